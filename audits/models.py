"""The audit programme, audits with their team, checklist, evidence requests and findings (9.2)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from controls.models import Evidence, Requirement
from improvement.models import Nonconformity
from organisation.models import PerimeterRecord, Person
from organisation.models.governed import GovernedRecord

VIEW = "audits.view"


class Programme(PerimeterRecord):
    """What is audited over a certification cycle, how often and by which methods (9.2.2)."""

    reference_prefix = "PA"
    view_permission = VIEW

    title = models.CharField(_("title"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    methods = models.TextField(_("frequency and methods"))

    class Meta:
        verbose_name = _("audit programme")
        verbose_name_plural = _("audit programmes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="programme_reference_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="programme_ends_after_it_starts",
                violation_error_message=_("A programme ends after it starts: check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class Audit(PerimeterRecord):
    """One audit of a perimeter against criteria, led by somebody without a stake in it (9.2.1)."""

    class Kind(models.TextChoices):
        """Whose audit it is."""

        INTERNAL = "internal", _("Internal audit")
        HDS = "hds", _("HDS conformity audit")
        ACCESS = "access", _("Audit of access traces")
        CERTIFICATION = "certification", _("Certification audit")
        SURVEILLANCE = "surveillance", _("Surveillance audit")
        CLIENT = "client", _("Client's audit")

    class Status(models.TextChoices):
        """Where it stands."""

        PLANNED = "planned", _("Planned")
        IN_PROGRESS = "in_progress", _("In progress")
        CLOSED = "closed", _("Closed")

    reference_prefix = "AUD"
    view_permission = VIEW

    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name=_("programme"), related_name="audits", null=True, blank=True
    )
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.INTERNAL)
    criteria = models.TextField(_("criteria"), help_text=_("What it is audited against."))
    scope = models.TextField(_("scope"), help_text=_("What is looked at, and what is not."))
    lead_auditor = models.ForeignKey(Person, models.PROTECT, verbose_name=_("lead auditor"), related_name="led_audits")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PLANNED, editable=False)
    conclusion = models.TextField(_("conclusion"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="audit_reference_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="audit_ends_after_it_starts",
                violation_error_message=_("An audit ends on or after the day it starts: check the two dates."),
            ),
            models.CheckConstraint(
                condition=~Q(status="closed") | ~Q(conclusion=""),
                name="audit_closed_with_conclusion",
                violation_error_message=_("An audit is closed with a conclusion."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def is_open(self) -> bool:
        """Whether the auditors still work on it."""
        return self.status != self.Status.CLOSED

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Its lead auditor and its team see it."""
        team = AuditMember.objects.active().filter(person__user=user).values("audit")
        return Q(lead_auditor__user=user) | Q(pk__in=team)


class AuditMember(GovernedRecord):
    """Somebody of the audit team."""

    perimeter_path = "audit__perimeter"
    view_permission = VIEW

    audit = models.ForeignKey(Audit, models.PROTECT, verbose_name=_("audit"), related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("auditor"), related_name="+")

    class Meta:
        verbose_name = _("member of the audit team")
        verbose_name_plural = _("members of the audit team")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["audit", "person"],
                condition=Q(withdrawn_at__isnull=True),
                name="audit_member_once",
                violation_error_message=_("This person is in the team already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ChecklistItem(GovernedRecord):
    """One requirement that the audit looks at, and what the auditors concluded."""

    class Conclusion(models.TextChoices):
        """What was concluded."""

        TO_SEE = "to_see", _("To be looked at")
        CONFORMING = "conforming", _("Conforming")
        NONCONFORMING = "nonconforming", _("Not conforming")
        WITHOUT_OBJECT = "without_object", _("Without object")

    perimeter_path = "audit__perimeter"
    view_permission = VIEW

    audit = models.ForeignKey(Audit, models.PROTECT, verbose_name=_("audit"), related_name="checklist")
    requirement = models.ForeignKey(Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="+")
    position = models.PositiveIntegerField(_("position"))
    conclusion = models.CharField(_("conclusion"), max_length=14, choices=Conclusion, default=Conclusion.TO_SEE)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("checklist item")
        verbose_name_plural = _("checklist items")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["audit", "requirement"], name="checklist_requirement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.audit.reference} {self.requirement.ref}"


class EvidenceRequest(PerimeterRecord):
    """Something the auditors ask somebody to show, by a date."""

    class Status(models.TextChoices):
        """Where it stands."""

        ASKED = "asked", _("Asked")
        ANSWERED = "answered", _("Answered")
        ACCEPTED = "accepted", _("Accepted")

    reference_prefix = "DP"
    view_permission = VIEW

    audit = models.ForeignKey(Audit, models.PROTECT, verbose_name=_("audit"), related_name="requests")
    asked = models.TextField(_("what is asked"))
    asked_of = models.ForeignKey(Person, models.PROTECT, verbose_name=_("asked of"), related_name="evidence_requests")
    due_on = models.DateField(_("due date"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ASKED, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, verbose_name=_("evidence"), related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = _("evidence request")
        verbose_name_plural = _("evidence requests")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="request_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.asked[:60]}"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Whoever is asked sees what is asked."""
        return Q(asked_of__user=user)


class Finding(GovernedRecord):
    """What an audit found: the nonconformity that it raised in improvement."""

    perimeter_path = "audit__perimeter"
    view_permission = VIEW

    audit = models.ForeignKey(Audit, models.PROTECT, verbose_name=_("audit"), related_name="findings")
    nonconformity = models.OneToOneField(
        Nonconformity, models.PROTECT, verbose_name=_("nonconformity"), related_name="finding"
    )

    class Meta:
        verbose_name = _("audit finding")
        verbose_name_plural = _("audit findings")

    def __str__(self) -> str:
        return str(self.nonconformity)
