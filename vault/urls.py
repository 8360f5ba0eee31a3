"""The routes of the vault."""

from vault import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    page("", views.SealedFileList, "sealed_file_list"),
    page("deposit/", views.Deposit, "deposit"),
    page("check/", views.Scrub, "scrub"),
    page("<uuid:pk>/", views.SealedFilePage, "sealed_file"),
    page("<uuid:pk>/content/", views.FileContent, "content"),
]
endpoints = [
    endpoint("files/", api.SealedFileEndpoint, "sealed-file"),
    endpoint("files/<uuid:pk>/content/", api.ContentEndpoint, "sealed-file-content"),
    endpoint("deposit/", api.DepositEndpoint, "deposit"),
    endpoint("check/", api.ScrubEndpoint, "scrub"),
]
