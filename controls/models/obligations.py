"""What the organisation is bound to: laws, regulations, contracts, client commitments, and what they require."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls.models.frameworks import Requirement
from organisation.models import PerimeterRecord, Person
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from trail.records import Fact


class Obligation(PerimeterRecord):
    """A law, a regulation, a contract or a client commitment that binds a perimeter (4.2, A.5.31; HDS EXI-03)."""

    class Kind(models.TextChoices):
        """Where it comes from; the column of the statement follows."""

        LAW = "law", pgettext_lazy("obligation", "Law")
        REGULATION = "regulation", pgettext_lazy("obligation", "Regulation")
        CONTRACT = "contract", pgettext_lazy("obligation", "Contract")
        COMMITMENT = "commitment", pgettext_lazy("obligation", "Client commitment")

    COLUMNS: ClassVar[dict[str, str]] = {
        "law": "legal",
        "regulation": "legal",
        "contract": "contract",
        "commitment": "contract",
    }
    reference_prefix = "O"
    shares_downwards = True
    view_permission = "controls.view"

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    source = models.CharField(_("source reference"), max_length=300, help_text=_("Article, journal, contract number."))
    summary = models.TextField(_("what it asks"), blank=True)
    party = models.CharField(_("interested party"), max_length=200, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("owner"), related_name="obligations", null=True, blank=True
    )
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    review_on = models.DateField(_("next review"))
    shared = models.BooleanField(_("binds the perimeters below"), default=True)
    hosting_contract = models.BooleanField(_("contract for hosting health data"), default=False)

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(in_force_on__isnull=True)
                | models.Q(ends_on__gte=models.F("in_force_on")),
                name="obligation_ends_after_it_starts",
                violation_error_message=_("An obligation ends after it starts: check the two dates."),
            ),
            models.CheckConstraint(
                condition=models.Q(hosting_contract=False) | models.Q(kind__in=["contract", "commitment"]),
                name="obligation_hosting_contract_is_a_contract",
                violation_error_message=_("Only a contract or a client commitment holds hosting clauses."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def column(self) -> str:
        """The column of the statement that it feeds."""
        return self.COLUMNS[self.kind]

    def state_on(self, on: date) -> str:
        """Expected while it has not started, in force, or ended."""
        if self.in_force_on is None or self.in_force_on > on:
            return "expected"
        return "ended" if self.ends_on is not None and self.ends_on < on else "in_force"


class ObligationRequirement(GovernedRecord):
    """An obligation brings a requirement: it gives the line of the statement its reason."""

    perimeter_path = "obligation__perimeter"
    view_permission = "controls.view"

    obligation = models.ForeignKey(Obligation, models.PROTECT, verbose_name=_("obligation"), related_name="brought")
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="obligations"
    )
    comment = models.CharField(_("what it says of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("requirement of an obligation")
        verbose_name_plural = _("requirements of obligations")
        ordering: ClassVar[list[str]] = ["requirement__framework", "requirement__position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["obligation", "requirement"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="obligation_brings_once",
                violation_error_message=_("This obligation brings this requirement already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation.reference} → {self.requirement.ref}"


class ObligationReview(Fact):
    """One review of an obligation: what was found, and when the next is due. A correction is a new review."""

    perimeter_path = "obligation__perimeter"
    view_permission = "controls.view"

    obligation = models.ForeignKey(Obligation, models.PROTECT, verbose_name=_("obligation"), related_name="reviews")
    reviewed_on = models.DateField(_("reviewed on"))
    reviewer = models.ForeignKey(Person, models.PROTECT, verbose_name=_("reviewed by"), related_name="+", null=True)
    conclusion = models.TextField(_("what was found"))
    next_on = models.DateField(_("next review"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("review of an obligation")
        verbose_name_plural = _("reviews of obligations")
        ordering: ClassVar[list[str]] = ["-reviewed_on", "-at"]

    def __str__(self) -> str:
        return f"{self.obligation.reference} · {self.reviewed_on:%d/%m/%Y}"

    @property
    def perimeter(self) -> Any:
        """Where the obligation holds."""
        return self.obligation.perimeter


class ContractClause(GovernedRecord):
    """Whether a hosting contract holds one of the compulsory clauses (HDS EXI-17 to 27), and where."""

    class Reading(models.TextChoices):
        """What was read in the contract."""

        PRESENT = "present", pgettext_lazy("clause", "Present")
        PARTIAL = "partial", pgettext_lazy("clause", "Incomplete")
        MISSING = "missing", pgettext_lazy("clause", "Missing")

    perimeter_path = "obligation__perimeter"
    view_permission = "controls.view"

    obligation = models.ForeignKey(Obligation, models.PROTECT, verbose_name=_("contract"), related_name="clauses")
    requirement = models.ForeignKey(Requirement, models.PROTECT, verbose_name=_("clause"), related_name="+")
    reading = models.CharField(_("what was read"), max_length=8, choices=Reading)
    place = models.CharField(_("place in the contract"), max_length=200, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    checked_on = models.DateField(_("checked on"))

    class Meta:
        verbose_name = _("clause of a hosting contract")
        verbose_name_plural = _("clauses of hosting contracts")
        ordering: ClassVar[list[str]] = ["obligation", "requirement__position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["obligation", "requirement"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="contract_clause_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(reading="present") | ~models.Q(place=""),
                name="contract_clause_has_its_place",
                violation_error_message=_("Say where the clause stands: an article, a page, an annex."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation.reference} · {self.requirement.ref} · {self.get_reading_display()}"
