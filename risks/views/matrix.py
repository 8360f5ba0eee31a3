"""The matrix: where risks stand, today or on a past day, and how they moved."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.filters import MatrixFilter
from risks.lifecycle import Kind
from risks.models import Scale
from risks.queries import register as reads
from risks.queries.figures import end_of
from risks.queries.matrix import Movement, all_known, matrices, movement, movements, scales_in
from risks.queries.positions import Position, moves, positions, positions_on
from trail import clock
from web.pages import Page

STEPS = (
    (_("Before treatment: what existing controls changed"), Kind.INHERENT.value, Kind.CURRENT.value),
    (_("After treatment: what the plan is to change"), Kind.CURRENT.value, Kind.RESIDUAL.value),
)


class MatrixPage(Page):
    """The matrix: how many risks stand in each cell, before, now and after treatment, and how they moved."""

    title = _("Risk matrix")
    permission = "risks.view"
    parent = "risks:risk_list"
    template_name = "risks/matrix.html"
    intro = _(
        "Each number is a link to the risks it counts. An arrow shows how many risks went from one cell to another."
    )
    search_paths = ()

    def context(self) -> dict[str, Any]:
        """One table a kind and a scale, and the movement of each scale."""
        self.filter = MatrixFilter(self.request.GET, queryset=reads.live_for(self.user), request=self.request)
        asked = self.filter.form.cleaned_data if self.filter.is_valid() else {}
        on, since = asked.get("on"), asked.get("since")
        on = on if on and on < clock.today() else None
        found = self._positions(on)
        scales = scales_in(user=self.user, found=found)
        return {
            "matrices": matrices(scales=scales, found=found),
            "movements": [item for scale in scales for item in self._movements(scale, found, on, since)],
            "top": self._top() if on is None else [],
            "on": on,
            "since": since,
            "today": clock.today(),
        }

    def _positions(self, on: date | None) -> list[Position]:
        if on is None:
            return positions(self._narrowed(reads.live_for(self.user)))
        return positions_on(self._narrowed(all_known(user=self.user)), until=end_of(on))

    def _narrowed(self, rows: Any) -> Any:
        """The risks of the perimeter and of the owner asked for."""
        return self.filter.narrow(rows) if self.filter.is_valid() else rows.none()

    def _movements(self, scale: Scale, found: list[Position], on: date | None, since: date | None) -> list[Movement]:
        """Between two days when two are given, otherwise between the moments of assessment."""
        if since is None:
            return movements(scale=scale, found=found, steps=STEPS)
        until = on or clock.today()
        counted = moves(self._narrowed(all_known(user=self.user)), since=end_of(since), until=end_of(until))
        own = {(start, end): count for (key, start, end), count in counted.items() if key == scale.pk}
        return [movement(title=_("Current level: what changed between the two days"), scale=scale, counted=own)]

    def _top(self) -> list[Any]:
        """The highest risks, with their three levels."""
        rows = reads.highest(self._narrowed(reads.live_for(self.user)))
        return [(risk, [risk.level_step(kind) for kind in Kind.values]) for risk in rows]
