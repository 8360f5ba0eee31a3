"""Assets and the treatment plan as files that an import reads back: every heading and value as it is read."""

from collections.abc import Callable
from typing import Any

from risks.models import Asset, TreatmentAction
from risks.registers.columns import Heading, listed
from web.tables import Column

ASSET_HEADINGS = (
    ("reference", "Réf.", "Ref."),
    ("name", "Nom", "Name"),
    ("nature", "Nature", "Nature"),
    ("asset_type", "Type d’actif", "Type of asset"),
    ("description", "Description", "Description"),
    ("owner", "Propriétaire", "Owner"),
    ("availability", "Disponibilité", "Availability"),
    ("integrity", "Intégrité", "Integrity"),
    ("confidentiality", "Confidentialité", "Confidentiality"),
    ("traceability", "Traçabilité", "Traceability"),
    ("rto_text", "RTO", "RTO"),
    ("rpo_text", "RPO", "RPO"),
    ("mtd_text", "MTD", "MTD"),
    ("personal_data", "Données personnelles", "Personal data"),
    ("health_data", "Données de santé", "Health data"),
    ("data_collected", "Données collectées", "Data collected"),
    ("data_used", "Données utilisées", "Data used"),
    ("data_shared", "Données partagées", "Data shared"),
    ("data_archived", "Données archivées", "Data archived"),
    ("data_destroyed", "Données détruites", "Data destroyed"),
    ("retention_months", "Conservation (mois)", "Retention (months)"),
    ("retention_from", "Conservation comptée depuis", "Retention counted from"),
    ("relies_on", "Repose sur", "Relies on"),
)
PLAN_HEADINGS = (
    ("reference", "Réf.", "Ref."),
    ("risk", "Risque", "Risk"),
    ("title", "Action", "Action"),
    ("owner", "Responsable", "In charge"),
    ("control", "Mesure de sécurité", "Control"),
    ("start_on", "Début", "Start"),
    ("due_on", "Échéance", "Due date"),
    ("cost", "Coût (€)", "Cost (€)"),
    ("effort_days", "Charge (jours)", "Effort (days)"),
    ("status", "Statut", "Status"),
    ("progress", "Avancement (%)", "Progress (%)"),
    ("note", "Ce qui a été fait", "What was done"),
    ("done_on", "Fait le", "Done on"),
)


def asset_columns() -> tuple[Column, ...]:
    """The columns of a file of assets."""
    return _columns(ASSET_HEADINGS, _ASSET)


def plan_columns() -> tuple[Column, ...]:
    """The columns of a file of actions."""
    return _columns(PLAN_HEADINGS, _LINE)


def _columns(
    headings: tuple[tuple[str, str, str], ...], readers: dict[str, Callable[[Any], Any]]
) -> tuple[Column, ...]:
    return tuple(
        Column(name, Heading({"fr": french, "en": english}), value=readers.get(name), wide=name in ("name", "title"))
        for name, french, english in headings
    )


def _relied_on(asset: Asset) -> str:
    return listed(sorted(link.relies_on.name for link in asset.dependencies.all()))


def _control(line: TreatmentAction) -> str:
    return str(line.control.reference) if line.control else ""


_ASSET: dict[str, Callable[[Any], Any]] = {
    "asset_type": lambda asset: str(asset.asset_type or ""),
    "owner": lambda asset: asset.owner.display_name if asset.owner else "",
    **{name: (lambda asset, name=name: getattr(asset, name)) for name in ("availability", "integrity")},
    **{name: (lambda asset, name=name: getattr(asset, name)) for name in ("confidentiality", "traceability")},
    "relies_on": _relied_on,
}
_LINE: dict[str, Callable[[Any], Any]] = {
    "risk": lambda line: line.risk.source_reference or line.risk.reference,
    "owner": lambda line: line.owner_text,
    "control": _control,
}
