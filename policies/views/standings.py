"""Person by person: what is asked of each, what is read, what is late."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation.models import User
from policies import forms
from policies.queries import standings
from trail import clock
from web.pages import ListPage
from web.tables import Column


def standings_today(user: User) -> Any:
    """The staff as it stands today."""
    return standings(user, on=clock.today())


class StandingList(ListPage):
    """The state of acknowledgements, person by person; filtered by perimeter and team, exported like every list."""

    title = _("Person by person")
    intro = _("What the open campaigns ask of each person, and how far they are.")
    permission = "policies.view"
    rows = staticmethod(standings_today)
    filter_class = forms.StandingFilter
    parent = "policies:campaign_list"
    search_paths = ("identity__sort_key",)
    default_sort = "identity__sort_key"
    columns = (
        Column("display_name", _("Person"), sort="identity__sort_key", wide=True),
        Column("reference", _("Ref."), hidden=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("team", _("Team")),
        Column("asked", _("Readings asked"), numeric=True),
        Column("read", _("Acknowledged readings"), numeric=True),
        Column("late", _("Late readings"), numeric=True),
    )
    empty_title = _("Nobody")
