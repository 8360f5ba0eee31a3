"""The routes of the trail."""

from trail import views
from web.pages import page

pages = [
    page("", views.EntryList, "entry_list"),
    page("checkpoints/", views.CheckpointList, "checkpoint_list"),
    page("verifications/", views.VerificationList, "verification_list"),
]
