"""Indexes for registers of 100,000 scenarios: walking in order, folded search, levels as they stood on a day."""

from typing import ClassVar

from django.db import migrations

from web.folding import WORDS, words_sql
from web.operations import OnlyOn

SEARCHED = ("reference", "title", "feared_event_label", "source_reference", "owner_name")
LEVELS = ", ".join(
    f"{kind}_{axis}" for kind in ("inherent", "current", "residual") for axis in ("likelihood", "severity", "level")
)
KEPT = f"history_date, status, option, scale_id, acceptance_line, accepted_until, withdrawn_at, {LEVELS}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("risks", "0003_own_scales")]

    operations: ClassVar = [
        OnlyOn(
            "postgresql",
            [
                'CREATE INDEX "risks_risk_walk" ON "risks_risk" (reference, id)',
                'CREATE INDEX "risks_risk_highest" ON "risks_risk" (current_level DESC NULLS LAST, id)',
                'CREATE INDEX "risks_action_open" ON "risks_treatmentaction" (due_on, id)'
                " WHERE withdrawn_at IS NULL AND status IN ('planned', 'in_progress')",
                f'CREATE INDEX "risks_risk_stood" ON "risks_historicalrisk" (id, version DESC) INCLUDE ({KEPT})',
                *words_sql(name="risks_risk_words", table="risks_risk", columns=SEARCHED),
            ],
            [
                f'ALTER TABLE "risks_risk" DROP COLUMN "{WORDS}"',
                *(f'DROP INDEX "risks_{name}"' for name in ("risk_walk", "risk_highest", "risk_stood", "action_open")),
            ],
        ),
        OnlyOn(
            "sqlite",
            ['CREATE INDEX "risks_risk_stood" ON "risks_historicalrisk" (id, version)'],
            ['DROP INDEX "risks_risk_stood"'],
        ),
    ]
