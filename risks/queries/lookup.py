"""Everything that a register may name, read once: people, assets, catalogues, requirements, controls."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from controls.models import Control, Requirement
from organisation.models import Perimeter, PerimeterClosure, Person
from risks.models import Asset, FearedEvent, Threat, Vulnerability
from risks.registers.words import fold

ANNEX_A = "iso27001-2022"


@dataclass(frozen=True)
class Lookup:
    """What each folded wording names in a perimeter."""

    people: dict[str, list[Person]]
    assets: dict[str, Asset]
    feared_events: dict[str, FearedEvent]
    threats: dict[str, Threat]
    vulnerabilities: dict[str, Vulnerability]
    requirements: dict[str, Requirement]
    controls: dict[str, Control]


def lookup_for(*, perimeter: Perimeter) -> Lookup:
    """Read once what the lines of a register may name, in a constant number of queries."""
    return Lookup(
        people=_people(perimeter),
        assets=_nearest(Asset, perimeter, lambda asset: (asset.name, asset.reference, str(asset))),
        feared_events=worded(model=FearedEvent),
        threats=worded(model=Threat),
        vulnerabilities=worded(model=Vulnerability),
        requirements=_requirements(),
        controls=_nearest(Control, perimeter, lambda control: (control.title, control.reference, str(control))),
    )


def _requirements() -> dict[str, Requirement]:
    """Those of Annex A by their reference alone, the others by framework and reference ("hds-v2 4.1")."""
    found: dict[str, Requirement] = {}
    for row in Requirement.objects.active().filter(assessable=True).select_related("framework").order_by("pk"):
        if row.framework.code == ANNEX_A and row.ref.startswith("A."):
            found[row.ref] = row
        else:
            found[fold(f"{row.framework.code} {row.ref}")] = row
    return found


def _people(perimeter: Perimeter) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.beside(perimeter=perimeter).active().select_related("identity"):
        identity = person.known_identity
        if identity is None:
            continue
        names = {f"{identity.given_name} {identity.family_name}", f"{identity.family_name} {identity.given_name}"}
        for name in {fold(name) for name in names} | ({fold(identity.email)} if identity.email else set()):
            found[name].append(person)
    return dict(found)


def worded(*, model: Any) -> dict[str, Any]:
    """Rows of a catalogue by their reference and their titles, folded."""
    found: dict[str, Any] = {}
    for row in model.objects.active():
        for wording in (row.ref, row.title_fr, row.title_en):
            found.setdefault(fold(wording), row)
    return found


def _nearest(model: Any, perimeter: Perimeter, wordings: Any) -> dict[str, Any]:
    """Rows of the perimeter and of those above it; the nearest one wins where two bear the same name."""
    way_up = PerimeterClosure.objects.filter(descendant=perimeter)
    rows: Iterable[Any] = (
        model.objects.active()
        .filter(perimeter__in=way_up.values("ancestor"))
        .annotate(distance=Subquery(way_up.filter(ancestor=OuterRef("perimeter")).values("depth")[:1]))
        .order_by("distance", "reference")
    )
    found: dict[str, Any] = {}
    for row in rows:
        for wording in wordings(row):
            found.setdefault(fold(wording), row)
    return found
