"""From a kind of report to its sealed PDF: context, paper form, PDF/A-3a, seal, each checked. Writes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from reports import pdf, seal
from reports.order import Order
from reports.queries import newest_checkpoint, owner_of
from trail.keys import policy_fingerprint
from trail.models import Checkpoint


@dataclass(frozen=True)
class Paper:
    """A sealed PDF and what it says of itself."""

    content: bytes
    title: str
    checkpoint: Checkpoint | None


def produce(*, order: Order) -> Paper:
    """Write, seal and check the document. Raises NotPdfA, SealFault, and what the context function raises."""
    checkpoint = newest_checkpoint()
    with translation.override(order.language):
        context = order.kind.context(perimeter=order.perimeter, on=order.on, **order.params)
        head = heading(order=order, context=context, checkpoint=checkpoint)
        html = render_to_string(order.kind.template, {**context, "report": head})
        description = _("Data of the report, as JSON")
        reason = _("Electronic seal of %(owner)s") % {"owner": head["owner"]}
    plain = pdf.render(
        html=html, data=data_of(order=order, context=context, head=head), description=description, at=order.at
    )
    pdf.check(pdf=plain)
    sealed = seal.seal(
        pdf=plain,
        path=seal_file(owner=head["owner"], at=order.at),
        password=settings.REPORT_SEAL_PASSWORD,
        reason=reason,
    )
    pdf.check(pdf=sealed)
    state = seal.state_of(pdf=sealed)
    if not (state.intact and state.whole):
        raise seal.SealFault("the seal that was just put does not hold")
    return Paper(content=sealed, title=head["title"], checkpoint=checkpoint)


def heading(*, order: Order, context: dict[str, Any], checkpoint: Checkpoint | None) -> dict[str, Any]:
    """What the cover, the footer and the proof of every report show."""
    root = bytes(checkpoint.root).hex() if checkpoint else ""
    fingerprint = policy_fingerprint()
    return {
        "title": str(context.get("title") or order.kind.label),
        "subtitle": context.get("subtitle", ""),
        "period": context.get("period", ""),
        "label": str(order.kind.label),
        "owner": owner_of(perimeter=order.perimeter),
        "perimeter": order.perimeter,
        "language": order.language,
        "on": order.on,
        "at": order.at,
        "stamp": order.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "number": order.number,
        "checkpoint": checkpoint,
        "root": root,
        "short_root": root[:12],
        "fingerprint": fingerprint,
        "short_fingerprint": fingerprint[:12],
    }


def data_of(*, order: Order, context: dict[str, Any], head: dict[str, Any]) -> bytes:
    """What is attached: what was asked, the trail it rests on, and the data that the report gives."""
    trail = {"size": head["checkpoint"].size, "root": head["root"]} if head["checkpoint"] else None
    content = {
        "report": order.kind.key,
        "title": head["title"],
        "number": order.number,
        "perimeter": {"id": str(order.perimeter.pk), "name": order.perimeter.name},
        "on": order.on,
        "at": head["stamp"],
        "params": order.params,
        "trail": trail,
        "policy_fingerprint": head["fingerprint"],
        "data": context.get("data", {}),
    }
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1, sort_keys=True).encode()


def seal_file(*, owner: str, at: datetime) -> Path:
    """The seal of the settings; outside production one is made at the first need."""
    path = Path(settings.REPORT_SEAL_FILE)
    if not path.exists() and not settings.PRODUCTION:
        seal.create(path=path, organisation=owner, at=at, password=settings.REPORT_SEAL_PASSWORD)
    return path
