"""Acting on many lines of a list: which ones, what for all of them, and what was refused and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from web.forms import ActionForm
from web.pages.actions import STALE, ActionPage
from web.tables import url_of

if TYPE_CHECKING:
    from web.pages.lists import ListPage

LIMIT = 500
DO, PICK, ALL, CONFIRM, SEEN = "do", "pick", "all", "confirm", "seen-"
TEMPLATE = "web/bulk.html"


@dataclass(frozen=True)
class Line:
    """One line chosen: its words, its page, the version that the person saw, and why it is refused."""

    record: Any
    text: str
    url: str
    seen: Any
    reason: Any = ""


def offered(pages: Sequence[type[ActionPage]], user: Any) -> list[type[ActionPage]]:
    """The actions that this person may do to several lines."""
    return [page for page in pages if user.has_right(page.action.permission)]


class BulkRun:
    """One request to act on several lines: the first asks and shows what will happen, the second does it.

    Each line is an act of its own, so that one refusal holds back no other line; those refused stay chosen, with what
    was typed, to be put right and sent again.
    """

    def __init__(self, page: ListPage) -> None:
        self.page, self.request = page, page.request
        name = self.request.POST.get(DO, "")
        found = next((door for door in offered(page.bulk, page.user) if door.action.name == name), None)
        if found is None:
            raise PermissionDenied
        self.door: type[ActionPage] = found

    def answer(self) -> HttpResponseBase:
        """What the person sees next."""
        chosen = self.chosen()
        if not chosen:
            messages.warning(self.request, _("No line is ticked: tick those that you want to act on."))
            return self.back()
        ready = [line for line in chosen if not line.reason]
        left_out = [line for line in chosen if line.reason]
        if CONFIRM not in self.request.POST:
            return self.shown(ready, left_out, form=self.form_of(ready) if ready else None)
        return self.done(ready, left_out)

    def chosen(self) -> list[Line]:
        """The lines ticked, or every line found; those to which the action is not offered carry the reason."""
        rows = self.page.found if ALL in self.request.POST else self.page.queryset()
        if ALL not in self.request.POST:
            rows = rows.filter(pk__in=self.request.POST.getlist(PICK))
        records = list(rows.order_by(self.page.sort, "pk")[: LIMIT + 1])
        if len(records) > LIMIT:
            raise ValidationError(
                _("Choose at most %(limit)s lines at once: narrow the list with its filters.") % {"limit": LIMIT}
            )
        return [self.line(record) for record in records]

    def line(self, record: Any) -> Line:
        """One line, with the version last seen of it."""
        text = self.page.line_text(record)
        seen = self.request.POST.get(f"{SEEN}{record.pk}", getattr(record, "version", ""))
        reason = "" if self.door.offered_to(self.page.user, record) else _("Not possible for this line as it stands.")
        return Line(record, text, url_of(record), seen, reason)

    def door_of(self, line: Line) -> ActionPage:
        """The page of the action for one line, as if it had been opened from there."""
        door = self.door()
        door.setup(self.request, pk=line.record.pk)
        return door

    def form_of(self, lines: Sequence[Line], *, data: Any = None) -> ActionForm:
        """The fields asked once for all lines, without the values of any."""
        door = self.door_of(lines[0])
        return self.door.form_class(data, self.request.FILES or None, user=self.page.user, record=door.record)

    def done(self, ready: list[Line], left_out: list[Line]) -> HttpResponseBase:
        """Act on each line; show again what was refused."""
        if ready and not (form := self.form_of(ready, data=self.request.POST)).is_valid() and len(ready) == 1:
            return self.shown(ready, left_out, form=form, status=422)
        outcomes = [(line, self.act(line)) for line in ready]
        refused = [Line(line.record, line.text, line.url, line.seen, why) for line, why in outcomes if why]
        count = len(outcomes) - len(refused)
        if count:
            told = ngettext("%(action)s: done for %(count)s line.", "%(action)s: done for %(count)s lines.", count)
            messages.success(self.request, told % {"action": self.door.label or self.door.title, "count": count})
        if not refused:
            return self.back()
        form = self.form_of(refused, data=self.request.POST)
        return self.shown([], left_out, form=form, refused=refused, status=200 if count else 422)

    def act(self, line: Line) -> Any:
        """Do it to one line; the reason when it is refused, nothing when it is done."""
        try:
            door = self.door_of(line)
            if str(line.seen) != str(getattr(door.record, "version", "")):
                return STALE.message
            form = door.form(data=self.request.POST, files=self.request.FILES)
            if not form.is_valid():
                return _reasons(form)
            door.perform(form)
        except ValidationError as error:
            return " ".join(error.messages)
        except (PermissionDenied, Http404):
            return _("You do not hold the right to do this here.")
        return ""

    def shown(
        self,
        ready: list[Line],
        left_out: list[Line],
        *,
        form: ActionForm | None,
        refused: Sequence[Line] = (),
        status: int = 200,
    ) -> HttpResponse:
        """The question, or what is left of it."""
        page = self.page
        return page.answer(
            status=status,
            template=TEMPLATE,
            title=self.door.label or self.door.title,
            intro=self.door.intro,
            crumbs=[(page.title, self.request.get_full_path())],
            door=self.door,
            form=form,
            ready=ready,
            refused=refused,
            left_out=left_out,
        )

    def back(self) -> HttpResponseBase:
        """The list, in the state that its address carries."""
        answer = HttpResponseRedirect(self.request.get_full_path())
        answer.status_code = 303
        return answer


def _reasons(form: ActionForm) -> str:
    """The errors of a form in one sentence a field."""
    return " ".join(
        f"{form.fields[name].label} – {told}" if name in form.fields else told
        for name, problems in form.errors.items()
        for told in (" ".join(map(str, problems)),)
    )
