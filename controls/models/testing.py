"""What proves that a test of a control was done well: the sample drawn for it, its items, and its evidence."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from controls.models.controls import Control, ControlTest
from controls.models.evidence import EvidenceLink
from organisation.models.governed import GovernedFactQuerySet
from trail.records import Fact


class SampleDraw(Fact):
    """A random sample that anybody can draw again: population, seed, algorithm, size, and the items that came out."""

    perimeter_path = "control__perimeter"
    view_permission = "controls.view"

    control = models.ForeignKey(Control, models.PROTECT, verbose_name=_("control"), related_name="draws")
    subject = models.TextField(_("what is tested"))
    population = models.JSONField(_("population"))
    population_size = models.PositiveIntegerField(_("size of the population"), validators=[MinValueValidator(1)])
    population_digest = models.CharField(_("digest of the population"), max_length=64)
    sample_size = models.PositiveIntegerField(_("items drawn"), validators=[MinValueValidator(1)])
    algorithm = models.CharField(_("algorithm"), max_length=40)
    seed = models.CharField(_("seed"), max_length=64)
    drawn = models.JSONField(_("sample"))
    drawn_on = models.DateField(_("drawn on"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("sample drawn")
        verbose_name_plural = _("samples drawn")
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["control", "-at"], name="sample_draw_newest")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(sample_size__lte=models.F("population_size")), name="sample_draw_in_population"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control.reference} · {self.sample_size}/{self.population_size} · {self.drawn_on:%d/%m/%Y}"

    @property
    def perimeter(self) -> Any:
        """Where the control lies."""
        return self.control.perimeter


class TestSheet(Fact):
    """What a test was about, and what was found on each item of its sample."""

    __test__ = False  # its name is not that of a test class
    perimeter_path = "test__control__perimeter"
    view_permission = "controls.view"

    test = models.OneToOneField(ControlTest, models.PROTECT, verbose_name=_("control test"), related_name="sheet")
    subject = models.TextField(_("what was tested"))
    draw = models.ForeignKey(
        SampleDraw, models.PROTECT, verbose_name=_("sample drawn"), related_name="sheets", null=True, blank=True
    )
    items = models.JSONField(_("result of each item"), default=list, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("sheet of a test")
        verbose_name_plural = _("sheets of tests")

    def __str__(self) -> str:
        return str(self.test)

    @property
    def perimeter(self) -> Any:
        """Where the control lies."""
        return self.test.control.perimeter


class TestEvidence(EvidenceLink):
    """A test rests on a piece of evidence."""

    __test__ = False  # its name is not that of a test class
    perimeter_path = "test__control__perimeter"
    view_permission = "controls.view"

    test = models.ForeignKey(ControlTest, models.PROTECT, verbose_name=_("control test"), related_name="evidence_links")

    class Meta:
        verbose_name = _("evidence of a test")
        verbose_name_plural = _("evidence of tests")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["test", "evidence"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="test_evidence_once",
                violation_error_message=_("This test rests on this evidence already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.test} ← {self.evidence}"
