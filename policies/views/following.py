"""Who follows up readings: the people of a campaign, absences, managers of teams and their delegates."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from policies import actions, forms
from policies.models import Campaign
from policies.queries import absences, campaigns_open_to, people_asked, team_managers
from trail import clock
from web.pages import ActionPage, ListPage
from web.pages.base import find
from web.tables import Column, url_of


class AskedList(ListPage):
    """Everybody whom a campaign concerns today: who has read, and who has not."""

    title = _("People asked")
    permission = "policies.view"
    filter_class = forms.AskedFilter
    search_paths = ("identity__sort_key",)
    default_sort = "identity__sort_key"
    columns = (
        Column("display_name", _("Name"), sort="identity__sort_key", wide=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("team", _("Team")),
        Column("done", _("Acknowledged")),
        Column("acknowledged_at", _("When")),
        Column("in_language", _("Language"), hidden=True),
    )
    empty_title = _("Nobody")

    @cached_property
    def campaign(self) -> Campaign:
        """That of the address, if the person may see it."""
        found: Campaign = find(campaigns_open_to, self.user, self.kwargs["pk"])
        return found

    def queryset(self) -> "QuerySet[Any]":
        """The people whom it concerns."""
        return people_asked(self.user, self.campaign, on=clock.today())

    def heading(self) -> Any:
        """The campaign."""
        return str(self.campaign)

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the campaign."""
        return [(self.campaign.reference, url_of(self.campaign))]


class DeclareAbsence(ActionPage):
    """Leave somebody in peace."""

    action = actions.declare_absence
    form_class = forms.AbsenceForm
    parent = "policies:absence_list"
    title = _("Declare an absence")
    label = _("Declare an absence")
    intro = _("No reminder meanwhile, and a week after the return for what fell due.")
    style = "primary"
    icon = "plus"


class WithdrawAbsence(ActionPage):
    """An absence declared by mistake."""

    action = actions.withdraw_absence
    form_class = forms.NothingToFillIn
    records = staticmethod(absences)
    parameter = "absence"
    parent = "policies:absence_list"
    title = _("Take the absence back")
    label = _("Take the absence back")
    style = "danger"


class AbsenceList(ListPage):
    """Who is left in peace, and when."""

    title = _("Absences")
    intro = _("Nobody is reminded while absent; what fell due meanwhile waits until a week after the return.")
    permission = "policies.view"
    rows = staticmethod(absences)
    actions = (DeclareAbsence,)
    default_sort = "-starts_on"
    columns = (
        Column(
            "person.display_name",
            _("Person"),
            sort="person__identity__sort_key",
            link="policies:absence_withdraw",
            wide=True,
        ),
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("person.perimeter.name", _("Perimeter"), sort="person__perimeter__path"),
    )
    empty_title = _("No absence")


class NameManager(ActionPage):
    """Who is told for a team."""

    action = actions.name_manager
    form_class = forms.ManagerForm
    parent = "policies:team_manager_list"
    title = _("Name a manager")
    label = _("Name a manager")
    style = "primary"
    icon = "plus"


class EditManager(ActionPage):
    """Another manager, or a delegation."""

    action = actions.edit_manager
    form_class = forms.EditManagerForm
    records = staticmethod(team_managers)
    parameter = "manager"
    parent = "policies:team_manager_list"
    title = _("Manager and delegation")
    label = _("Save")


class WithdrawManager(ActionPage):
    """Nobody in particular any more."""

    action = actions.withdraw_manager
    form_class = forms.NothingToFillIn
    records = staticmethod(team_managers)
    parameter = "manager"
    parent = "policies:team_manager_list"
    title = _("Withdraw the manager")
    label = _("Withdraw")
    style = "danger"


class ManagerList(ListPage):
    """Who is told that people of a team are late."""

    title = _("Managers of teams")
    intro = _("Three days after the date, then once a week, they are told who of their team has not read.")
    permission = "policies.view"
    rows = staticmethod(team_managers)
    actions = (NameManager,)
    default_sort = "perimeter__path"
    columns = (
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", link="policies:manager_edit", wide=True),
        Column("team", _("Team")),
        Column("person.display_name", _("Manager"), sort="person__identity__sort_key"),
        Column("delegate.display_name", _("Reminders go to"), sort=False),
    )
    empty_title = _("No manager yet")
    empty_text = _("Without one, only the reader is reminded, and whoever follows the campaign up.")
