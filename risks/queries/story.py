"""The story of one risk: what happened to it, newest first, and where it stands in a few sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.models import User
from risks.levels import above_line
from risks.lifecycle import OPEN_ACTIONS, ActionStatus, Kind
from risks.models import Acceptance, AcceptanceRequest, Assessment, ReassessmentDismissal, Risk, RiskReview
from risks.models import AcceptanceRevocation as Revocation
from risks.queries import register
from risks.queries.frozen import Standing, standing_of
from risks.queries.proposals import worded
from risks.queries.treatment import actions_of
from trail.clock import PARIS
from web.tables import url_of


@dataclass(frozen=True)
class Event:
    """One thing that happened."""

    at: datetime
    text: str
    who: str = ""
    detail: str = ""
    badge: Any = None
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One sentence about where the risk stands, with its tone."""

    text: str
    tone: str = ""
    url: str = ""


def story_of(user: User, risk: Risk) -> list[Event]:
    """Assessments, decision, actions done, requests, acceptances, reviews, dismissals: the newest first."""
    events = [
        *_assessed(register.assessments_of(user, risk)),
        *_accepted(user, risk),
        *_reviewed(register.reviews_of(user, risk)),
        *_dismissed(user, risk),
        *_treated(user, risk),
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _assessed(rows: Iterable[Assessment]) -> Iterator[Event]:
    listed = list(rows)
    for place, row in enumerate(listed):
        former = next((each for each in listed[place + 1 :] if each.kind == row.kind), None)
        moved = former is not None and former.scale_id == row.scale_id and former.level != row.level
        before = former.level_step.title if moved and former is not None and former.level_step else ""
        kind = str(Kind(row.kind).label).lower()
        text = _("%(kind)s level assessed, was %(before)s") if before else _("%(kind)s level assessed")
        if row.converted_from_id:
            text = _("%(kind)s level carried over to another scale")
        because = [worded(data) for data in row.prompted_by]
        detail = "\n".join([*because, row.rationale] if row.rationale else because)
        yield Event(
            row.at, capfirst(text % {"kind": kind, "before": before}), str(row.assessed_by), detail, row.level_step
        )


def _accepted(user: User, risk: Risk) -> Iterator[Event]:
    for row in register.acceptances_of(user, risk):
        until = date_format(row.expires_on, "d/m/Y")
        text = (
            _("Residual risk accepted again until %(day)s")
            if row.renews_id
            else _("Residual risk accepted until %(day)s")
        )
        yield Event(row.at, text % {"day": until}, str(row.accepted_by), row.justification, row.level_step, url_of(row))
    for revoked in Revocation.objects.visible_to(user).filter(risk=risk).select_related("revoked_by__person__identity"):
        yield Event(revoked.at, _("Acceptance revoked"), str(revoked.revoked_by), revoked.reason)
    for request in register.acceptance_requests(user).filter(risk=risk).select_related("answered_by__person__identity"):
        yield Event(
            _morning(request.prepared_on),
            _("Acceptance prepared"),
            str(request.prepared_by),
            request.note,
            url=url_of(request),
        )
        if request.status == AcceptanceRequest.Status.DECLINED and request.answered_on:
            at = _morning(request.answered_on)
            yield Event(at, _("Acceptance declined"), str(request.answered_by), request.answer, url=url_of(request))


def _reviewed(rows: Iterable[RiskReview]) -> Iterator[Event]:
    for row in rows:
        text = (
            _("Reviewed: still valid")
            if row.outcome == RiskReview.Outcome.VALID
            else _("Reviewed: to be assessed again")
        )
        yield Event(row.at, text, str(row.reviewed_by), row.conclusion)


def _dismissed(user: User, risk: Risk) -> Iterator[Event]:
    rows = ReassessmentDismissal.objects.visible_to(user).filter(risk=risk)
    for row in rows.select_related("dismissed_by__person__identity"):
        because = "\n".join([*(worded(data) for data in row.changes), row.reason])
        yield Event(row.at, _("Re-assessment dismissed"), str(row.dismissed_by), because)


def _treated(user: User, risk: Risk) -> Iterator[Event]:
    treatment = getattr(risk, "treatment", None)
    if treatment is not None:
        text = _("Treatment decided: %(option)s") % {"option": treatment.get_option_display()}
        yield Event(_morning(treatment.decided_on), text, str(treatment.decided_by), treatment.justification)
    for line in actions_of(user, risk).select_related("done_by__person__identity"):
        if line.done_on and line.status in (ActionStatus.DONE, ActionStatus.VERIFIED):
            text = _("Action done: %(title)s") % {"title": line.title}
            yield Event(_morning(line.done_on), text, str(line.done_by or line.owner_text), line.note, url=url_of(line))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=PARIS)


def standing_lines(user: User, risk: Risk, *, on: date) -> list[Line]:
    """Where the risk stands: owner and line, treatment and plan, acceptance, review."""
    return [
        line for line in (_line_of(risk), _plan(user, risk, on), _acceptance(user, risk, on), _review(risk, on)) if line
    ]


def _line_of(risk: Risk) -> Line | None:
    if risk.current_level is None or risk.acceptance_line is None:
        return Line(_("Not assessed yet: assess it to know where it stands."), "warn")
    above_now = above_line(level=risk.current_level, line=risk.acceptance_line)
    above_later = above_line(level=risk.final_level, line=risk.acceptance_line)
    if above_now and above_later:
        return Line(_("Above the acceptance line, now and once treated: management decides."), "bad")
    if above_now:
        return Line(_("Above the acceptance line today, below once treated."), "warn")
    return Line(_("At or below the acceptance line."), "ok")


def _plan(user: User, risk: Risk, on: date) -> Line:
    if not risk.option:
        return Line(_("No treatment is decided yet."), "warn" if risk.current_level else "")
    lines = [line for line in actions_of(user, risk) if line.status != ActionStatus.CANCELLED]
    left = [line for line in lines if line.status in OPEN_ACTIONS]
    said = _("Treatment: %(option)s.") % {"option": risk.get_option_display()}
    if not lines:
        return Line(said)
    finished = len(lines) - len(left)
    done = ngettext("%(done)s of %(count)s action done.", "%(done)s of %(count)s actions done.", finished)
    said = f"{said} {done}" % {"done": finished, "count": len(lines)}
    if late := sum(line.is_late(on=on) for line in left):
        behind = ngettext("%(count)s late.", "%(count)s late.", late) % {"count": late}
        return Line(f"{said} {behind}", "bad")
    due = min((line.due_on for line in left if line.due_on), default=None)
    if due is None:
        return Line(said, "ok")
    coming = _("Next due on %(day)s.") % {"day": date_format(due, "d/m/Y")}
    return Line(f"{said} {coming}", "ok")


def _acceptance(user: User, risk: Risk, on: date) -> Line | None:
    waiting = register.open_request(user, risk)
    if waiting is not None:
        return Line(_("An acceptance waits for its decision."), "warn", url_of(waiting))
    newest: Acceptance | None = register.acceptances_of(user, risk).order_by("-at", "-pos").first()
    if newest is None:
        return Line(_("What remains is not accepted yet."), "warn") if risk.option else None
    standing = standing_of(acceptance=newest, on=on)
    until = {"day": date_format(newest.expires_on, "d/m/Y"), "person": newest.accepted_by}
    if standing == Standing.IN_FORCE:
        return Line(_("Accepted by %(person)s until %(day)s.") % until, "ok", url_of(newest))
    texts = {
        Standing.EXPIRED: _("The acceptance by %(person)s expired on %(day)s: renew it."),
        Standing.REVOKED: _("The acceptance by %(person)s was revoked."),
    }
    out_of_date = _("The acceptance by %(person)s is out of date: the risk changed since. See what.")
    return Line(texts.get(standing, out_of_date) % until, "bad", url_of(newest))


def _review(risk: Risk, on: date) -> Line | None:
    if risk.review_on is None or risk.is_closed:
        return None
    day = {"day": date_format(risk.review_on, "d/m/Y")}
    if risk.review_on < on:
        return Line(_("The review was due on %(day)s.") % day, "bad")
    return Line(_("Next review on %(day)s.") % day)
