"""The risks application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RisksConfig(AppConfig):
    name = "risks"
    label = "risks"
    verbose_name = _("Risks")

    def ready(self) -> None:
        """Declare catalogues, indicators, reports, and what shared pages show about risks."""
        from controls.registry import events, library_parts, reasons
        from organisation import catalogues
        from risks import consistency, euros, indicators, reports, watch  # noqa: F401 -- declared by being read
        from risks.actions.catalogues import load_catalogue_line
        from risks.actions.libraries import take_matrices, take_threats
        from risks.libraries import left_out
        from risks.queries.events import events_considered
        from web import registries
        from web.badges import register_tones

        register_tones({"ready": "info", "applied": "ok"})
        catalogues.register("risks", load_catalogue_line)
        reasons.register("risks", watch.reasons)
        events.register("risks", events_considered)
        library_parts.register("threats", take_threats)
        library_parts.register("risk_matrices", take_matrices, judge=left_out)
        registries.due.register("risks", watch.due)
        registries.checks.register("risks", watch.checks)
        registries.due.register("risks.decisions", consistency.due)
        registries.checks.register("risks.consistency", consistency.checks)
        registries.search.register("risks", watch.search)
        registries.tiles.register("risks", watch.tiles)
        registries.panels.register("controls.control", watch.risks_treated)
        registries.panels.register("risks.risk", euros.of_risk)
        registries.panels.register("risks.treatmentaction", euros.of_action)
        registries.panels.register("controls.requirement", watch.risks_treated)
