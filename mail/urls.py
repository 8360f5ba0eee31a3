"""The routes of mail."""

from mail import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    page("", views.LetterList, "letter_list"),
    page("mailbox/", views.Mailbox, "mailbox"),
    page("mailbox/<str:key>/", views.ReceivedMail, "received"),
    page("<uuid:pk>/", views.LetterPage, "letter"),
    page("<uuid:pk>/send-again/", views.SendAgain, "letter_send_again"),
    page("<uuid:pk>/bounce/", views.RecordBounce, "letter_bounce"),
]

endpoints = [
    endpoint("letters/", api.LetterEndpoint, "letter"),
    endpoint("letters/<uuid:pk>/send-again/", api.SendAgainEndpoint, "letter-send-again"),
    endpoint("letters/<uuid:pk>/bounce/", api.BounceEndpoint, "letter-bounce"),
]
