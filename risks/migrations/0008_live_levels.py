"""An index that answers what is counted over the risks in force without reading the rows themselves."""

from typing import ClassVar

from django.db import migrations

from web.operations import OnlyOn

COUNTED = ", ".join(f"{kind}_{axis}" for kind in ("inherent", "current", "residual") for axis in ("likelihood", "severity"))
READ = f"id, owner_id, scale_id, current_level, residual_level, acceptance_line, option, accepted_until, {COUNTED}"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("risks", "0007_first_release")]

    operations: ClassVar = [
        OnlyOn(
            "postgresql",
            [
                f'CREATE INDEX "risks_risk_live" ON "risks_risk" (perimeter_id) INCLUDE ({READ})'
                " WHERE withdrawn_at IS NULL AND status <> 'closed'"
            ],
            ['DROP INDEX "risks_risk_live"'],
        ),
    ]
