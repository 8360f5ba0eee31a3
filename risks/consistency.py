"""What the cockpit is told of contradictions and deadlines that need more than one row, each with its repair."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from risks.queries import consistency
from risks.queries.needs import need_graph
from risks.queries.proposals import proposals
from trail.clock import civil_date
from web.registries import DueItem, Inconsistency
from web.tables import url_of

SHOWN = 20


def due(user: Any, on: date, /) -> list[DueItem]:
    """Acceptances that wait for this person's decision, and the reviews that nobody did, for whoever runs the ISMS."""
    if not user.has_right("risks.view"):
        return []
    return [
        DueItem(
            label=_("Decide whether to accept: %(title)s") % {"title": request.risk.title},
            url=url_of(request),
            due_on=None,
            kind=_("Acceptance"),
            record_label=request.risk.reference,
        )
        for request in consistency.requests_waiting(user)
    ]


def checks(user: Any, at: datetime, /) -> list[Inconsistency]:
    """Needs, plans, acceptances, reviews and controls that contradict each other."""
    if not user.has_right("risks.view"):
        return []
    on = civil_date(at)
    return [*_about_assets(user), *_about_risks(user, on), *_about_controls(user, at)]


def _about_assets(user: Any) -> Iterable[Inconsistency]:
    graph = need_graph()
    for undercut in consistency.undercuts(user, graph=graph)[:SHOWN]:
        text = _("%(asset)s states %(criterion)s%(own)s and inherits %(criterion)s%(inherited)s.")
        values = {
            "asset": undercut.asset,
            "criterion": undercut.criterion.value,
            "own": undercut.own,
            "inherited": undercut.inherited,
        }
        yield _repair(user, text % values, "asset_edit", undercut.asset, _("Raise it, or say why"))
    for asset in consistency.needy_assets_without_risk(user, graph=graph)[:SHOWN]:
        text = _("%(asset)s has a high need, its own or inherited, and no risk bears on it.") % {"asset": asset}
        yield Inconsistency(text=text, url=url_of(asset), repair_label=_("Open the asset"))
    for asset in consistency.assets_without_risk(user)[:SHOWN]:
        text = _("%(asset)s is a business asset and no risk bears on it.") % {"asset": asset}
        yield Inconsistency(text=text, url=url_of(asset), repair_label=_("Open the asset"))


def _about_risks(user: Any, on: date) -> Iterable[Inconsistency]:
    texts = (
        (
            consistency.residual_not_justified(user),
            _("%(risk)s: the residual level is lower than now, though nothing is planned that would lower it."),
            "action_plan",
            _("Plan an action"),
        ),
        (
            consistency.accepted_without_owner(user, on=on),
            _("%(risk)s: accepted, and no one owns it."),
            "risk_edit",
            _("Name an owner"),
        ),
        (
            consistency.out_of_date(user),
            _("%(risk)s: it changed since it was accepted; the acceptance is out of date."),
            "acceptance_prepare",
            _("Prepare the acceptance"),
        ),
        (
            consistency.reviews_overdue(user, on=on),
            _("%(risk)s: its review is overdue."),
            "risk_review",
            _("Review"),
        ),
    )
    for rows, text, route, label in texts:
        for risk in rows[:SHOWN]:
            yield _repair(user, text % {"risk": risk.reference}, route, risk, label)


def _about_controls(user: Any, at: datetime) -> Iterable[Inconsistency]:
    for proposal in proposals(user, at=at, limit=SHOWN):
        values = {"risk": proposal.risk.reference, "reason": " ".join(turned.words for turned in proposal.turned)}
        yield _repair(
            user, _("%(risk)s deserves another look: %(reason)s") % values, "risk", proposal.risk, _("Open the risk")
        )


RIGHTS = {
    "asset_edit": "risks.edit",
    "action_plan": "risks.treat",
    "risk_edit": "risks.edit",
    "acceptance_prepare": "risks.treat",
    "risk_review": "risks.assess",
    "risk": "risks.view",
}


def _repair(user: Any, text: str, route: str, record: Any, label: str) -> Inconsistency:
    """A link to the repair; whoever may not do it is led to the record itself."""
    if user.can(RIGHTS[route], record):
        return Inconsistency(text=text, url=reverse(f"risks:{route}", args=[record.pk]), repair_label=label)
    return Inconsistency(text=text, url=url_of(record), repair_label=_("Open the record"))
