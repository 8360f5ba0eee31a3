"""Risks (scenarios) and what they are linked to: assets, threats, vulnerabilities, controls."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls.models import Control, EvidenceLink, Requirement
from organisation.models import GovernedRecord, PerimeterRecord, Person
from risks.lifecycle import Kind, Option, Status
from risks.models.assets import Asset
from risks.models.catalogue import FearedEvent, RiskSource, Threat, Vulnerability
from risks.models.scales import Axis, Scale, ScaleStep
from trail.state import require_act

CRITERIA = RegexValidator(r"^D?I?C?T?$", _("Letters among D, I, C and T, in this order."))


def _step(label: Any) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, editable=False, validators=[MinValueValidator(1)]
    )


class Risk(PerimeterRecord):
    """A scenario that threatens what the perimeter protects, with its latest levels for fast lists."""

    trail_schema = 2
    trail_added = {"looked_at": (2, None)}

    reference_prefix = "R"
    view_permission = "risks.view"

    title = models.CharField(_("scenario"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    feared_event = models.ForeignKey(
        FearedEvent, models.PROTECT, verbose_name=_("feared event"), related_name="risks", null=True, blank=True
    )
    feared_event_label = models.CharField(_("feared event, as written"), max_length=300, blank=True)
    criteria = models.CharField(_("criteria touched"), max_length=4, blank=True, validators=[CRITERIA])
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("risk owner"), related_name="risks", null=True, blank=True
    )
    owner_name = models.CharField(_("owner, as written"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.IDENTIFIED, editable=False, db_index=True
    )
    existing_controls = models.TextField(_("existing controls, as written"), blank=True)
    planned_controls = models.TextField(_("planned controls, as written"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    source_reference = models.CharField(_("reference in the register"), max_length=40, blank=True, editable=False)
    option = models.CharField(_("treatment"), max_length=10, choices=Option, blank=True, editable=False)
    scale = models.ForeignKey(
        Scale, models.PROTECT, verbose_name=_("scale"), related_name="risks", null=True, blank=True, editable=False
    )
    acceptance_line = _step(_("acceptance line"))
    inherent_likelihood = _step(_("inherent likelihood"))
    inherent_severity = _step(_("inherent severity"))
    inherent_level = _step(_("inherent level"))
    current_likelihood = _step(_("current likelihood"))
    current_severity = _step(_("current severity"))
    current_level = _step(_("current level"))
    residual_likelihood = _step(_("residual likelihood"))
    residual_severity = _step(_("residual severity"))
    residual_level = _step(_("residual level"))
    accepted_until = models.DateField(_("accepted until"), null=True, blank=True, editable=False)
    review_on = models.DateField(_("next review"), null=True, blank=True, editable=False)
    looked_at = models.DateTimeField(_("last looked at"), null=True, blank=True, editable=False)
    ended_reason = models.TextField(_("why it ended"), blank=True, editable=False)

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "source_reference"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(source_reference=""),
                name="risks_source_reference_once",
                violation_error_message=_("A risk of this perimeter bears this reference already."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["perimeter", "reference"], name="risks_risk_place"),
            models.Index(fields=["current_level", "reference"], name="risks_risk_level"),
            models.Index(fields=["looked_at"], name="risks_risk_looked_at"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def feared_event_text(self) -> str:
        """The feared event of the catalogue, or as it was written."""
        return self.feared_event.title if self.feared_event else self.feared_event_label

    @property
    def owner_text(self) -> str:
        """The owner, or the name that the register gave."""
        return self.owner.display_name if self.owner else self.owner_name

    def pair(self, kind: str) -> tuple[int | None, int | None]:
        """Latest likelihood and severity of one kind of assessment."""
        return getattr(self, f"{kind}_likelihood"), getattr(self, f"{kind}_severity")

    def level(self, kind: str) -> int | None:
        """Latest level of one kind of assessment."""
        found: int | None = getattr(self, f"{kind}_level")
        return found

    def level_step(self, kind: str) -> ScaleStep | None:
        """The same with its wording and its tone."""
        return self.scale.step(Axis.LEVEL, self.level(kind)) if self.scale else None

    def take_levels(self, *, kind: str, likelihood: int, severity: int, level: int) -> None:
        """Keep the latest assessment of a kind at hand for lists."""
        values = {"likelihood": likelihood, "severity": severity, "level": level}
        for name, value in values.items():
            setattr(self, f"{kind}_{name}", value)
        if kind != Kind.INHERENT:
            self.looked_at = require_act().at

    @property
    def final_level(self) -> int | None:
        """The level that remains: the residual one, or the current one when nothing more is to be done."""
        return self.residual_level if self.residual_level is not None else self.current_level

    @property
    def is_closed(self) -> bool:
        """Closed risks are read-only."""
        return self.status == Status.CLOSED

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Its owner sees a risk wherever it lies."""
        own: Q = user.own("owner")
        return own

    @classmethod
    def above_line(cls) -> Q:
        """Risks whose current level stands above the line."""
        return Q(current_level__gt=F("acceptance_line"))

    KINDS: ClassVar[tuple[str, ...]] = tuple(Kind.values)


class RiskLink(GovernedRecord):
    """Something that a risk is linked to."""

    perimeter_path: ClassVar[str] = "risk__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    class Meta:
        abstract = True


class RiskAsset(RiskLink):
    """A risk bears on an asset."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="asset_links")
    asset = models.ForeignKey(Asset, models.PROTECT, verbose_name=_("asset"), related_name="risk_links")

    class Meta:
        verbose_name = _("asset of a risk")
        verbose_name_plural = _("assets of a risk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["risk", "asset"], condition=Q(withdrawn_at__isnull=True), name="risks_asset_link_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.asset)


class RiskThreat(RiskLink):
    """A threat of the scenario: a row of the catalogue, or a wording of one's own."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="threat_links")
    threat = models.ForeignKey(
        Threat, models.PROTECT, verbose_name=_("threat"), related_name="risk_links", null=True, blank=True
    )
    label = models.CharField(_("threat, as written"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("threat of a risk")
        verbose_name_plural = _("threats of a risk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(threat__isnull=False) ^ ~Q(label=""), name="risks_threat_or_label"),
        ]

    def __str__(self) -> str:
        return self.threat.title if self.threat else self.label


class RiskVulnerability(RiskLink):
    """A vulnerability of the scenario: a row of the catalogue, or a wording of one's own."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="vulnerability_links")
    vulnerability = models.ForeignKey(
        Vulnerability, models.PROTECT, verbose_name=_("vulnerability"), related_name="risk_links", null=True, blank=True
    )
    label = models.CharField(_("vulnerability, as written"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("vulnerability of a risk")
        verbose_name_plural = _("vulnerabilities of a risk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(vulnerability__isnull=False) ^ ~Q(label=""), name="risks_vulnerability_or_label"
            ),
        ]

    def __str__(self) -> str:
        return self.vulnerability.title if self.vulnerability else self.label


class RiskOrigin(RiskLink):
    """Who or what may be at the origin of the risk."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="origin_links")
    source = models.ForeignKey(RiskSource, models.PROTECT, verbose_name=_("risk source"), related_name="risk_links")

    class Meta:
        verbose_name = _("source of a risk")
        verbose_name_plural = _("sources of a risk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["risk", "source"], condition=Q(withdrawn_at__isnull=True), name="risks_origin_once"
            ),
        ]

    def __str__(self) -> str:
        return self.source.title


class RiskEvidence(EvidenceLink):
    """A risk rests on a piece of evidence: an incident report, a test, a quotation."""

    perimeter_path: ClassVar[str] = "risk__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="evidence_links")

    class Meta:
        verbose_name = _("evidence of a risk")
        verbose_name_plural = _("evidence of risks")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["risk", "evidence"],
                condition=Q(withdrawn_at__isnull=True),
                name="risks_evidence_once",
                violation_error_message=_("This risk rests on this evidence already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk.reference} ← {self.evidence}"


class RiskControl(RiskLink):
    """A control, or a requirement such as A.5.18, that answers a risk: existing already or planned (6.1.3 b)."""

    class Role(models.TextChoices):
        """Whether it acts already."""

        EXISTING = "existing", pgettext_lazy("control of a risk", "Existing")
        PLANNED = "planned", pgettext_lazy("control of a risk", "Planned")

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="control_links")
    control = models.ForeignKey(
        Control, models.PROTECT, verbose_name=_("control"), related_name="risk_links", null=True, blank=True
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="risk_links", null=True, blank=True
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.PLANNED)

    class Meta:
        verbose_name = _("control of a risk")
        verbose_name_plural = _("controls of a risk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(control__isnull=False) ^ Q(requirement__isnull=False),
                name="risks_control_or_requirement",
                violation_error_message=_("Choose a control or a requirement, one of the two."),
            ),
            models.UniqueConstraint(
                fields=["risk", "control", "role"],
                condition=Q(withdrawn_at__isnull=True, control__isnull=False),
                name="risks_control_link_once",
                violation_error_message=_("This control is linked to the risk already."),
            ),
            models.UniqueConstraint(
                fields=["risk", "requirement", "role"],
                condition=Q(withdrawn_at__isnull=True, requirement__isnull=False),
                name="risks_requirement_link_once",
                violation_error_message=_("This requirement is linked to the risk already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.control or self.requirement)
