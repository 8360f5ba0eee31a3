"""The treatment plan seen otherwise: a board by status, a timeline by dates. The list is in `treatment`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.filters import PlanFilter
from risks.lifecycle import ActionStatus
from risks.queries.treatment import count_by_status, plan, with_lateness
from risks.timeline import timeline
from risks.views.treatment import AdvanceAction
from trail import clock
from web.filters import containing
from web.pages import Page

SHOWN = 25
LINES = 200
COLUMNS = (ActionStatus.PLANNED, ActionStatus.IN_PROGRESS, ActionStatus.DONE, ActionStatus.VERIFIED)
SEARCHED = ("reference", "title", "risk__reference", "risk__title", "owner_name")


class PlanView(Page):
    """What the two have in common: the search and the filter of the list, and who may move an action on."""

    permission = "risks.view"
    parent = "risks:treatment_plan"
    search_paths = SEARCHED

    def rows(self) -> Any:
        """The actions that answer the filter and the search, with their lateness today."""
        self.filter = PlanFilter(self.request.GET, queryset=plan(self.user), request=self.request)
        rows = self.filter.qs if self.filter.is_valid() else plan(self.user).none()
        return with_lateness(containing(rows, SEARCHED, self.request.GET.get("q", "")), on=clock.today())


class PlanBoard(PlanView):
    """One column a status."""

    title = _("Treatment plan: board")
    template_name = "risks/board.html"

    def context(self) -> dict[str, Any]:
        """The columns, each with its first actions and how many there are in all."""
        rows = self.rows()
        counts = count_by_status(rows)
        return {
            "columns": [self._column(rows, status, counts.get(status.value, 0)) for status in COLUMNS],
            "today": clock.today(),
            "empty": not counts,
        }

    def _column(self, rows: Any, status: ActionStatus, count: int) -> dict[str, Any]:
        lines = list(rows.filter(status=status)[:SHOWN]) if count else []
        cards = [(line, AdvanceAction.offered_to(self.user, line)) for line in lines]
        return {"status": status, "count": count, "cards": cards, "more": count - len(cards)}


class PlanTimeline(PlanView):
    """One line an action, along the months."""

    title = _("Treatment plan: timeline")
    template_name = "risks/timeline.html"

    def context(self) -> dict[str, Any]:
        """The first actions to fall due, each with its bar."""
        rows = self.rows().exclude(status=ActionStatus.CANCELLED)
        lines = list(rows[: LINES + 1])
        drawn = timeline(spans=[(line.start_on, line.due_on) for line in lines[:LINES]], today=clock.today())
        return {
            "timeline": drawn,
            "lines": list(zip(lines[:LINES], drawn.bars, strict=True)),
            "more": len(lines) > LINES,
            "today": clock.today(),
        }
