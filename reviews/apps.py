"""Reviews: objectives, PDCA reviews on a rhythm, decisions of management."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "reviews"
    label = "reviews"
    verbose_name = _("Reviews")

    def ready(self) -> None:
        """Tell the shared pages what falls due and what to find here."""
        from reviews import registrations

        registrations.register()
