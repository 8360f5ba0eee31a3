"""Reports of policies."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisation.models import Perimeter
from policies import queries
from policies.actions.certificates import code_of
from reports.registry import report


@report(
    "policies.acknowledgements",
    label=gettext_lazy("State of acknowledgements"),
    template="policies/print/acknowledgements.html",
)
def acknowledgement_state(*, perimeter: Perimeter, on: date, **_params: Any) -> dict[str, Any]:
    """Campaign by campaign, then team by team: who was asked, who has read (7.3, A.6.3)."""
    rows: list[dict[str, Any]] = [
        {"campaign": campaign, "teams": queries.progress_by_team(campaign, on=on, within=perimeter)}
        for campaign in queries.campaigns_of(perimeter=perimeter, on=on)
    ]
    asked = sum(row["campaign"].total for row in rows)
    read = sum(row["campaign"].read for row in rows)
    late = sum(row["campaign"].due_on < on and row["campaign"].read < row["campaign"].total for row in rows)
    return {
        "subtitle": _("Who was asked to read what, and who has"),
        "rows": rows,
        "figures": [
            {"value": len(rows), "label": ngettext("open campaign", "open campaigns", len(rows))},
            {"value": asked, "label": _("readings asked")},
            {"value": f"{100 * read // asked if asked else 100} %", "label": _("acknowledged")},
            {"value": late, "label": _("campaigns past their date"), "tone": "warn" if late else ""},
        ],
        "data": {"campaigns": [_as_data(row) for row in rows]},
    }


def _as_data(row: dict[str, Any]) -> dict[str, Any]:
    campaign = row["campaign"]
    return {
        "reference": campaign.reference,
        "document": campaign.policy_version.document.title,
        "version": campaign.policy_version.number,
        "due_on": campaign.due_on.isoformat(),
        "asked": campaign.total,
        "read": campaign.read,
        "teams": [
            {"perimeter": team["perimeter__name"], "team": team["team"], "asked": team["total"], "read": team["read"]}
            for team in row["teams"]
        ],
    }


@report(
    "policies.by_person",
    label=gettext_lazy("Acknowledgements person by person"),
    template="policies/print/by_person.html",
)
def by_person(*, perimeter: Perimeter, on: date, **_params: Any) -> dict[str, Any]:
    """Person by person: what was asked, what was read, what is late (7.2 d, 7.3)."""
    rows = queries.standing_of_people(perimeter=perimeter, on=on)
    asked, read = sum(row.asked for row in rows), sum(row.read for row in rows)
    late = sum(row.late > 0 for row in rows)
    return {
        "subtitle": _("What each person was asked to read, and has read"),
        "rows": rows,
        "figures": [
            {"value": len(rows), "label": ngettext("person asked", "people asked", len(rows))},
            {"value": f"{100 * read // asked if asked else 100} %", "label": _("acknowledged")},
            {"value": late, "label": _("people who are late"), "tone": "warn" if late else ""},
        ],
        "data": {
            "people": [
                {"reference": row.person.reference, "asked": row.asked, "read": row.read, "late": row.late}
                for row in rows
            ]
        },
    }


@report(
    "policies.by_document",
    label=gettext_lazy("Acknowledgements document by document"),
    template="policies/print/by_document.html",
)
def by_document(*, perimeter: Perimeter, on: date, **_params: Any) -> dict[str, Any]:
    """Document by document: version in force, next review, readings asked and acknowledged (7.5, A.5.1)."""
    rows = queries.standing_of_documents(perimeter=perimeter, on=on)
    late = sum(row["review_on"] is not None and row["review_on"] < on for row in rows)
    return {
        "subtitle": _("Every document in force, and who has read it"),
        "rows": rows,
        "figures": [
            {"value": len(rows), "label": ngettext("document in force", "documents in force", len(rows))},
            {"value": late, "label": _("reviews gone by"), "tone": "warn" if late else ""},
        ],
        "data": {"documents": rows},
    }


@report(
    "policies.certificate",
    label=gettext_lazy("Certificate of acknowledgement"),
    template="policies/print/certificate.html",
)
def certificate(*, perimeter: Perimeter, on: date, acknowledgement: str) -> dict[str, Any]:
    """What one person acknowledged, when and how (7.2 d, 7.3), with what anybody needs to have it checked."""
    found = queries.acknowledgements_of(perimeter=perimeter).get(pk=acknowledgement)
    code = code_of(found)
    version = found.policy_version
    return {
        "title": _("Certificate of acknowledgement"),
        "subtitle": version.document.title,
        "acknowledgement": found,
        "version": version,
        "code": code,
        "address": f"{settings.BASE_URL}{reverse('policies:verify')}",
        "data": {
            "code": code,
            "person": found.person.display_name,
            "reference": found.person.reference,
            "document": version.document.reference,
            "title": version.document.title,
            "version": version.number,
            "language": found.language,
            "digest": found.digest,
            "sentence": found.sentence,
            "at": found.at.isoformat(),
            "identification": found.identification,
            "act": str(found.act_id),
            "state": bytes(found.state).hex(),
        },
    }
