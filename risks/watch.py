"""What this application tells the shared pages: deadlines, contradictions, answers to a search, panels, reasons."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from controls.models import Control, Requirement
from controls.registry import Reason
from organisation.models import Perimeter
from risks.queries import figures, links, watch
from risks.queries.assets import assets_to_choose
from risks.queries.register import risks_to_choose, with_words
from trail.clock import civil_date
from trail.queries import Moment
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency, Panel, Tile
from web.tables import url_of

SHOWN = 20
HITS = 8


def due(user: Any, on: date, /) -> list[DueItem]:
    """Actions in one's charge, risks to review, acceptances that end."""
    if not user.has_right("risks.view"):
        return []
    items = [
        DueItem(
            label=action.title,
            url=url_of(action),
            due_on=action.due_on,
            kind=_("Treatment action"),
            record_label=action.risk.reference,
        )
        for action in watch.actions_due(user, on=on)
    ]
    items += [
        DueItem(
            label=_("Review the risk: %(title)s") % {"title": risk.title},
            url=reverse("risks:risk_review", args=[risk.pk]),
            due_on=risk.review_on,
            kind=_("Review of a risk"),
            record_label=risk.reference,
        )
        for risk in watch.reviews_due(user, on=on)
    ]
    return items + [
        DueItem(
            label=_("Renew the acceptance: %(title)s") % {"title": risk.title},
            url=url_of(risk),
            due_on=risk.accepted_until,
            kind=_("Acceptance"),
            record_label=risk.reference,
        )
        for risk in watch.acceptances_due(user, on=on)
    ]


def checks(user: Any, at: datetime, /) -> list[Inconsistency]:
    """Contradictions among the risks the person may see, each with its repair."""
    if not user.has_right("risks.view"):
        return []
    on = civil_date(at)
    return [
        *_about(
            user, watch.expired_acceptances(user, on=on), _("%(risk)s: the acceptance has expired."), "risk_accept"
        ),
        *_about(
            user,
            watch.retained_above_line(user, on=on),
            _("%(risk)s: retained above the acceptance line without an acceptance in force."),
            "risk_accept",
        ),
        *_about(
            user,
            watch.residual_above_current(user),
            _("%(risk)s: the residual level is above the current one."),
            "risk_assess",
        ),
        *_about(
            user,
            watch.treated_without_owner(user),
            _("%(risk)s: a treatment is decided and no one owns it."),
            "risk_edit",
        ),
        *(
            Inconsistency(
                text=_("%(action)s is late.") % {"action": action},
                url=reverse("risks:action_advance", args=[action.pk]),
                repair_label=_("Move on"),
            )
            for action in watch.late_actions(user, on=on)[:SHOWN]
        ),
        *(
            Inconsistency(
                text=_("%(risk)s rests on %(requirement)s, which the statement of applicability leaves out.")
                % {"risk": link.risk.reference, "requirement": getattr(link.requirement, "ref", "")},
                url=url_of(link.risk),
                repair_label=_("Open the risk"),
            )
            for link in watch.excluded_but_used(user)[:SHOWN]
        ),
    ]


# the page that repairs, the right it asks for, and what its button says
REPAIRS = {
    "risk_accept": ("risks.accept", gettext_lazy("Accept")),
    "risk_assess": ("risks.assess", gettext_lazy("Assess")),
    "risk_edit": ("risks.edit", gettext_lazy("Name an owner")),
}


def _about(user: Any, rows: Any, text: str, route: str) -> Iterable[Inconsistency]:
    """One line a risk; whoever may not repair it is led to the risk itself."""
    permission, label = REPAIRS[route]
    for risk in rows[:SHOWN]:
        repairs = user.can(permission, risk)
        yield Inconsistency(
            text=text % {"risk": risk.reference},
            url=reverse(f"risks:{route}", args=[risk.pk]) if repairs else url_of(risk),
            repair_label=label if repairs else _("Open the risk"),
        )


def search(user: Any, text: str, /) -> list[Hit]:
    """Risks and assets that contain every word."""
    if not user.has_right("risks.view"):
        return []
    found = containing(with_words(risks_to_choose(user)), ("searched",), text)[:HITS]
    hits = [Hit(label=str(risk), url=url_of(risk), kind=_("Risk"), context=risk.get_status_display()) for risk in found]
    named = containing(assets_to_choose(user), ("reference", "name"), text)[:HITS]
    return hits + [
        Hit(label=str(asset), url=url_of(asset), kind=_("Asset"), context=asset.get_nature_display()) for asset in named
    ]


def tiles(user: Any, on: date, /) -> list[Tile]:
    """Risks above the line and late actions, each a link to what it counts."""
    if not user.has_right("risks.view"):
        return []
    above = watch.above_line(user).count()
    late = watch.late_actions(user, on=on).count()
    return [
        Tile(
            label=_("Risks above the line"),
            value=above,
            url=f"{reverse('risks:risk_list')}?line=above",
            tone="bad" if above else "ok",
        ),
        Tile(
            label=_("Late treatment actions"),
            value=late,
            url=f"{reverse('risks:treatment_plan')}?lateness=late",
            tone="bad" if late else "ok",
        ),
    ]


def risks_treated(user: Any, record: Control | Requirement, /) -> Panel | None:
    """Beside a control or a requirement: the risks that rest on it."""
    name = "control" if isinstance(record, Control) else "requirement"
    rows = list(links.control_links(user).filter(**{name: record}).order_by("risk__reference")[: SHOWN + 1])
    if not rows:
        return None
    context = {"links": rows[:SHOWN], "more": len(rows) > SHOWN}
    return Panel(title=_("Risks"), template="risks/panels/risks.html", context=context, count=len(rows[:SHOWN]))


def reasons(*, perimeter: Perimeter, on: date, moment: Moment | None = None) -> Iterable[Reason]:
    """Why a requirement or a control is needed: the treated risks that rest on it (6.1.3 b, c)."""
    links = (
        figures.links_that_justify(perimeter=perimeter)
        if moment is None
        else figures.links_that_justified(perimeter=perimeter, moment=moment)
    )
    for link in links:
        yield Reason(
            requirement_id=link.requirement_id,
            control_id=link.control_id,
            kind="risk",
            label=str(link.risk),
            url=url_of(link.risk),
        )
