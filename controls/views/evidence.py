"""Pages of evidence: the list, the sheet with its versions, and the doors of its actions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries, wording
from controls.forms import evidence as forms
from controls.forms.controls import WithdrawForm
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable, url_of


class DepositEvidence(ActionPage):
    """The door to deposit evidence; it may come from a control (`?control=`)."""

    action = actions.deposit_evidence
    form_class = forms.DepositEvidenceForm
    label = _("Deposit evidence")
    icon = "upload"
    style = "primary"
    parent = "controls:evidence_list"
    success = _("Evidence sealed in the vault.")

    def initial(self) -> dict[str, Any]:
        """What the address already says."""
        asked = self.request.GET
        return {"perimeter": asked.get("perimeter"), "controls": asked.getlist("control"), "remind_days": 30}


class AddEvidenceVersion(ActionPage):
    """The door to renew a piece of evidence."""

    action = actions.add_evidence_version
    form_class = forms.AddEvidenceVersionForm
    records = staticmethod(queries.evidence)
    parameter = "evidence"
    label = _("Add a version")
    icon = "upload"
    style = "primary"
    intro = _("The version before stays in the vault, superseded; nothing is overwritten.")
    success = _("Version sealed in the vault.")

    def initial(self) -> dict[str, Any]:
        """Nothing of the version before: a renewal has its own dates."""
        return {}


class EditEvidence(ActionPage):
    """The door to correct the sheet of a piece of evidence."""

    action = actions.edit_evidence
    form_class = forms.EditEvidenceForm
    records = staticmethod(queries.evidence)
    parameter = "evidence"
    label = _("Edit")
    icon = "pencil"


class WithdrawEvidence(ActionPage):
    """The door to take a piece of evidence out of use."""

    action = actions.withdraw_evidence
    form_class = WithdrawForm
    records = staticmethod(queries.evidence)
    parameter = "evidence"
    label = _("Withdraw")
    icon = "trash"
    style = "danger"
    intro = _("Nothing rests on this evidence any more; its files stay sealed in the vault.")
    success = _("Evidence withdrawn.")

    def success_url(self, result: Any) -> str:
        """Back to the list: the evidence is no longer shown."""
        crumbs = self.crumbs()
        return crumbs[0][1] if crumbs else "/"


class UnlinkEvidence(ActionPage):
    """The door to say that a control does not rest on a piece of evidence after all."""

    action = actions.unlink_evidence
    form_class = WithdrawForm
    records = staticmethod(queries.evidence_links)
    parameter = "link"
    label = _("Remove")
    title = _("Remove the evidence")
    icon = "x"
    style = "danger"
    intro = _("The control no longer rests on this evidence; the evidence itself stays.")
    parent = "controls:control_list"
    success = _("Evidence removed from the control.")

    def cancel_url(self) -> str:
        """The sheet of the control."""
        return url_of(self.record.control)

    def success_url(self, result: Any) -> str:
        """The sheet of the control."""
        return self.cancel_url()


class EvidenceList(ListPage):
    """The evidence that a person may see."""

    title = _("Evidence")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.evidence_listed)
    search_paths = ("reference", "title", "description")
    filter_class = forms.EvidenceFilter
    actions = (DepositEvidence,)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("valid_until", _("Valid until"), template="controls/cells/validity.html"),
        Column("produced_on", _("Newest version"), date=True),
        Column("version_count", _("Versions"), numeric=True),
        Column("control_count", _("Controls"), numeric=True),
        Column("owner.display_name", pgettext_lazy("control", "Owner"), sort="owner__identity__sort_key"),
        Column("perimeter", _("Perimeter"), sort="perimeter__path"),
        Column("valid_from", _("Valid from"), date=True, hidden=True),
        Column("remind_days", _("Reminder before expiry (days)"), numeric=True, hidden=True),
        Column("shared", _("Shared"), hidden=True),
    )
    empty_title = _("No evidence yet")
    empty_text = _("Deposit what shows that a control works: minutes, an export, a report, a screenshot.")


class EvidencePage(RecordPage):
    """The sheet of a piece of evidence."""

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.evidence)
    template_name = "controls/evidence.html"
    actions = (AddEvidenceVersion, EditEvidence, WithdrawEvidence)
    facts = (
        Column("perimeter", _("Perimeter")),
        Column("owner.display_name", pgettext_lazy("control", "Owner")),
        Column("description", _("What it shows"), text=True),
        Column("valid_from", _("Valid from"), date=True),
        Column("valid_until", _("Valid until"), date=True),
        Column("remind_days", _("Reminder before expiry (days)"), numeric=True),
        Column("shared", _("Seen by the perimeters below")),
    )
    tables = (
        RelatedTable(
            title=_("Versions"),
            rows=queries.versions_of,
            columns=(
                Column("number", _("Version"), numeric=True),
                Column("file.name", _("File"), template="controls/cells/file.html", wide=True),
                Column("produced_on", _("Produced on"), date=True),
                Column("at", _("Sealed on"), date=True),
                Column("comment", _("What changed"), text=True),
            ),
            actions=(AddEvidenceVersion,),
        ),
        RelatedTable(
            title=_("Controls that rest on it"),
            rows=queries.supported_by,
            columns=(
                Column("control.reference", _("Ref."), link="control"),
                Column("control.title", _("Control"), wide=True),
                Column("control.status", _("Status"), badge=True),
                Column("comment", _("What it proves"), text=True),
            ),
            empty=_("No control rests on this evidence."),
        ),
        RelatedTable(
            title=_("Requirements it shows"),
            rows=queries.shown_by,
            columns=(
                Column("requirement.ref", _("Ref."), link="requirement"),
                Column("requirement.title", _("Requirement"), wide=True),
                Column("requirement.framework", _("Framework")),
                Column("perimeter", _("Perimeter")),
                Column("comment", _("What it proves"), text=True),
            ),
            empty=_("It is shown for no requirement directly."),
        ),
        RelatedTable(
            title=_("Tests that rest on it"),
            rows=queries.tests_resting_on,
            columns=(
                Column("test.tested_on", _("Tested on"), date=True),
                Column("test.control", _("Control"), wide=True),
                Column("test.result", _("Result"), badge=True),
            ),
            empty=_("No test rests on it."),
        ),
    )

    def context(self) -> dict[str, Any]:
        """Whether it holds today, and its current file."""
        validity = queries.validity_of(evidence=self.record, on=clock.today())
        return {
            "validity": validity,
            "validity_label": wording.EVIDENCE_LABELS[validity.state],
            "current": queries.current_version(evidence=self.record),
            "may_open": actions.open_evidence.allowed(self.user, self.record),
        }
