"""Loading the reference catalogues of risks."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps

from organisation.models import User
from risks.catalogues import read_catalogue
from risks.libraries import MARK
from risks.models import CatalogueLoad, Scale, ScaleStep
from trail.acts import action, current_act
from trail.bulk import write_many

NAME = "risk-catalogues"


@action("risks.catalogue.load", permission="risks.configure", scope=None)
def load_risk_catalogues(*, actor: User) -> CatalogueLoad:
    """Load threats, vulnerabilities, feared events, types, needs and scales; the file's digest is recorded (7.5.3).

    Loading the same file again changes nothing; a row gone from the file is withdrawn, never deleted.
    """
    catalogue = read_catalogue()
    newest = CatalogueLoad.objects.filter(name=NAME).order_by("-at").first()
    if newest is not None and newest.digest == catalogue.digest:
        return newest  # type: ignore[no-any-return]
    counts = {kind: _load(apps.get_model("risks", kind), rows) for kind, rows in catalogue.rows.items()}
    counts["scale"] = sum(bring_scale(scale) for scale in catalogue.scales)
    load = CatalogueLoad(name=NAME, digest=catalogue.digest, counts=counts)
    load.save()
    return load


def _load(model: Any, rows: list[dict[str, Any]]) -> int:
    """Bring one catalogue in line with its file; answers how many rows changed. What libraries brought stays."""
    known = {row.ref: row for row in model.objects.exclude(ref__contains=MARK)}
    kept = {values["ref"] for values in rows}
    gone = [row for ref, row in known.items() if ref not in kept and not row.withdrawn_at]
    for row in gone:
        row.withdrawn_at = current_act().at
    return bring(model, rows, known, gone)


def bring(model: Any, rows: list[dict[str, Any]], known: dict[str, Any], gone: Sequence[Any] = ()) -> int:
    """Write the rows that are new or say something else, and those that are gone; answers how many."""
    changed = list(gone)
    for values in rows:
        row = known.get(values["ref"])
        if row is None:
            changed.append(model(**values))
        elif row.withdrawn_at or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.withdrawn_at = None
            changed.append(row)
    write_many(model, changed)
    return len(changed)


def bring_scale(values: dict[str, Any]) -> int:
    """A scale that changed becomes a new edition: what was assessed on the former one keeps its meaning."""
    steps = values.pop("steps")
    former = Scale.objects.filter(ref=values["ref"]).order_by("-edition").first()
    if former is not None and _same(former, values, steps):
        return 0
    scale = Scale(edition=former.edition + 1 if former else 1, **values)
    if former is not None:
        former.withdraw()
    scale.save()
    write_many(ScaleStep, [ScaleStep(scale=scale, **step) for step in steps])
    return 1


def _same(scale: Scale, values: dict[str, Any], steps: list[dict[str, Any]]) -> bool:
    kept = {(step.axis, step.value): step for step in scale.steps.all()}
    return (
        not scale.withdrawn_at
        and all(getattr(scale, name) == value for name, value in values.items())
        and len(kept) == len(steps)
        and all(
            (step["axis"], step["value"]) in kept
            and all(getattr(kept[step["axis"], step["value"]], name) == value for name, value in step.items())
            for step in steps
        )
    )


def load_catalogue_line(*, actor: User) -> str:
    """Load, and say in one line what changed."""
    before = CatalogueLoad.objects.filter(name=NAME).count()
    load = load_risk_catalogues(actor=actor)
    if CatalogueLoad.objects.filter(name=NAME).count() == before:
        return f"unchanged ({load.digest[:12]})"
    changed = ", ".join(f"{kind} {number}" for kind, number in load.counts.items() if number)
    return f"loaded ({load.digest[:12]}): {changed}"
