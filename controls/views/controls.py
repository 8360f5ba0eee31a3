"""Pages of controls: the list, the sheet, and the door of each action on them."""

from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries, wording
from controls.forms import controls as forms
from controls.forms.evidence import LinkEvidenceForm
from controls.views.dated import DatedPage
from controls.views.testing import DrawSample, RecordTest
from web.pages import ActionPage, ListPage, RecordPage
from web.pages.actions import Button
from web.tables import Cell, Column, RelatedTable, Table, cell_of, url_of


class CreateControl(ActionPage):
    """The door to record a control; it may come from a requirement (`?requirement=`) or a perimeter."""

    action = actions.create_control
    form_class = forms.CreateControlForm
    label = _("New control")
    icon = "plus"
    style = "primary"
    parent = "controls:control_list"
    success = _("Control recorded.")

    def initial(self) -> dict[str, Any]:
        """What the address already says."""
        asked = self.request.GET
        model = queries.model_named(self.user, asked.get("model", ""))
        worded = {"title": model.title[:200], "description": model.summary} if model else {}
        return {"perimeter": asked.get("perimeter"), "requirements": asked.getlist("requirement"), **worded}


class EditControl(ActionPage):
    """The door to correct the sheet of a control."""

    action = actions.edit_control
    form_class = forms.EditControlForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Edit")
    icon = "pencil"


class AdvanceControl(ActionPage):
    """The door to say how far a control is in place."""

    action = actions.advance_control
    form_class = forms.AdvanceControlForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Update the status")
    icon = "progress"
    style = "primary"
    success = _("Status updated.")


class WithdrawControl(ActionPage):
    """The door to take a control out of use."""

    action = actions.withdraw_control
    form_class = forms.WithdrawForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Withdraw")
    icon = "trash"
    style = "danger"
    intro = _("The control stays on record with its tests and its evidence, and counts for nothing more.")
    success = _("Control withdrawn.")

    def success_url(self, result: Any) -> str:
        """Back to the list: the control is no longer shown."""
        crumbs = self.crumbs()
        return crumbs[0][1] if crumbs else "/"


class AnswerRequirement(ActionPage):
    """The door to say that a control answers a requirement."""

    action = actions.answer_requirement
    form_class = forms.AnswerRequirementForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Add a requirement")
    icon = "link"
    success = _("Requirement added.")

    def initial(self) -> dict[str, Any]:
        """The requirement of the address."""
        return {"requirement": self.request.GET.get("requirement")}


class WithdrawAnswer(ActionPage):
    """The door to say that a control does not answer a requirement after all."""

    action = actions.withdraw_answer
    form_class = forms.WithdrawForm
    records = staticmethod(queries.answers)
    parameter = "answer"
    label = _("Remove")
    title = _("Remove the requirement")
    icon = "x"
    style = "danger"
    intro = _("The control no longer counts as an answer to this requirement.")
    parent = "controls:control_list"
    success = _("Requirement removed.")

    def cancel_url(self) -> str:
        """The sheet of the control."""
        return url_of(self.record.control)

    def success_url(self, result: Any) -> str:
        """The sheet of the control."""
        return self.cancel_url()


class LinkEvidence(ActionPage):
    """The door to rest a control on a piece of evidence."""

    action = actions.link_evidence
    form_class = LinkEvidenceForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Link evidence")
    icon = "paperclip"
    success = _("Evidence linked.")

    def initial(self) -> dict[str, Any]:
        """The evidence of the address."""
        return {"evidence": self.request.GET.get("evidence")}


class ControlList(ListPage):
    """The controls that a person may see."""

    title = _("Controls")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.controls_listed)
    search_paths = ("reference", "title", "description", "supplier")
    filter_class = forms.ControlFilter
    actions = (CreateControl,)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("status", _("Status"), badge=True),
        Column("last_result", _("Last test"), template="controls/cells/last_test.html", sort="last_tested_on"),
        Column("evidence_count", _("Evidence"), numeric=True),
        Column("answer_count", _("Requirements"), numeric=True),
        Column("owner.display_name", pgettext_lazy("control", "Owner"), sort="owner__identity__sort_key"),
        Column("due_on", _("Due date"), date=True),
        Column("perimeter", _("Perimeter"), sort="perimeter__path"),
        Column("kind", _("Kind"), hidden=True),
        Column("maturity", _("Maturity"), numeric=True, hidden=True),
        Column("supplier", _("Supplier"), hidden=True),
        Column("one_off_cost", _("One-off cost (€)"), numeric=True, hidden=True),
        Column("yearly_cost", _("Yearly cost (€)"), numeric=True, hidden=True),
        Column("effort_days", _("Effort (days)"), numeric=True, hidden=True),
        Column("shared", _("Shared"), hidden=True),
    )
    empty_title = _("No control yet")
    empty_text = _("A control says what is done about a risk or a requirement, by whom and until when.")


class ControlPage(DatedPage, RecordPage):
    """The sheet of a control."""

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.controls)
    template_name = "controls/control.html"
    status: ClassVar[Column] = Column("status", _("Status"), badge=True)
    actions = (AdvanceControl, RecordTest, DrawSample, LinkEvidence, AnswerRequirement, EditControl, WithdrawControl)
    facts = (
        Column("perimeter", _("Perimeter")),
        Column("owner.display_name", pgettext_lazy("control", "Owner")),
        Column("kind", _("Kind")),
        Column("description", _("Description"), text=True),
        Column("start_on", _("Start"), date=True),
        Column("due_on", _("Due date"), date=True),
        Column("implemented_on", _("In place since"), date=True),
        Column("maturity", _("Maturity (0 to 5)"), numeric=True),
        Column("one_off_cost", _("One-off cost (€)"), numeric=True),
        Column("yearly_cost", _("Yearly cost (€)"), numeric=True),
        Column("effort_days", _("Effort (days)"), numeric=True),
        Column("supplier", _("Supplier")),
        Column("test_every_months", _("Tested every (months)"), numeric=True),
        Column("shared", _("Serves the perimeters below")),
        Column("residual_comment", _("What remains to be done"), text=True),
    )
    tables = (
        RelatedTable(
            title=_("Requirements answered"),
            rows=queries.answers_listed,
            columns=(
                Column("requirement.ref", _("Ref."), link="requirement"),
                Column("requirement.title", _("Requirement"), wide=True),
                Column("requirement.framework", _("Framework")),
                Column("comment", _("How it answers"), text=True),
                Column("id", _("Action"), template="controls/cells/remove_answer.html"),
            ),
            empty=_("No requirement is linked to this control yet."),
            actions=(AnswerRequirement,),
        ),
        RelatedTable(
            title=_("Evidence"),
            rows=queries.evidence_of,
            columns=(
                Column("evidence.reference", _("Ref."), link="evidence"),
                Column("evidence.title", _("Title"), wide=True),
                Column("evidence.valid_until", _("Valid until"), template="controls/cells/valid_until.html"),
                Column("comment", _("What it proves"), text=True),
                Column("id", _("Action"), template="controls/cells/unlink_evidence.html"),
            ),
            empty=_("This control rests on no evidence yet."),
            actions=(LinkEvidence,),
        ),
        RelatedTable(
            title=_("Tests"),
            rows=queries.tests_of,
            columns=(
                Column("tested_on", _("Tested on"), template="controls/cells/test.html"),
                Column("method", _("Method")),
                Column("result", _("Result"), badge=True),
                Column("tester.display_name", _("Tester")),
                Column("sample", _("Items tested"), numeric=True),
                Column("exceptions", _("Exceptions found"), numeric=True),
                Column("conclusion", _("What was found"), text=True, wide=True),
            ),
            empty=_("This control was never tested."),
            actions=(RecordTest,),
        ),
        RelatedTable(
            title=_("Samples drawn"),
            rows=queries.draws_of,
            columns=(
                Column("drawn_on", _("Drawn on"), template="controls/cells/draw.html"),
                Column("subject", _("What is tested"), text=True, wide=True),
                Column("sample_size", _("Items drawn"), numeric=True),
                Column("population_size", _("Population"), numeric=True),
                Column("id", _("Test"), template="controls/cells/draw_use.html"),
            ),
            empty=_("No sample was drawn for this control."),
            actions=(DrawSample,),
        ),
    )

    @cached_property
    def then(self) -> queries.ControlThen | None:
        """The control at the past day of the address, if it stood by then."""
        return queries.control_then(control=self.record, on=self.on, moment=self.moment) if self.moment else None

    def heading(self) -> Any:
        """Its name, of then if a past day is asked for."""
        return str(self.then.record) if self.then else super().heading()

    def cells(self) -> list[Cell]:
        """The facts, of then if a past day is asked for."""
        if self.moment is None:
            return super().cells()
        return [cell_of(column, self.then.record) for column in self.facts] if self.then else []

    def status_cell(self) -> Cell | None:
        """The status, of then if a past day is asked for."""
        if self.moment is None:
            return super().status_cell()
        return cell_of(type(self).status, self.then.record) if self.then else None

    def buttons(self) -> list[Button]:
        """Nothing is done in the past."""
        return [] if self.moment else super().buttons()

    def related(self) -> list[tuple[RelatedTable, Table, list[Button], bool]]:
        """What hangs from the control, or hung from it then."""
        if self.moment is None:
            return super().related()
        rows = (self.then.answers, self.then.evidence, self.then.tests) if self.then else ([], [], [])
        shown: list[tuple[RelatedTable, Table, list[Button], bool]] = []
        for declared, listed in zip(self.tables, rows, strict=False):
            columns = [column for column in declared.columns if column.accessor != "id"]
            shown.append((declared, Table(columns, listed), [], False))
        return shown

    def context(self) -> dict[str, Any]:
        """What is derived about the control on the day."""
        past = self.then
        if self.moment is not None and past is None:
            return {**self.dated(), "absent": True}
        state = past.state if past else queries.state_of(control=self.record, on=self.on)
        return {
            **self.dated(),
            "state": state,
            "effectiveness_label": wording.EFFECTIVENESS_LABELS[state.effectiveness.state],
            "effectiveness_why": wording.why(state.effectiveness),
            "inherited": self.record.shared and not self.user.can("controls.edit", self.record),
        }
