"""What obligations, hosting, derogations and statements lend to shared pages: deadlines, contradictions, panels."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from controls import queries
from trail.clock import civil_date
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency, Panel

SHOWN = 5
SOON = timedelta(days=30)


def due_items(user: Any, on: date) -> list[DueItem]:
    """My obligations to read again, certificates that end, derogations to decide or that end."""
    if not user.has_right("controls.view"):
        return []
    items = [
        DueItem(
            label=row.title,
            url=reverse("controls:obligation_review", args=[row.pk]),
            due_on=row.review_on,
            kind=gettext_lazy("Obligation to review"),
            record_label=row.reference,
        )
        for row in queries.reviews_due(user, until=on + SOON).filter(owner__user=user)
    ]
    return [*items, *_certificates(user, on), *_derogations(user, on)]


def _certificates(user: Any, on: date) -> Iterable[DueItem]:
    for row in queries.certificates_due(user, on=on):
        if row.actor.owner is not None and row.actor.owner.user_id == user.pk:
            yield DueItem(
                label=f"{row} · {row.actor}",
                url=reverse("controls:certificate_record", args=[row.actor_id]),
                due_on=row.valid_until,
                kind=gettext_lazy("Certificate to renew"),
                record_label=row.actor.reference,
            )


def _derogations(user: Any, on: date) -> Iterable[DueItem]:
    for row in queries.derogations_to_decide(user):
        yield DueItem(
            label=row.title,
            url=reverse("controls:derogation", args=[row.pk]),
            due_on=row.starts_on,
            kind=gettext_lazy("Derogation to decide"),
            record_label=row.reference,
        )
    for row in queries.derogations_in_time(user).filter(owner__user=user):
        if row.expires_on - timedelta(days=row.remind_days) <= on:
            yield DueItem(
                label=row.title,
                url=reverse("controls:derogation", args=[row.pk]),
                due_on=row.expires_on,
                kind=gettext_lazy("Derogation that ends"),
                record_label=row.reference,
            )


def contradictions(user: Any, at: datetime) -> list[Inconsistency]:
    """What an auditor would spot about obligations, hosting, derogations and the statement."""
    if not user.has_right("controls.view"):
        return []
    on = civil_date(at)
    return [
        *_about_statements(user, on),
        *_about_controls(user, on),
        *_about_obligations(user, on),
        *_about_hosting(user, on),
        *_about_derogations(user, on),
    ]


def _line(text: str, route: str, key: Any, repair: str, query: str = "") -> Inconsistency:
    return Inconsistency(text=text, url=f"{reverse(route, args=[key])}{query}", repair_label=repair)


def _about_statements(user: Any, on: date) -> Iterable[Inconsistency]:
    for line in queries.left_out_but_bound(user=user, on=on)[:SHOWN]:
        text = _("%(ref)s is left out at %(perimeter)s although an obligation in force brings it.")
        words = {"ref": line.requirement.ref, "perimeter": line.perimeter}
        query = f"?requirement={line.requirement_id}"
        yield _line(text % words, "controls:statement_decide", line.perimeter_id, _("Decide again"), query)
    for row in queries.unanswered_lines(user=user):
        text = ngettext(
            "%(count)s included line of the statement of %(perimeter)s has no control.",
            "%(count)s included lines of the statement of %(perimeter)s have no control.",
            row["total"],
        )
        words = {"count": row["total"], "perimeter": row["name"]}
        yield _line(text % words, "controls:statement_of", row["perimeter_id"], _("See them"), "?attention=unanswered")
    for row in queries.changed_since_version(user=user):
        text = ngettext(
            "%(count)s line of the statement of %(perimeter)s changed since the version in force.",
            "%(count)s lines of the statement of %(perimeter)s changed since the version in force.",
            row["total"],
        )
        words = {"count": row["total"], "perimeter": row["name"]}
        yield _line(text % words, "controls:statement_submit", row["perimeter_id"], _("Submit a version"))
    for version in queries.old_versions(user=user, on=on):
        text = _("The statement of %(perimeter)s was approved more than a year ago.") % {"perimeter": version.perimeter}
        yield _line(text, "controls:statement_submit", version.perimeter_id, _("Submit a version"))
    for version in queries.pinned_and_superseded(user=user):
        text = _("The certificate of %(perimeter)s names version %(number)s, which no longer stands.")
        words = {"perimeter": version.perimeter, "number": version.number}
        yield _line(text % words, "controls:statement_version", version.pk, _("See the version"))
    yield from _uncited(user, on)


def _uncited(user: Any, on: date) -> Iterable[Inconsistency]:
    """Of the statement that the person has in charge first."""
    top = queries.first_statement(user) if user.has_right("controls.decide") else None
    if top is None:
        return
    count = sum(line.uncited or line.weak for line in queries.lines_of(perimeter=top, on=on))
    if count:
        text = ngettext(
            "%(count)s inclusion of the statement of %(perimeter)s cites no risk and no obligation.",
            "%(count)s inclusions of the statement of %(perimeter)s cite no risk and no obligation.",
            count,
        )
        words = {"count": count, "perimeter": top}
        yield _line(text % words, "controls:statement_of", top.pk, _("See them"), "?attention=uncited")


def _about_controls(user: Any, on: date) -> Iterable[Inconsistency]:
    for state in queries.ineffective_in_place(user=user, on=on)[:SHOWN]:
        text = _("%(control)s is declared in place and its last test failed.")
        words = {"control": f"{state.reference} {state.title}"}
        yield _line(text % words, "controls:control", state.id, _("Open the control"))
    for control in queries.unowned_controls(user=user)[:SHOWN]:
        text = _("No one owns %(control)s.") % {"control": control}
        yield _line(text, "controls:control_edit", control.pk, _("Name an owner"))
    for control in queries.idle_controls(user=user)[:SHOWN]:
        text = _("%(control)s answers only requirements that the statement leaves out.") % {"control": control}
        yield _line(text, "controls:control", control.pk, _("Open the control"))


def _about_obligations(user: Any, on: date) -> Iterable[Inconsistency]:
    for row in queries.reviews_due(user, until=on - timedelta(days=1))[:SHOWN]:
        text = _("The review of %(obligation)s is late.") % {"obligation": row}
        yield _line(text, "controls:obligation_review", row.pk, _("Record a review"))
    for row in queries.without_requirement(user, on=on)[:SHOWN]:
        text = _("%(obligation)s is in force and brings no requirement.") % {"obligation": row}
        yield _line(text, "controls:obligation_bring", row.pk, _("Add requirements"))
    for row in queries.obligations(user).filter(owner__isnull=True).order_by("reference")[:SHOWN]:
        text = _("No one owns %(obligation)s.") % {"obligation": row}
        yield _line(text, "controls:obligation_edit", row.pk, _("Name an owner"))


def _about_hosting(user: Any, on: date) -> Iterable[Inconsistency]:
    for contract in queries.contracts(user, on=on):
        if not contract.complete:
            text = _("%(contract)s holds %(present)s of the %(total)s compulsory clauses.")
            words = {"contract": contract.obligation, "present": contract.present, "total": contract.total}
            yield _line(text % words, "controls:obligation", contract.obligation.pk, _("See the clauses"))
    for actor in queries.uncertified_actors(user, on=on):
        text = _("%(actor)s performs a hosting activity without an HDS certificate that holds.") % {"actor": actor}
        yield _line(text, "controls:certificate_record", actor.pk, _("Record a certificate"))
    place = queries.hosting_root(user)
    if place is not None:
        rows = queries.compulsory_events(perimeter=place, on=on)
        top = min((row.requirement.depth for row in rows), default=0)
        missing = [row.requirement.ref for row in rows if row.requirement.depth == top and not row.covered]
        if missing:
            text = _("No risk considers these compulsory events: %(refs)s.") % {"refs": ", ".join(missing)}
            yield Inconsistency(
                text=text, url=f"{reverse('controls:hosting')}#events", repair_label=_("See the events")
            )


def _about_derogations(user: Any, on: date) -> Iterable[Inconsistency]:
    for row in queries.expired_derogations(user, on=on)[:SHOWN]:
        text = _("%(derogation)s has expired and nobody said what became of it.") % {"derogation": row}
        yield _line(text, "controls:derogation_end", row.pk, _("End it"))
    for row in queries.uncompensated(user=user, on=on)[:SHOWN]:
        text = _("What compensates %(derogation)s is not in place.") % {"derogation": row}
        yield _line(text, "controls:derogation", row.pk, _("Open the derogation"))


def find(user: Any, text: str) -> list[Hit]:
    """Obligations, derogations and actors that answer a text."""
    if not user.has_right("controls.view"):
        return []
    kinds = (
        (queries.obligations(user), ("reference", "title", "source"), "controls:obligation", _("Obligation")),
        (queries.derogations(user), ("reference", "title"), "controls:derogation", _("Derogation")),
        (queries.hosting_actors(user), ("reference", "name"), "controls:hosting_actor", _("Actor of the hosting")),
    )
    return [
        Hit(label=str(row), url=reverse(route, args=[row.pk]), kind=kind, context=str(row.perimeter))
        for rows, paths, route, kind in kinds
        for row in containing(rows, paths, text)[:SHOWN]
    ]


def derogations_panel(user: Any, record: Any) -> Panel | None:
    """Beside a control or a requirement: the derogations from it."""
    rows = list(queries.derogations_about(user, record)[:SHOWN])
    may_ask = user.has_right("controls.derogate")
    if not rows and not may_ask:
        return None
    name = record._meta.model_name
    ask = f"{reverse('controls:derogation_request')}?{name}={record.pk}" if may_ask else ""
    context = {"rows": rows, "ask": ask}
    return Panel(title=_("Derogations"), template="controls/panels/derogations.html", context=context, count=len(rows))


def obligations_panel(user: Any, record: Any) -> Panel | None:
    """Beside a requirement: the obligations that bring it."""
    rows = list(queries.bringing(user, record)[: SHOWN * 2])
    if not rows:
        return None
    context = {"rows": rows}
    return Panel(title=_("Obligations"), template="controls/panels/obligations.html", context=context, count=len(rows))
