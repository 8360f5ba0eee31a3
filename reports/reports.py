"""Reports of the platform itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext

from organisation.models import Perimeter
from reports.registry import report
from vault.queries import files_of


@report("reports.inventory", label=gettext_lazy("Inventory of the vault"), template="reports/print/inventory.html")
def inventory(*, perimeter: Perimeter, on: date) -> dict[str, Any]:
    """Every sealed file of the perimeter on a date, with what proves that it has not changed (7.5.3, A.5.33)."""
    files = list(files_of(perimeter=perimeter, on=on))
    perimeters = {file.perimeter_id for file in files}
    size = sum(file.size for file in files)
    unscanned = sum(file.scan == file.Scan.NONE for file in files)
    return {
        "subtitle": _("Sealed files, with the digests that prove that they have not changed"),
        "files": files,
        "figures": [
            {"value": len(files), "label": npgettext("figure", "sealed file", "sealed files", len(files))},
            {"value": len(perimeters), "label": npgettext("figure", "perimeter", "perimeters", len(perimeters))},
            {"value": number_format(size / 1_000_000, decimal_pos=1), "unit": _("MB"), "label": _("in all")},
            {"value": unscanned, "label": _("not scanned for malware"), "tone": "warn" if unscanned else ""},
        ],
        "data": {
            "files": [
                {
                    "id": str(file.pk),
                    "name": file.name,
                    "sha256": file.digest,
                    "size": file.size,
                    "type": file.media_type,
                }
                for file in files
            ]
        },
    }
