"""Business and supporting assets, their needs, and what they depend on."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedRecord, PerimeterRecord, Person, User
from risks import spans
from risks.models.catalogue import AssetType, Nature


class Need(models.IntegerChoices):
    """The four levels of need; the wording of each criterion is in the catalogue."""

    LOW = 1, _("1 – low")
    MODERATE = 2, _("2 – moderate")
    HIGH = 3, _("3 – high")
    VITAL = 4, _("4 – vital")


def _need(label: Any) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(
        label, choices=Need, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )


class Criterion(models.TextChoices):
    """The four criteria of need, by their letter."""

    AVAILABILITY = "D", _("Availability")
    INTEGRITY = "I", _("Integrity")
    CONFIDENTIALITY = "C", _("Confidentiality")
    TRACEABILITY = "T", _("Traceability")

    @property
    def column(self) -> str:
        """The column of Asset that holds it."""
        return self.name.lower()


def _span(label: Any, help_text: Any) -> "models.PositiveIntegerField[int | None, int | None]":
    return models.PositiveIntegerField(label, null=True, blank=True, help_text=help_text)


class Asset(PerimeterRecord):
    """Something of value (business) or something it relies on (supporting)."""

    trail_schema = 2
    trail_added = {
        "data_archived": (2, ""),
        "data_collected": (2, ""),
        "data_destroyed": (2, ""),
        "data_shared": (2, ""),
        "data_used": (2, ""),
        "mtd_minutes": (2, None),
        "retention_from": (2, ""),
        "retention_months": (2, None),
        "rpo_minutes": (2, None),
        "rto_minutes": (2, None),
    }

    reference_prefix = "B"
    view_permission = "risks.view"

    name = models.CharField(_("name"), max_length=300)
    nature = models.CharField(_("nature"), max_length=10, choices=Nature)
    asset_type = models.ForeignKey(
        AssetType, models.PROTECT, verbose_name=_("type"), related_name="assets", null=True, blank=True
    )
    description = models.TextField(_("description"), blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("owner"), related_name="assets", null=True, blank=True
    )
    availability = _need(_("availability"))
    integrity = _need(_("integrity"))
    confidentiality = _need(_("confidentiality"))
    traceability = _need(_("traceability"))
    rto_minutes = _span(_("recovery time objective (RTO)"), _("Time within which the service is back."))
    rpo_minutes = _span(_("recovery point objective (RPO)"), _("Work or data that may be lost, counted in time."))
    mtd_minutes = _span(_("maximum tolerable downtime (MTD)"), _("Beyond this, the harm cannot be made good."))
    personal_data = models.BooleanField(_("personal data"), default=False)
    health_data = models.BooleanField(_("health data"), default=False)
    data_collected = models.TextField(_("collected"), blank=True)
    data_used = models.TextField(_("used"), blank=True)
    data_shared = models.TextField(_("shared"), blank=True)
    data_archived = models.TextField(_("archived"), blank=True)
    data_destroyed = models.TextField(_("destroyed"), blank=True)
    retention_months = models.PositiveIntegerField(_("retention (months)"), null=True, blank=True)
    retention_from = models.CharField(_("retention counted from"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering: ClassVar[list[str]] = ["name", "reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="risks_asset_name_once",
                violation_error_message=_("An asset of this name stands in this perimeter already."),
            ),
            models.CheckConstraint(
                condition=models.Q(health_data=False) | models.Q(personal_data=True),
                name="risks_health_data_is_personal",
                violation_error_message=_("Health data are personal data: tick both."),
            ),
            models.CheckConstraint(
                condition=models.Q(rto_minutes__isnull=True)
                | models.Q(mtd_minutes__isnull=True)
                | models.Q(rto_minutes__lte=models.F("mtd_minutes")),
                name="risks_recovered_before_too_late",
                violation_error_message=_("The service is back before the maximum tolerable downtime: RTO ≤ MTD."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["perimeter", "name"], name="risks_asset_place")]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"

    @property
    def needs(self) -> str:
        """The four needs at a glance: “D3 I3 C4 T2”."""
        values = zip("DICT", (self.availability, self.integrity, self.confidentiality, self.traceability), strict=True)
        return " ".join(f"{letter}{value}" for letter, value in values if value)

    def need(self, criterion: Criterion) -> int | None:
        """Its own value for one criterion."""
        found: int | None = getattr(self, criterion.column)
        return found

    @property
    def rto_text(self) -> str:
        """The RTO as people write it."""
        return spans.written(self.rto_minutes)

    @property
    def rpo_text(self) -> str:
        """The RPO as people write it."""
        return spans.written(self.rpo_minutes)

    @property
    def mtd_text(self) -> str:
        """The MTD as people write it."""
        return spans.written(self.mtd_minutes)


class AssetDependency(GovernedRecord):
    """An asset relies on another one."""

    perimeter_path: ClassVar[str] = "asset__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    asset = models.ForeignKey(Asset, models.PROTECT, verbose_name=_("asset"), related_name="dependencies")
    relies_on = models.ForeignKey(Asset, models.PROTECT, verbose_name=_("relies on"), related_name="dependants")

    class Meta:
        verbose_name = _("dependency")
        verbose_name_plural = _("dependencies")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["asset", "relies_on"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="risks_dependency_once",
                violation_error_message=_("This dependency is recorded already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(asset=models.F("relies_on")),
                name="risks_dependency_on_another",
                violation_error_message=_("An asset does not rely on itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset} → {self.relies_on}"


class NeedWaiver(GovernedRecord):
    """Why an asset needs less than what relies on it, for one criterion and up to one inherited level."""

    perimeter_path: ClassVar[str] = "asset__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    asset = models.ForeignKey(Asset, models.PROTECT, verbose_name=_("asset"), related_name="waivers")
    criterion = models.CharField(_("criterion"), max_length=1, choices=Criterion)
    own = models.PositiveSmallIntegerField(_("own value"), choices=Need)
    inherited = models.PositiveSmallIntegerField(_("inherited value"), choices=Need)
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("decided by"), related_name="+")
    decided_on = models.DateField(_("decided on"))

    class Meta:
        verbose_name = _("justified lower need")
        verbose_name_plural = _("justified lower needs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["asset", "criterion"], condition=models.Q(withdrawn_at__isnull=True), name="risks_waiver_once"
            ),
            models.CheckConstraint(
                condition=models.Q(own__lt=models.F("inherited")), name="risks_waiver_is_below_what_is_inherited"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset.reference} {self.criterion}{self.own} < {self.criterion}{self.inherited}"
