"""Audit programmes: what is audited over the cycle."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from audits import actions, forms, queries
from audits.views.columns import AUDIT_COLUMNS
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable


class SetProgramme(ActionPage):
    """A new programme."""

    action = actions.set_programme
    form_class = forms.ProgrammeForm
    label = _("Set a programme")
    style = "primary"
    icon = "plus"
    parent = "audits:programme_list"


class ProgrammeList(ListPage):
    """Programmes."""

    title = _("Audit programme")
    intro = _("What is audited over the three-year cycle, how often and how.")
    permission = "audits.view"
    rows = staticmethod(queries.programmes)
    search_paths = ("reference", "title")
    actions = (SetProgramme,)
    default_sort = "-starts_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("No programme yet")
    empty_text = _("Lay down what is audited over the cycle, how often and how.")


def _audits_of(user: Any, programme: Any) -> Any:
    return queries.audits(user).filter(programme=programme).order_by("starts_on")


class ProgrammePage(RecordPage):
    """One programme with its audits."""

    permission = "audits.view"
    records = staticmethod(queries.programmes)
    facts = (
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("methods", _("Frequency and methods"), text=True, wide=True),
        Column("perimeter.name", _("Perimeter")),
    )
    tables = (RelatedTable(_("Audits"), _audits_of, AUDIT_COLUMNS, empty=_("No audit is planned yet.")),)
