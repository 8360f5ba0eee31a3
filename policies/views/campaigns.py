"""Campaigns: who is asked to read, who has, who has not; and every acknowledgement."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from organisation.models import Person, User
from policies import actions, forms, keeping
from policies.models import Campaign
from policies.queries import (
    acknowledgements,
    campaigns,
    campaigns_open_to,
    certificate_of,
    missing_of,
    progress_by_team,
    text_check,
    versions,
)
from policies.views.keeping import rule
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable, url_of


def campaigns_today(user: User) -> "QuerySet[Campaign]":
    """The campaigns with the figures of today."""
    return campaigns(user, on=clock.today())


class OpenCampaign(ActionPage):
    """Ask people to read a version in force."""

    action = actions.open_campaign
    form_class = forms.OpenCampaignForm
    records = staticmethod(versions)
    parameter = "policy_version"
    title = _("Open a campaign")
    label = _("Open a campaign")
    icon = "send"
    parent = "policies:campaign_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """For a version in force only."""
        return record.is_in_force and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """The perimeter of the document."""
        return {"perimeter": self.record.document.perimeter_id}

    def success_url(self, result: Any) -> str:
        """On to the campaign."""
        return url_of(result)


class CloseCampaign(ActionPage):
    """Stop asking."""

    action = actions.close_campaign
    form_class = forms.NothingToFillIn
    records = staticmethod(campaigns_open_to)
    parameter = "campaign"
    title = _("Close the campaign")
    label = _("Close the campaign")
    intro = _("Nobody is reminded any more. What was acknowledged stays acknowledged.")
    style = "danger"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it is open."""
        return record.status == Campaign.Status.OPEN and super().offered_to(user, record)


class CampaignList(ListPage):
    """Every campaign, with how far it is."""

    title = _("Campaigns")
    template_name = "policies/campaign_list.html"
    intro = _("Who is asked to read what, until when, and how many have.")
    permission = "policies.view"
    rows = staticmethod(campaigns_today)
    filter_class = forms.CampaignFilter
    default_sort = "-opened_at"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column(
            "policy_version.document.title",
            _("Document"),
            link=True,
            sort="policy_version__document__search_key",
            wide=True,
        ),
        Column("policy_version.number", _("Version"), numeric=True, sort=False, hidden=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("due_on", _("To be read by"), date=True),
        Column("share", _("Progress"), template="policies/cells/share.html", numeric=True, suffix=" %"),
        Column("read", _("People who have read"), numeric=True, hidden=True),
        Column("total", _("People asked"), numeric=True),
        Column("status", _("Status"), badge=True),
        Column("role", _("Role"), hidden=True),
        Column("team", _("Team"), hidden=True),
    )
    empty_title = _("No campaign yet")
    empty_text = _("Publishing a version with a date to be read by opens the first one.")


def _missing(_user: Any, record: Campaign) -> Any:
    return missing_of(record, on=clock.today())


class CampaignPage(RecordPage):
    """One campaign: progress by team, and who has not read yet."""

    permission = "policies.view"
    records = staticmethod(campaigns_open_to)
    template_name = "policies/campaign.html"
    later_panels = True  # looked at every day, and asked again every 20 seconds
    parent = "policies:campaign_list"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("policy_version", _("Version"), link="policy_version"),
        Column("perimeter.name", _("Perimeter")),
        Column("role", _("Role")),
        Column("team", _("Team")),
        Column("by_list", _("Only the people of a list")),
        Column("follower.display_name", _("Followed up by")),
        Column("due_on", _("To be read by"), date=True),
        Column("opened_at", _("Opened on"), date=True),
        Column("closed_at", _("Closed on"), date=True),
    )
    actions = (CloseCampaign,)
    tables = (
        RelatedTable(
            _("Who has not read yet"),
            _missing,
            (
                Column("display_name", _("Name")),
                Column("team", _("Team")),
                Column("perimeter.name", _("Perimeter")),
            ),
            empty=_("Everybody has read."),
        ),
    )

    def context(self) -> dict[str, Any]:
        """The bars: one for each team, and their sum."""
        teams = progress_by_team(self.record, on=clock.today())
        return {
            "progress": teams,
            "total": sum(row["total"] for row in teams),
            "read": sum(row["read"] for row in teams),
        }


class AcknowledgementList(ListPage):
    """Who acknowledged what."""

    title = _("Acknowledgements")
    permission = "policies.view"
    rows = staticmethod(acknowledgements)
    filter_class = forms.AcknowledgementFilter
    template_name = "policies/acknowledgement_list.html"
    default_sort = "-at"
    columns = (
        Column("at", _("When"), link="policies:acknowledgement"),
        Column("person.display_name", _("Person"), sort="person__identity__sort_key"),
        Column(
            "policy_version.document.title",
            _("Document"),
            sort="policy_version__document__search_key",
            link="policies:acknowledgement",
            wide=True,
        ),
        Column("policy_version.number", _("Version"), numeric=True, sort=False),
        Column("language", _("Language")),
        Column("identification", _("Identified by"), hidden=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("No acknowledgement yet")


class AcknowledgementPage(RecordPage):
    """One acknowledgement, held against the exact text."""

    permission = "policies.view"
    records = staticmethod(acknowledgements)
    template_name = "policies/acknowledgement.html"
    parent = "policies:acknowledgement_list"
    facts = (
        Column("person.display_name", _("Person")),
        Column("policy_version", _("Version")),
        Column("language", _("Language")),
        Column("at", _("When")),
        Column("sentence", _("Sentence shown"), wide=True),
        Column("identification", _("Identified by")),
        Column("parts", _("Parts shown, to the last")),
        Column("seconds", _("Time before the text"), value=lambda record: time_told(record.seconds)),
        Column("quiz_attempt.score", _("Quiz"), suffix=" %"),
        Column("perimeter.name", _("Perimeter")),
        Column("kept", _("Kept until"), value=lambda record: kept_until(record.person)),
    )

    def context(self) -> dict[str, Any]:
        """Whether the text that is kept is still the one that was read, and the certificate."""
        return {
            "check": text_check(self.record),
            "certificate": certificate_of(acknowledgement=self.record),
            "language": get_language(),
        }


def kept_until(person: Person) -> Any:
    """The end of the employment and the years after it; in words while the person works here."""
    return keeping.last_day(person.left_on) or rule()


def time_told(seconds: int | None) -> Any:
    """A time in minutes and seconds; not kept for most documents."""
    if seconds is None:
        return _("Not kept")
    return gettext("%(minutes)s min %(seconds)s s") % {"minutes": seconds // 60, "seconds": seconds % 60}
