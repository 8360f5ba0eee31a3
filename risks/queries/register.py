"""Reads of the register: the list, one risk with its story, the matrix."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Min, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When

from organisation.models import Perimeter, User
from risks.lifecycle import OPEN_ACTIONS, Kind, Status
from risks.models import (
    Acceptance,
    AcceptanceRequest,
    Assessment,
    Risk,
    RiskAsset,
    RiskControl,
    RiskEvidence,
    RiskOrigin,
    RiskReview,
    RiskThreat,
    RiskVulnerability,
    TreatmentAction,
)
from web.folding import Folded

SEARCHED = ("reference", "title", "feared_event_label", "source_reference", "owner_name")


def risks(user: User) -> "QuerySet[Risk]":
    """The risks the person may see, ready for a page about one of them."""
    found: QuerySet[Risk] = (
        Risk.objects.visible_to(user)
        .active()
        .select_related("perimeter", "owner__identity", "owner__user", "feared_event", "scale")
        .prefetch_related("scale__steps")
    )
    return found


def register(user: User) -> "QuerySet[Risk]":
    """The register: what the list shows of each risk, in a constant number of queries."""
    due = (
        TreatmentAction.objects.active()
        .filter(risk=OuterRef("pk"), status__in=OPEN_ACTIONS)
        .order_by()
        .values("risk")
        .annotate(first=Min("due_on"))
        .values("first")
    )
    return with_words(risks(user)).annotate(next_due_on=Subquery(due))


def register_file(user: User) -> "QuerySet[Risk]":
    """The register with all that a line of a file says, read in batches of rows."""
    links = {
        "asset_links": RiskAsset.objects.active().select_related("asset"),
        "threat_links": RiskThreat.objects.active().select_related("threat"),
        "vulnerability_links": RiskVulnerability.objects.active().select_related("vulnerability"),
        "control_links": RiskControl.objects.active().select_related("control", "requirement__framework"),
        "actions": TreatmentAction.objects.active().filter(from_register=True),
    }
    return register(user).prefetch_related(*(Prefetch(name, queryset=rows) for name, rows in links.items()))


def with_words(rows: "QuerySet[Risk]") -> "QuerySet[Risk]":
    """Risks that a search in `searched` finds, whatever the accents; the index risks_risk_words answers it."""
    return rows.alias(searched=Folded(*SEARCHED))


def with_acceptance_state(rows: "QuerySet[Risk]", *, on: date) -> "QuerySet[Any]":
    """Each risk with the state of its acceptance on a day: none, valid or expired."""
    return rows.annotate(
        acceptance_state=Case(
            When(accepted_until__isnull=True, then=Value("none")),
            When(accepted_until__lt=on, then=Value("expired")),
            default=Value("valid"),
            output_field=CharField(),
        )
    )


def risks_to_choose(user: User) -> "QuerySet[Risk]":
    """The risks that are not closed, light, for choosing."""
    found: QuerySet[Risk] = Risk.objects.visible_to(user).active().exclude(status=Status.CLOSED).order_by("reference")
    return found


def assessments_of(user: User, risk: Risk) -> "QuerySet[Assessment]":
    """The story of the assessments, newest first, each readable on its own scale."""
    found: QuerySet[Assessment] = (
        Assessment.objects.visible_to(user)
        .filter(risk=risk)
        .select_related("assessed_by__person__identity")
        .prefetch_related("scale__steps")
        .order_by("-at", "-pos")
    )
    return found


def acceptances_of(user: User, risk: Risk) -> "QuerySet[Acceptance]":
    """The acceptances of a risk, newest first."""
    return acceptances(user).filter(risk=risk)


def acceptances(user: User) -> "QuerySet[Acceptance]":
    """Every acceptance the person may see."""
    found: QuerySet[Acceptance] = (
        Acceptance.objects.visible_to(user)
        .select_related(
            "risk__perimeter", "risk__owner__user", "accepted_by__person__identity", "revocation", "renews__risk"
        )
        .prefetch_related("scale__steps", "risk__scale__steps")
    )
    return found


def acceptance_requests(user: User) -> "QuerySet[AcceptanceRequest]":
    """Every request for an acceptance that the person may see."""
    found: QuerySet[AcceptanceRequest] = (
        AcceptanceRequest.objects.visible_to(user)
        .active()
        .select_related("risk__perimeter", "risk__owner__identity", "prepared_by__person__identity")
        .prefetch_related("risk__scale__steps")
    )
    return found


def open_request(user: User, risk: Risk) -> AcceptanceRequest | None:
    """The request that waits for a decision on a risk."""
    return acceptance_requests(user).filter(risk=risk, status=AcceptanceRequest.Status.OPEN).first()


def evidence_of(user: User, risk: Risk) -> "QuerySet[RiskEvidence]":
    """What a risk rests on."""
    found: QuerySet[RiskEvidence] = (
        RiskEvidence.objects.visible_to(user).active().filter(risk=risk).select_related("evidence")
    )
    return found


def sources_of(*, risk: Risk) -> "QuerySet[RiskOrigin]":
    """The risk sources of a scenario."""
    found: QuerySet[RiskOrigin] = RiskOrigin.objects.active().filter(risk=risk).select_related("source")
    return found


def reviews_of(user: User, risk: Risk) -> "QuerySet[RiskReview]":
    """The reviews of a risk, newest first."""
    found: QuerySet[RiskReview] = (
        RiskReview.objects.visible_to(user)
        .filter(risk=risk)
        .select_related("reviewed_by__person__identity")
        .order_by("-at")
    )
    return found


def assets_of(user: User, risk: Risk) -> "QuerySet[RiskAsset]":
    """The assets on which a risk bears."""
    found: QuerySet[RiskAsset] = (
        RiskAsset.objects.visible_to(user).active().filter(risk=risk).select_related("asset").order_by("asset__name")
    )
    return found


def threats_of(*, risk: Risk) -> "QuerySet[RiskThreat]":
    """The threats of a scenario."""
    found: QuerySet[RiskThreat] = RiskThreat.objects.active().filter(risk=risk).select_related("threat")
    return found


def vulnerabilities_of(*, risk: Risk) -> "QuerySet[RiskVulnerability]":
    """The vulnerabilities of a scenario."""
    found: QuerySet[RiskVulnerability] = (
        RiskVulnerability.objects.active().filter(risk=risk).select_related("vulnerability")
    )
    return found


def controls_of(user: User, risk: Risk) -> "QuerySet[RiskControl]":
    """The controls and requirements that answer a risk, existing ones first."""
    found: QuerySet[RiskControl] = (
        RiskControl.objects.visible_to(user)
        .active()
        .filter(risk=risk)
        .select_related("control", "requirement__framework")
        .order_by("role", "requirement__position", "control__reference")
    )
    return found


def live(*, perimeter: Perimeter) -> "QuerySet[Risk]":
    """The risks of a perimeter and below that are neither withdrawn nor closed."""
    found: QuerySet[Risk] = Risk.objects.of(perimeter).active().exclude(status=Status.CLOSED)
    return found


def live_for(user: User) -> "QuerySet[Risk]":
    """The risks that the person may see, neither withdrawn nor closed."""
    found: QuerySet[Risk] = Risk.objects.visible_to(user).active().exclude(status=Status.CLOSED)
    return found


def highest(rows: "QuerySet[Risk]", *, how_many: int = 10) -> "QuerySet[Risk]":
    """The highest current levels first."""
    return (
        rows.filter(current_level__isnull=False)
        .select_related("owner__identity", "perimeter", "scale")
        .prefetch_related("scale__steps")
        .order_by(F("current_level").desc(nulls_last=True), "pk")[:how_many]
    )


def above_line(rows: "QuerySet[Risk]") -> "QuerySet[Risk]":
    """Those whose current level stands above the acceptance line."""
    return rows.filter(Risk.above_line())


def residual_above_current(rows: "QuerySet[Risk]") -> "QuerySet[Risk]":
    """Those expected to be worse after treatment than now."""
    return rows.filter(residual_level__gt=F("current_level"))


def retained_above_line(rows: "QuerySet[Risk]", *, on: date) -> "QuerySet[Risk]":
    """Those retained above the line without a valid acceptance."""
    valid = Q(accepted_until__gte=on)
    return rows.filter(Risk.above_line(), option="retain").exclude(valid)


def to_review(rows: "QuerySet[Risk]", *, until: date) -> "QuerySet[Risk]":
    """Those to be reviewed by a day."""
    return rows.filter(review_on__lte=until)


def latest_assessment(*, risk: Risk, kind: str) -> Assessment | None:
    """The newest assessment of one kind."""
    found: Assessment | None = Assessment.objects.filter(risk=risk, kind=kind).order_by("-at", "-pos").first()
    return found


def deciding_kind(*, risk: Risk) -> str:
    """The kind of assessment that says what remains: residual when there is one."""
    return Kind.RESIDUAL.value if risk.residual_level is not None else Kind.CURRENT.value
