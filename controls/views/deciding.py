"""Doors on the statement of a perimeter: decide lines, in place or many at a time, submit, declare activities."""

from functools import cached_property
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from controls import actions, queries
from controls.forms import statement as forms
from controls.models import Applicability
from controls.views.statement import SEE_OTHER, StatementPage, line_context, statement_url
from organisation.queries import perimeters
from trail import clock
from web.pages import ActionPage


class PerimeterAction(ActionPage):
    """A door on the statement of the perimeter of the address."""

    records = staticmethod(perimeters)
    parameter = "perimeter"
    nav = "controls"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the statement."""
        return [(StatementPage.title, statement_url(self.record))]

    def cancel_url(self) -> str:
        """The statement."""
        return statement_url(self.record)

    def success_url(self, result: Any) -> str:
        """The statement."""
        return statement_url(self.record)

    def seen_version(self) -> Any:
        """A perimeter does not change with its statement."""
        return None


class DecideApplicability(PerimeterAction):
    """The door to decide one line; within the page for those who have scripts."""

    action = actions.decide_applicability
    form_class = forms.DecideApplicabilityForm
    label = _("Decide")
    success = _("Line decided.")

    @property
    def in_place(self) -> bool:
        """Whether the form replaces a line of the statement."""
        return self.request.headers.get("HX-Request") == "true"

    @cached_property
    def line(self) -> queries.StatementLine | None:
        """The line of the address as it stands."""
        asked = self.request.GET.get("requirement") or self.request.POST.get("requirement", "")
        return queries.pick(lines=queries.lines_of(perimeter=self.record, on=clock.today()), key=asked)

    def initial(self) -> dict[str, Any]:
        """What the line already says."""
        line = self.line
        if line is None:
            return {}
        shown = {name: getattr(line.record, name) for name in SHOWN} if line.record else {}
        if not shown.get("decision") or shown["decision"] == "undecided":
            shown["decision"] = line.choices[1]
            shown |= {f"reason_{kind}": True for kind in line.reason_kinds}
        return {"requirement": line.requirement, **shown}

    def form(self, *, data: Any = None, files: Any = None) -> forms.DecideApplicabilityForm:
        """The form with the decisions that exist for this line."""
        given = cast("forms.DecideApplicabilityForm", super().form(data=data, files=files))
        if self.line is not None:
            given.offer(self.line.choices)
        return given

    def answer(self, *, status: int = 200, fragment: str = "", **extra: Any) -> Any:
        """The whole page, or the form in place of the line."""
        if not self.in_place:
            return super().answer(status=status, fragment=fragment, line=self.line, perimeter=self.record, **extra)
        shown = {"page": self, "line": self.line, "perimeter": self.record, **extra}
        return render(self.request, "controls/parts/decide_line.html", shown, status=status)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Decide; in place, the line comes back as it now stands."""
        answer = super().post(request, **kwargs)
        if not self.in_place or answer.status_code != SEE_OTHER:
            return answer
        statement = queries.statement_of(perimeter=self.record, on=clock.today())
        shown = {
            "line": queries.pick(lines=statement.lines, key=request.POST.get("requirement", "")),
            "totals": queries.totals_of(lines=statement.lines),
            "controls_total": len(statement.controls),
            "controls_in_place": sum(state.status == "implemented" for state in statement.controls),
            "perimeter": self.record,
            **line_context(self.user, self.record),
        }
        return render(request, "controls/parts/decided_line.html", shown)

    def success_message(self, result: Any) -> Any:
        """Nothing when the line itself shows it."""
        return "" if self.in_place else self.success

    def success_url(self, result: Applicability) -> str:
        """The statement, at the line."""
        return f"{statement_url(self.record)}#{result.requirement.ref}"


SHOWN = (
    "decision", "reason_risk", "reason_legal", "reason_contract", "reason_best_practice", "justification", "owner",
    "maturity",
)  # fmt: skip


class DecideMany(PerimeterAction):
    """The door to decide several lines alike; the lines come ticked in the address."""

    action = actions.decide_many
    form_class = forms.DecideManyForm
    label = _("Decide these lines")
    success = _("Lines decided.")
    intro = _("All these lines receive the same decision, or none does.")

    template_name = "controls/decide_many.html"

    @cached_property
    def chosen(self) -> list[queries.StatementLine]:
        """The lines ticked, or all those that the filter of the address shows."""
        lines = queries.lines_of(perimeter=self.record, on=clock.today())
        if "shown" in self.request.GET:
            given = forms.StatementFilter(self.request.GET, user=self.user)
            given.offer(lines)
            return list(given.narrow(lines))
        asked = self.request.GET if self.request.method == "GET" else self.request.POST
        ticked = set(asked.getlist("requirements"))
        return [line for line in lines if str(line.requirement.pk) in ticked]

    def initial(self) -> dict[str, Any]:
        """The lines ticked, and the decision that would include them."""
        rows = [line.requirement for line in self.chosen]
        first = self.chosen[0].choices[1] if self.chosen else "applicable"
        return {"requirements": rows, "decision": first}

    def context(self) -> dict[str, Any]:
        """The lines ticked."""
        return {"chosen": self.chosen}


class DecideAdditional(PerimeterAction):
    """The door to say whether a control of one's own applies here (`?control=`)."""

    action = actions.decide_additional
    form_class = forms.DecideAdditionalForm
    label = _("Decide")
    title = _("Decide on an additional control")
    intro = _("A control beyond Annex A and HDS applies where it was recorded to be used; say why, or why not here.")
    success = _("Control decided.")

    def initial(self) -> dict[str, Any]:
        """The control of the address, and what was decided of it."""
        asked = self.request.GET.get("control", "")
        rows = queries.additional_controls(self.user).filter(perimeter=self.record)
        found = next((row for row in rows if str(row.control_id) == asked), None)
        known = {"decision": found.decision, "justification": found.justification} if found else {}
        return {"control": asked, "decision": "applicable", **known}


class SubmitStatement(PerimeterAction):
    """The door to hand the statement to an approver."""

    action = actions.submit_statement
    form_class = forms.SubmitStatementForm
    label = _("Submit for approval")
    icon = "send"
    style = "primary"
    intro = _("The statement is frozen as it stands; somebody else approves it.")
    success = _("Statement submitted.")
    template_name = "controls/submit.html"

    def context(self) -> dict[str, Any]:
        """What blocks the submission, and what an auditor would ask about."""
        lines = queries.lines_of(perimeter=self.record, on=clock.today())
        return {
            "perimeter": self.record,
            "totals": queries.totals_of(lines=lines),
            "undecided": [line for line in lines if line.undecided],
            "uncited": [line for line in lines if line.uncited or line.weak],
            "unowned": [line for line in lines if line.unowned],
            "unanswered": [line for line in lines if line.included and not line.controls],
        }

    def success_url(self, result: Any) -> str:
        """The version."""
        return reverse("controls:statement_version", args=[result.pk])


class DeclareActivities(PerimeterAction):
    """The door to say which hosting activities a perimeter holds."""

    action = actions.declare_activities
    form_class = forms.DeclareActivitiesForm
    label = _("Declare the hosting activities")
    icon = "database"
    success = _("Hosting activities recorded.")
    intro = _("HDS requirements are due for whoever holds an activity, and without object otherwise.")

    def initial(self) -> dict[str, Any]:
        """What is held already."""
        rows = list(queries.hosting_activities(self.user).filter(perimeter=self.record))
        since = min((row.held_since for row in rows), default=clock.today())
        return {"activities": [row.number for row in rows], "held_since": since}
