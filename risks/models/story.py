"""What happened to a risk, written once: assessments, acceptances, reviews."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models import GovernedFactQuerySet, GovernedRecord, Perimeter, User
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
        own: models.Q = user.own("risk__owner")
        return own


class Assessment(RiskFact):
    """Likelihood and severity of a risk at one moment, on the scale of that moment (8.2)."""

    trail_schema = 2
    trail_added = {"converted_from_id": (2, None), "impacts": (2, {}), "prompted_by": (2, [])}

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

    trail_schema = 2
    trail_added = {"renews_id": (2, None)}

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
    renews = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("renews"), related_name="+", null=True, blank=True
    )

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


class AcceptanceRevocation(RiskFact):
    """An acceptance was taken back before its term, and why."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="revocations")
    acceptance = models.OneToOneField(
        Acceptance, models.PROTECT, verbose_name=_("acceptance"), related_name="revocation"
    )
    revoked_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("revoked by"), related_name="+")
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("revocation of an acceptance")
        verbose_name_plural = _("revocations of acceptances")

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.reason[:60]}"


class AcceptanceRequest(GovernedRecord):
    """An acceptance prepared for whoever has to decide: never decided by the one who prepared it."""

    class Status(models.TextChoices):
        """Open until somebody decides."""

        OPEN = "open", pgettext_lazy("request for an acceptance", "Waiting for a decision")
        ACCEPTED = "accepted", pgettext_lazy("request for an acceptance", "Accepted")
        DECLINED = "declined", pgettext_lazy("request for an acceptance", "Declined")

    perimeter_path: ClassVar[str] = "risk__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="acceptance_requests")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    note = models.TextField(_("what is to be known before deciding"))
    proposed_until = models.DateField(_("proposed term"))
    prepared_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("prepared by"), related_name="+")
    prepared_on = models.DateField(_("prepared on"))
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("answered by"), related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        verbose_name = _("request for an acceptance")
        verbose_name_plural = _("requests for acceptances")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["risk"],
                condition=models.Q(status="open", withdrawn_at__isnull=True),
                name="risks_one_open_request",
                violation_error_message=_("A request for this risk waits for its decision already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.get_status_display()}"

    @classmethod
    def audience(cls, user: Any) -> models.Q:
        """Whoever owns the risk reads what was prepared for them."""
        own: models.Q = user.own("risk__owner")
        return own


class ReassessmentDismissal(RiskFact):
    """The application proposed to assess a risk again; somebody decided that nothing changes, and why."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="dismissals")
    changes = models.JSONField(_("what had changed"), default=list)
    reason = models.TextField(_("reason"))
    dismissed_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("dismissed by"), related_name="+")

    class Meta:
        verbose_name = _("dismissed re-assessment")
        verbose_name_plural = _("dismissed re-assessments")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["risk", "at"], name="risks_dismissals")]

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.reason[:60]}"


class RiskReview(RiskFact):
    """Somebody looked at a risk again and said why it still holds, and when to look next (8.2)."""

    trail_schema = 2
    trail_added = {"outcome": (2, "valid")}

    class Outcome(models.TextChoices):
        """Whether what is written still holds."""

        VALID = "valid", _("Still valid")
        REASSESS = "reassess", _("To be assessed again")

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="reviews")
    reviewed_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("reviewed by"), related_name="+")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, default=Outcome.VALID)
    conclusion = models.TextField(_("conclusion"))
    next_on = models.DateField(_("next review"))

    class Meta:
        verbose_name = _("review of a risk")
        verbose_name_plural = _("reviews of a risk")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["risk", "at"], name="risks_reviews")]

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.next_on:%d/%m/%Y}"
