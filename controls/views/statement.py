"""Pages of the statement of applicability: its lines, decisions in place, submission; hosting activities."""

from functools import cached_property
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from controls import actions, queries, wording
from controls.forms import statement as forms
from controls.models import Applicability
from controls.queries.frameworks import statement_places
from controls.xlsx import statement_workbook
from organisation.models import Perimeter
from organisation.queries import perimeters
from reports.actions import produce
from trail import clock
from web.pages import ActionPage, Page
from web.pages.base import find
from web.tables import url_of


def statement_url(perimeter: Perimeter) -> str:
    """The address of the statement of a perimeter."""
    return reverse("controls:statement_of", args=[perimeter.pk])


class StatementPage(Page):
    """Every line of a perimeter's statement, with its figures; lines are decided in place or many at a time."""

    title = _("Statement of applicability")
    permission = "controls.view"
    nav = "controls"
    template_name = "controls/statement.html"

    @cached_property
    def perimeters(self) -> list[Perimeter]:
        """The perimeters whose statement may be shown, those begun first."""
        return list(statement_places(self.user))

    @cached_property
    def perimeter(self) -> Perimeter:
        """The perimeter of the address, or the first whose statement was begun."""
        asked = str(self.kwargs.get("pk", "")) or self.request.GET.get("perimeter", "")
        found = next((row for row in self.perimeters if str(row.pk) == asked), None)
        if found is None and (asked or not self.perimeters):
            raise Http404
        return found or self.perimeters[0]

    @cached_property
    def lines(self) -> list[queries.StatementLine]:
        """Every line."""
        return queries.lines_of(perimeter=self.perimeter, on=clock.today())

    @cached_property
    def filter(self) -> forms.StatementFilter:
        """The filter above the lines."""
        given = forms.StatementFilter(self.request.GET, user=self.user)
        given.offer(self.lines)
        return given

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The page, or only its table for a filter in place."""
        fragment = "table" if request.headers.get("HX-Target") == "lines" else ""
        return self.answer(fragment=fragment)

    def context(self) -> dict[str, Any]:
        """The lines kept by the filter, and the figures of all."""
        shown = list(self.filter.narrow(self.lines))
        return {
            "perimeter": self.perimeter,
            "perimeters": self.perimeters,
            "filter": self.filter,
            "lines": shown,
            "totals": queries.totals_of(lines=self.lines),
            "standing": queries.standing_version(perimeter=self.perimeter),
            "filtered": len(shown) < len(self.lines),
            **line_context(self.user, self.perimeter),
        }


def line_context(user: Any, perimeter: Perimeter) -> dict[str, Any]:
    """What one line needs to be shown."""
    return {
        "may_decide": actions.decide_applicability.allowed(user, perimeter),
        "may_submit": actions.submit_statement.allowed(user, perimeter),
        "may_print": produce.allowed(user, perimeter),
        "may_declare": actions.declare_activities.allowed(user, perimeter),
        "effectiveness_labels": wording.EFFECTIVENESS_LABELS,
        "status_labels": wording.STATUS_LABELS,
        "reason_labels": forms.REASON_LABELS,
    }


class StatementWorkbook(Page):
    """The statement as a spreadsheet."""

    title = _("Statement of applicability")
    permission = "controls.view"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file."""
        perimeter = find(perimeters, self.user, self.kwargs["pk"])
        return statement_workbook(perimeter=perimeter, on=clock.today())


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
        lines = queries.lines_of(perimeter=self.record, on=clock.today())
        shown = {
            "line": queries.pick(lines=lines, key=request.POST.get("requirement", "")),
            "totals": queries.totals_of(lines=lines),
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


SEE_OTHER = 303
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


class PrintStatement(Page):
    """Asking for the printed statement: a job writes it, seals it and keeps it."""

    title = _("Statement of applicability")
    permission = "reports.produce"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Ask, then follow the job."""
        perimeter = find(perimeters, self.user, self.kwargs["pk"])
        job = produce(actor=self.user, kind="controls.soa", perimeter=perimeter)
        answer = HttpResponseRedirect(url_of(job) or statement_url(perimeter))
        answer.status_code = SEE_OTHER
        return answer


class SubmitStatement(PerimeterAction):
    """The door to hand the statement to an approver."""

    action = actions.submit_statement
    form_class = forms.SubmitStatementForm
    label = _("Submit for approval")
    icon = "send"
    style = "primary"
    intro = _("The statement is frozen as it stands; somebody else approves it.")
    success = _("Statement submitted.")

    def success_url(self, result: Any) -> str:
        """The version."""
        return reverse("controls:statement_version", args=[result.pk])


class DeclareActivities(PerimeterAction):
    """The door to say which hosting activities a perimeter holds."""

    action = actions.declare_activities
    form_class = forms.DeclareActivitiesForm
    label = _("Hosting activities")
    icon = "database"
    success = _("Hosting activities recorded.")
    intro = _("HDS requirements are due for whoever holds an activity, and without object otherwise.")

    def initial(self) -> dict[str, Any]:
        """What is held already."""
        rows = list(queries.hosting_activities(self.user).filter(perimeter=self.record))
        since = min((row.held_since for row in rows), default=clock.today())
        return {"activities": [row.number for row in rows], "held_since": since}
