"""What happened to a risk, written once: assessments, acceptances, reviews."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedFactQuerySet, Perimeter, User
from risks.lifecycle import Kind
from risks.models.scales import Axis, Scale, ScaleStep
from risks.models.scenarios import Risk
from trail.records import Fact


class RiskFact(Fact):
    """A Fact about one risk, read where the risk may be read."""

    perimeter_path: ClassVar[str] = "risk__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        abstract = True

    @property
    def perimeter(self) -> Perimeter:
        """The perimeter of the risk."""
        risk: Risk = self.risk  # type: ignore[attr-defined]
        return risk.perimeter

    @classmethod
    def audience(cls, user: Any) -> models.Q:
        """Whoever owns the risk reads its story."""
        return models.Q(risk__owner__user=user)


class Assessment(RiskFact):
    """Likelihood and severity of a risk at one moment, on the scale of that moment (8.2)."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="assessments")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("scale"), related_name="assessments")
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), validators=[MinValueValidator(1)])
    severity = models.PositiveSmallIntegerField(_("severity"), validators=[MinValueValidator(1)])
    level = models.PositiveSmallIntegerField(_("level"), validators=[MinValueValidator(1)])
    impacts = models.JSONField(_("severity of each kind of impact"), default=dict, blank=True)
    rationale = models.TextField(_("rationale"), blank=True)
    prompted_by = models.JSONField(_("what prompted it"), default=list, blank=True)
    converted_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("converted from"), related_name="+", null=True, blank=True
    )
    assessed_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("assessed by"), related_name="+")

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["risk", "kind", "at"], name="risks_story")]

    def __str__(self) -> str:
        return f"{self.risk.reference} {self.get_kind_display()}"

    @property
    def level_step(self) -> ScaleStep | None:
        """The level on the scale of the assessment."""
        return self.scale.step(Axis.LEVEL, self.level)

    @property
    def likelihood_step(self) -> ScaleStep | None:
        """The likelihood on the scale of the assessment."""
        return self.scale.step(Axis.LIKELIHOOD, self.likelihood)

    @property
    def severity_step(self) -> ScaleStep | None:
        """The severity on the scale of the assessment."""
        return self.scale.step(Axis.SEVERITY, self.severity)


class Acceptance(RiskFact):
    """The plan and the residual risk were approved (6.1.3 f): the exact state accepted, with its digest."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="acceptances")
    accepted_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("accepted by"), related_name="+")
    as_owner = models.BooleanField(_("as the owner of the risk"))
    justification = models.TextField(_("justification"))
    scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("scale"), related_name="+")
    level = models.PositiveSmallIntegerField(_("level accepted"))
    acceptance_line = models.PositiveSmallIntegerField(_("acceptance line"))
    accepted_state = models.JSONField(_("state accepted"))
    digest = models.CharField(_("digest of the state"), max_length=64)
    expires_on = models.DateField(_("valid until"))

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["risk", "at"], name="risks_acceptances")]

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.expires_on:%d/%m/%Y}"

    @property
    def level_step(self) -> ScaleStep | None:
        """The level accepted, on its scale."""
        return self.scale.step(Axis.LEVEL, self.level)


class RiskReview(RiskFact):
    """Somebody looked at a risk again and said why it still holds, and when to look next (8.2)."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="reviews")
    reviewed_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("reviewed by"), related_name="+")
    conclusion = models.TextField(_("conclusion"))
    next_on = models.DateField(_("next review"))

    class Meta:
        verbose_name = _("review of a risk")
        verbose_name_plural = _("reviews of a risk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["risk", "at"], name="risks_reviews")]

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.next_on:%d/%m/%Y}"
