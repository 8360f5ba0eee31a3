"""The inventory: what the body protects, what it relies on, and the needs handed down."""

from dataclasses import dataclass
from typing import Any

from organisation.models import Person
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from risks.actions import assets
from risks.models import Asset, AssetType

HOUR, DAY = 60, 1440


@dataclass(frozen=True)
class Row:
    """One asset: name, type, needs D I C T, RTO and RPO in minutes, health data, and what it relies on."""

    name: str
    kind: str
    needs: str
    rto: int | None
    rpo: int | None
    health: bool
    relies_on: tuple[str, ...] = ()


BUSINESS = (
    Row("Dossier patient partagé", "BV-health_data", "4444", 2 * HOUR, 15, True,
        ("Application de dossier partagé", "Serveur d'identités régional", "Service de consentement")),
    Row("Plateforme d'imagerie régionale", "BV-function", "4443", 4 * HOUR, HOUR, True,
        ("Application d'imagerie", "Serveur d'identités régional")),
    Row("Messagerie sécurisée de santé", "BV-function", "3444", 4 * HOUR, 15, True,
        ("Opérateur de messagerie", "Annuaire et habilitations")),
    Row("Plateforme de téléconsultation", "BV-function", "3343", 4 * HOUR, HOUR, True,
        ("Application de télésanté", "Réseau régional")),
    Row("Service de consentement", "BV-consent_data", "3444", 4 * HOUR, 0, True,
        ("Hébergement HDS – socle virtuel", "Annuaire et habilitations")),
    Row("Répertoire opérationnel des ressources", "BV-function", "3423", 8 * HOUR, DAY, False,
        ("Hébergement HDS – socle virtuel",)),
    Row("Coffre-fort numérique Pulsy", "BV-trace_data", "2444", DAY, 0, True,
        ("Hébergement HDS – socle virtuel", "Clés et certificats")),
)  # fmt: skip
SUPPORTING = (
    Row("Application de dossier partagé", "SA-software_application", "4443", 2 * HOUR, 15, True,
        ("Interfaces FHIR et HL7", "Hébergement HDS – socle virtuel", "Annuaire et habilitations")),
    Row("Application d'imagerie", "SA-software_application", "3343", 8 * HOUR, HOUR, True,
        ("Hébergement HDS – socle virtuel", "Baies de stockage")),
    Row("Application de télésanté", "SA-cloud", "3333", 4 * HOUR, HOUR, True, ("Éditeur de télésanté",)),
    Row("Interfaces FHIR et HL7", "SA-api", "4443", 2 * HOUR, 15, True, ("Hébergement HDS – socle virtuel",)),
    Row("Serveur d'identités régional", "SA-software_application", "4443", 2 * HOUR, 15, True,
        ("Hébergement HDS – socle virtuel",)),
    Row("Annuaire et habilitations", "SA-directory", "4434", HOUR, HOUR, False, ("Hébergement HDS – socle virtuel",)),
    Row("Hébergement HDS – socle virtuel", "SA-software_virtual", "4444", HOUR, 15, True,
        ("Baies de stockage", "Réseau d'hébergement", "Sauvegardes HDS", "Équipe d'exploitation")),
    Row("Baies de stockage", "SA-hardware_server", "444", 2 * HOUR, 15, True, ("Salle principale",)),
    Row("Sauvegardes HDS", "SA-backup", "4443", DAY, DAY, True, ("Salle de secours", "Clés et certificats")),
    Row("Réseau d'hébergement", "SA-hardware_network", "444", 2 * HOUR, None, False,
        ("Salle principale", "Réseau régional")),
    Row("Réseau régional", "SA-network", "3", 4 * HOUR, None, False, ()),
    Row("Clés et certificats", "SA-crypto", "4444", 4 * HOUR, DAY, False, ("Administrateurs",)),
    Row("Opérateur de messagerie", "SA-supplier", "3444", 4 * HOUR, 15, True, ()),
    Row("Éditeur de télésanté", "SA-supplier", "3343", 8 * HOUR, DAY, True, ()),
    Row("Salle principale", "SA-site", "4", 4 * HOUR, None, False, ("Énergie et climatisation",)),
    Row("Salle de secours", "SA-site", "2", DAY, None, False, ("Énergie et climatisation",)),
    Row("Énergie et climatisation", "SA-utility", "4", HOUR, None, False, ()),
    Row("Équipe d'exploitation", "SA-team", "3", None, None, False, ()),
    Row("Administrateurs", "SA-role_admin", "", None, None, False, ()),
    Row("Postes et accès distants", "SA-hardware_endpoint", "3333", DAY, DAY, False, ("Réseau régional",)),
)  # fmt: skip
LIFE = {
    "data_collected": "Par les professionnels de l'équipe de soins, depuis leur logiciel ; identité qualifiée (INS).",
    "data_used": "Coordination des soins. Toute autre finalité demande une base légale et l'avis de la DPO.",
    "data_shared": "Au sein de l'équipe de soins ; hors équipe, sur consentement préalable.",
    "data_archived": "Archivage intermédiaire chiffré, accès sur demande motivée.",
    "data_destroyed": "Effacement cryptographique, procès-verbal conservé.",
    "retention_months": 240,
    "retention_from": "la dernière venue du patient",
}


def describe(world: World) -> Storyline:
    """What is to be protected, with its needs, and what each relies on."""
    yield 360
    officer, owner = world.user("officer"), world.people["control_owner"]
    made: dict[str, Asset] = {}
    for row in (*BUSINESS, *SUPPORTING):
        made[row.name] = _identify(world, row, owner=owner)
    for row in (*BUSINESS, *SUPPORTING):
        for name in row.relies_on:
            assets.link_dependency(actor=officer, asset=made[row.name], relies_on=made[name])
    yield 330
    room = Asset.objects.get(pk=made["Salle de secours"].pk)
    assets.edit_asset(
        actor=world.user("officer"),
        asset=room,
        **_values(next(row for row in SUPPORTING if row.name == room.name), owner=owner),
        undercut_reason="La salle de secours ne porte que la seconde copie : la salle principale reste disponible.",
    )


def _identify(world: World, row: Row, *, owner: Person) -> Asset:
    return assets.identify_asset(
        actor=world.user("officer"), perimeter=world.perimeters["hebergement"], **_values(row, owner=owner)
    )


def _values(row: Row, *, owner: Person) -> dict[str, Any]:
    kind = AssetType.objects.get(ref=row.kind)
    names = ("availability", "integrity", "confidentiality", "traceability")
    life = LIFE if row.name == "Dossier patient partagé" else {}
    return {
        "name": row.name,
        "nature": kind.nature,
        "asset_type": kind,
        "owner": owner,
        **{name: int(level) for name, level in zip(names, row.needs, strict=False)},
        "rto_minutes": row.rto,
        "rpo_minutes": row.rpo,
        "mtd_minutes": row.rto * 6 if row.rto else None,
        "personal_data": row.health or row.kind == "SA-directory",
        "health_data": row.health,
        **life,
    }
