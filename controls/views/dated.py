"""Pages shown as of a day: today, or a past one at the last checkpoint of the trail by then."""

from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from trail import clock
from trail.queries import Moment, moment_of
from web.pages import Page


def asked_day(request: HttpRequest) -> date:
    """The day of the address, today at the latest; anything else is today."""
    try:
        asked = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
    return min(asked, clock.today())


class DatedPage(Page):
    """A page with a day in its address (`?on=2026-03-31`)."""

    @cached_property
    def on(self) -> date:
        """The day."""
        return asked_day(self.request)

    @cached_property
    def moment(self) -> Moment | None:
        """The past moment of the trail, None for today."""
        return moment_of(on=self.on)

    def dated(self) -> dict[str, Any]:
        """What the parts "as_of" and "moment" of a template need."""
        return {"on": self.on, "today": clock.today(), "moment": self.moment}
