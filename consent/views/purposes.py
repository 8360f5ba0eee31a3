"""Purposes, their notices, and the figures of consent."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from consent import actions, forms
from consent.models import Purpose
from consent.queries import categories_of, notices, notices_of, purpose_figures, purposes
from organisation.models import User
from trail import clock
from web.markdown import render
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable


class CreatePurpose(ActionPage):
    """A new purpose."""

    action = actions.create_purpose
    form_class = forms.CreatePurposeForm
    title = _("Add a purpose")
    label = _("Add a purpose")
    style = "primary"
    icon = "plus"
    parent = "consent:purpose_list"


class OnPurpose(ActionPage):
    """An action on a purpose that is open."""

    records = staticmethod(purposes)
    parameter = "purpose"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Until it is closed."""
        return record.closed_at is None and super().offered_to(user, record)


class EditPurpose(OnPurpose):
    """What describes it."""

    action = actions.edit_purpose
    form_class = forms.PurposeForm
    title = _("Edit the purpose")
    label = _("Edit")
    icon = "pencil"


class PublishNotice(OnPurpose):
    """What people are told from now on."""

    action = actions.publish_notice
    form_class = forms.NoticeForm
    title = _("Publish a notice")
    label = _("Publish a notice")
    intro = _("It replaces the notice in force. Consents already given keep the text that was shown then.")
    icon = "send"
    style = "primary"


class ClosePurpose(OnPurpose):
    """The data are not used for it any more."""

    action = actions.close_purpose
    form_class = forms.NothingToFillIn
    title = _("Close the purpose")
    label = _("Close")
    intro = _("From now on every access for this purpose is refused. Consents can still be withdrawn.")
    style = "danger"


class PurposeList(ListPage):
    """What data are used for."""

    title = _("Purposes")
    intro = _("What data are used for, by whom, on which basis, and the notice that informs people.")
    permission = "consent.view"
    rows = staticmethod(purposes)
    filter_class = forms.PurposeFilter
    search_paths = ("title", "reference", "controller")
    actions = (CreatePurpose,)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("controller", _("Controller")),
        Column("legal_basis", _("Legal basis")),
        Column("notice_number", _("Notice in force"), numeric=True),
        Column("retention", _("Kept for"), hidden=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("closed_at", _("Closed on"), date=True, hidden=True),
    )
    empty_title = _("No purpose yet")
    empty_text = _("A purpose says what data are used for; people consent to it or oppose it.")


class PurposePage(RecordPage):
    """One purpose."""

    permission = "consent.view"
    records = staticmethod(purposes)
    template_name = "consent/purpose.html"
    facts = (
        Column("legal_basis", _("Legal basis")),
        Column("controller", _("Controller")),
        Column("perimeter.name", _("Perimeter")),
        Column("categories", _("Categories of data"), value=lambda row: categories_of(purpose=row), wide=True),
        Column("retention", _("Kept for")),
        Column("storage_locations", _("Stored in")),
        Column("jurisdiction", _("Law that applies")),
        Column("validity_months", _("A consent holds for (months)")),
        Column("opened_at", _("Open since"), date=True),
        Column("closed_at", _("Closed on"), date=True),
        Column("description", _("What the data are used for"), text=True),
        Column("recipients", _("Recipients"), text=True),
        Column("withdrawal_method", _("How to withdraw or oppose"), text=True),
    )
    actions = (PublishNotice, EditPurpose, ClosePurpose)
    tables = (
        RelatedTable(
            _("Notices"),
            notices_of,
            (
                Column("number", _("Notice"), numeric=True, link=True),
                Column("published_at", _("In force since"), date=True),
                Column("superseded_at", _("Superseded since"), date=True),
            ),
            empty=_("Nobody is informed yet: publish the first notice."),
        ),
    )


class NoticePage(RecordPage):
    """One notice, as it was shown."""

    permission = "consent.view"
    records = staticmethod(notices)
    template_name = "consent/notice.html"
    parent = "consent:purpose_list"
    facts = (
        Column("purpose", _("Purpose"), link="purpose"),
        Column("published_at", _("In force since"), date=True),
        Column("superseded_at", _("Superseded since"), date=True),
    )

    def context(self) -> dict[str, Any]:
        """Both texts."""
        texts = [("fr", self.record.body_fr), ("en", self.record.body_en)]
        return {"texts": [(language, render(body)) for language, body in texts if body]}


def figures_today(user: User) -> "QuerySet[Purpose]":
    """The figures of today."""
    return purpose_figures(user, on=clock.today())


class StatisticsPage(ListPage):
    """How many, and nobody behind the figures."""

    title = _("Figures of consent")
    intro = _("How many consents stand for each purpose. No person can be read from here.")
    permission = "consent.statistics"
    rows = staticmethod(figures_today)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref.")),
        Column("title", _("Purpose"), wide=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("in_force", _("In force"), numeric=True),
        Column("refused", _("Refusals"), numeric=True),
        Column("withdrawn", _("Withdrawals"), numeric=True),
        Column("expired", _("Expired consents"), numeric=True),
    )
    empty_title = _("No purpose yet")
