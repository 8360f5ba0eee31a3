"""The rhythm of the reviews."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reviews import actions, forms, queries
from reviews.views.columns import PERIMETER
from web.pages import ActionPage, ListPage
from web.tables import Column


class SetRhythm(ActionPage):
    """How often."""

    action = actions.set_rhythm
    form_class = forms.RhythmForm
    label = _("Set the rhythm")
    intro = _("The clock opens each review on its day, without anybody asking.")
    parent = "reviews:rhythm_list"

    def success_url(self, result: Any) -> str:
        """Back to the list."""
        return reverse("reviews:rhythm_list")


class RhythmList(ListPage):
    """Rhythms."""

    title = _("Rhythm of the reviews")
    permission = "reviews.view"
    rows = staticmethod(queries.rhythms)
    search_paths = ("perimeter__name",)
    actions = (SetRhythm,)
    default_sort = "next_on"
    columns = (
        PERIMETER,
        Column("every_months", _("Every (months)"), numeric=True),
        Column("next_on", _("Next review"), date=True),
    )
    empty_title = _("No rhythm yet")
    empty_text = _("Say how often each perimeter is reviewed.")
