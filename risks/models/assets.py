"""Business and supporting assets, their needs, and what they depend on."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedRecord, PerimeterRecord, Person
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


class Asset(PerimeterRecord):
    """Something of value (business) or something it relies on (supporting)."""

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
    personal_data = models.BooleanField(_("personal data"), default=False)
    health_data = models.BooleanField(_("health data"), default=False)

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
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["perimeter", "name"], name="risks_asset_place")]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"

    @property
    def needs(self) -> str:
        """The four needs at a glance: “D3 I3 C4 T2”."""
        values = zip("DICT", (self.availability, self.integrity, self.confidentiality, self.traceability), strict=True)
        return " ".join(f"{letter}{value}" for letter, value in values if value)


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
