"""Pages of the statement of applicability: its lines on a day, the spreadsheet, the way to its print."""

from collections.abc import Collection
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from controls import actions, queries, wording
from controls.forms import statement as forms
from controls.queries.frameworks import statement_places
from controls.views.dated import DatedPage
from controls.xlsx import statement_workbook
from organisation.models import Perimeter
from organisation.queries import perimeters
from reports.actions import produce
from web import registries
from web.pages.base import find
from web.tables import url_of

SEE_OTHER = 303


def statement_url(perimeter: Perimeter) -> str:
    """The address of the statement of a perimeter."""
    return reverse("controls:statement_of", args=[perimeter.pk])


class StatementPage(DatedPage):
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

    def _above(self) -> set[UUID]:
        """The perimeters above the one shown, among those already read."""
        parents = {row.pk: row.parent_id for row in self.perimeters}
        found: set[UUID] = set()
        key = parents.get(self.perimeter.pk)
        while key is not None:
            found.add(key)
            key = parents.get(key)
        return found

    @cached_property
    def statement(self) -> queries.Statement:
        """The whole statement on the day asked for."""
        return queries.statement_of(perimeter=self.perimeter, on=self.on, moment=self.moment)

    @cached_property
    def filter(self) -> forms.StatementFilter:
        """The filter above the lines."""
        given = forms.StatementFilter(self.request.GET, user=self.user)
        given.offer(self.statement.lines)
        return given

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The page, or only its table for a filter in place."""
        fragment = "table" if request.headers.get("HX-Target") == "lines" else ""
        return self.answer(fragment=fragment)

    def context(self) -> dict[str, Any]:
        """The lines kept by the filter, and the figures of all."""
        whole, statement = list(self.statement.lines), self.statement
        shown = list(self.filter.narrow(whole))
        controls = statement.controls
        return {
            "perimeter": self.perimeter,
            "perimeters": self.perimeters,
            "filter": self.filter,
            "lines": shown,
            "totals": queries.totals_of(lines=whole),
            "additional": statement.additional,
            "clauses": statement.clauses,
            "controls_total": len(controls),
            "controls_in_place": sum(state.status == "implemented" for state in controls),
            "standing": queries.standing_version(perimeter=self.perimeter, on=self.on if self.moment else None),
            "filtered": len(shown) < len(whole),
            **self.dated(),
            "day_query": f"&on={self.on.isoformat()}" if self.moment else "",
            **line_context(self.user, self.perimeter, past=self.moment is not None, above=self._above()),
        }


def line_context(
    user: Any, perimeter: Perimeter, *, past: bool = False, above: Collection[UUID] | None = None
) -> dict[str, Any]:
    """What one line needs to be shown; nothing is decided in the past."""
    return {
        "may_decide": not past and actions.decide_applicability.allowed(user, perimeter),
        "may_submit": not past and actions.submit_statement.allowed(user, perimeter),
        "may_print": produce.allowed(user, perimeter),
        "may_declare": not past and actions.declare_activities.allowed(user, perimeter),
        "effectiveness_labels": wording.EFFECTIVENESS_LABELS,
        "status_labels": wording.STATUS_LABELS,
        "decision_labels": wording.DECISION_LABELS,
        "reason_labels": {kind: str(label) for kind, label in forms.REASON_LABELS.items()},
        "labels": _labels(perimeter),
        "above": queries.perimeters_above(perimeter=perimeter) if above is None else above,
    }


def _labels(perimeter: Perimeter) -> dict[str, str]:
    """The words of each line, translated once for all of them."""
    return {
        "select": gettext("Select"),
        "ref": gettext("Ref."),
        "requirement": gettext("Requirement"),
        "new": pgettext("control", "new"),
        "decision": gettext("Decision"),
        "weak": gettext("best practice alone"),
        "uncited": gettext("nothing cited"),
        "decide": gettext("Decide"),
        "change": gettext("Change"),
        "declared": gettext("Stated, and no record brings it"),
        "implementation": gettext("Implementation"),
        "inherited": gettext("inherited"),
        "evidence": gettext("Evidence"),
        "owner": pgettext("control", "Owner"),
        "maturity": gettext("Maturity"),
        "decide_url": reverse("controls:statement_decide", args=[perimeter.pk]),
    }


class StatementWorkbook(DatedPage):
    """The statement as a spreadsheet; with `?internal=1`, maturity and effectiveness too."""

    title = _("Statement of applicability")
    permission = "controls.view"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file; whoever listens to exports is told first and may refuse."""
        perimeter = find(perimeters, self.user, self.kwargs["pk"])
        internal = request.GET.get("internal") == "1"
        lines, query = queries.decided_figures(perimeter=perimeter)[1], request.GET.urlencode()
        for listener in registries.exports:
            listener(user=self.user, name=request.path, file_format="xlsx", query=query, lines=lines)
        return statement_workbook(perimeter=perimeter, on=self.on, moment=self.moment, internal=internal)


class PrintStatement(DatedPage):
    """Asking for the printed statement: which version, in which language, with or without what stays inside."""

    title = _("Print the statement")
    intro = _("A sealed PDF is written, kept in the vault, and listed among the reports.")
    permission = "reports.produce"
    nav = "controls"
    template_name = "controls/statement_print.html"

    @cached_property
    def perimeter(self) -> Perimeter:
        """The perimeter of the address."""
        found: Perimeter = find(perimeters, self.user, self.kwargs["pk"])
        return found

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the statement."""
        return [(StatementPage.title, statement_url(self.perimeter))]

    def cancel_url(self) -> str:
        """The statement."""
        return statement_url(self.perimeter)

    def form(self, data: Any = None) -> forms.PrintStatementForm:
        """The choices of the print."""
        asked = {"version": self.request.GET.get("version", ""), "language": self.user.language, "on": self.on}
        given = forms.PrintStatementForm(data, user=self.user, initial=asked)
        given.offer(list(queries.statements(self.user).filter(perimeter=self.perimeter)))
        return given

    def context(self) -> dict[str, Any]:
        """The form, unless one comes back with errors."""
        return {"perimeter": self.perimeter, "form": self.form()}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Ask, then follow the job."""
        form = self.form(data=request.POST)
        if not form.is_valid():
            return self.answer(status=422, form=form)
        asked = form.cleaned_data
        job = produce(
            actor=self.user,
            kind="controls.soa",
            perimeter=self.perimeter,
            params={"version": asked["version"], "internal": asked["internal"]},
            on=asked["on"],
            language=asked["language"],
        )
        answer = HttpResponseRedirect(url_of(job) or statement_url(self.perimeter))
        answer.status_code = SEE_OTHER
        return answer
