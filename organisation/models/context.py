"""The context of the management system: its scope, what bears on it, and what interested parties ask (clause 4)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models.governed import GovernedRecord, PerimeterRecord
from organisation.models.people import Person

VIEW = "organisation.view"


class ScopeStatement(PerimeterRecord):
    """One version of the scope of the management system (4.3); the newest approved one is in force."""

    class Status(models.TextChoices):
        """How far the version has come."""

        DRAFT = "draft", _("Draft")
        APPROVED = "approved", _("Approved")
        SUPERSEDED = "superseded", _("Superseded")

    reference_prefix = "SCO"
    view_permission = VIEW

    number = models.PositiveIntegerField(_("version"), editable=False)
    text = models.TextField(_("scope"))
    interfaces = models.TextField(_("interfaces and dependencies"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    prepared_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("prepared by"), related_name="+", editable=False
    )
    approved_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("approved by"), related_name="+", null=True, blank=True, editable=False
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("scope statement")
        verbose_name_plural = _("scope statements")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "number"], name="scope_version_once_a_perimeter"),
            models.UniqueConstraint(
                fields=["perimeter"],
                condition=models.Q(status="draft", withdrawn_at__isnull=True),
                name="one_scope_draft_a_perimeter",
                violation_error_message=_("A draft of this scope is open already: finish that one."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Scope of %(perimeter)s, version %(number)s")) % {
            "perimeter": self.perimeter,
            "number": self.number,
        }

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.status == self.Status.DRAFT


class ScopeExclusion(GovernedRecord):
    """What a scope leaves out, and why that does not weaken what the system must ensure."""

    perimeter_path = "statement__perimeter"
    view_permission = VIEW

    statement = models.ForeignKey(
        ScopeStatement, models.PROTECT, verbose_name=_("scope statement"), related_name="exclusions"
    )
    title = models.CharField(_("what is excluded"), max_length=300)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("exclusion from the scope")
        verbose_name_plural = _("exclusions from the scope")

    def __str__(self) -> str:
        return self.title


class ContextIssue(PerimeterRecord):
    """Something inside or outside that bears on what the management system is to achieve (4.1)."""

    class Origin(models.TextChoices):
        """Where it comes from."""

        INTERNAL = "internal", _("Internal")
        EXTERNAL = "external", _("External")

    class Theme(models.TextChoices):
        """What it is about."""

        STRATEGY = "strategy", _("Strategy and governance")
        LAW = "law", _("Law and regulation")
        THREAT = "threat", _("Threats")
        TECHNOLOGY = "technology", _("Technology")
        PEOPLE = "people", _("People and skills")
        SUPPLIERS = "suppliers", _("Suppliers and partners")
        MONEY = "money", _("Resources")
        CLIMATE = "climate", _("Climate change")

    reference_prefix = "CTX"
    view_permission = VIEW

    title = models.CharField(_("issue"), max_length=300)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    theme = models.CharField(_("theme"), max_length=12, choices=Theme)
    relevant = models.BooleanField(_("relevant"), default=True)
    effect = models.TextField(_("what it means for the management system"))
    reviewed_on = models.DateField(_("reviewed on"), editable=False)
    ended_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)

    class Meta:
        verbose_name = _("issue of the context")
        verbose_name_plural = _("issues of the context")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="context_issue_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class InterestedParty(PerimeterRecord):
    """Somebody who can affect the management system, or is affected by it (4.2)."""

    class Kind(models.TextChoices):
        """What they are to the body."""

        PATIENTS = "patients", _("Patients and the public")
        MEMBERS = "members", _("Members and customers")
        STAFF = "staff", _("Staff")
        AUTHORITY = "authority", _("Authority")
        CERTIFIER = "certifier", _("Certification body")
        SUPPLIER = "supplier", _("Supplier")
        PARTNER = "partner", _("Partner")

    reference_prefix = "IP"
    view_permission = VIEW

    name = models.CharField(_("interested party"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    description = models.TextField(_("why they matter"), blank=True)
    reviewed_on = models.DateField(_("reviewed on"), editable=False)
    ended_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)

    class Meta:
        verbose_name = _("interested party")
        verbose_name_plural = _("interested parties")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="interested_party_reference_once"),
            models.UniqueConstraint(
                fields=["perimeter", "name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="interested_party_once_a_perimeter",
                violation_error_message=_("This interested party is listed already: open it and add to it."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PartyNeed(GovernedRecord):
    """What an interested party asks, and whether the management system will address it (4.2 b, c)."""

    class Basis(models.TextChoices):
        """What gives it weight."""

        LAW = "law", _("Law or regulation")
        CONTRACT = "contract", _("Contract")
        STANDARD = "standard", _("Standard or certification")
        EXPECTATION = "expectation", _("Expectation")

    class Answer(models.TextChoices):
        """Whether the management system answers it."""

        ADDRESSED = "addressed", _("Addressed by the management system")
        ELSEWHERE = "elsewhere", _("Addressed elsewhere")
        DECLINED = "declined", _("Not addressed")

    perimeter_path = "party__perimeter"
    view_permission = VIEW

    party = models.ForeignKey(InterestedParty, models.PROTECT, verbose_name=_("interested party"), related_name="needs")
    title = models.CharField(_("requirement"), max_length=300)
    basis = models.CharField(_("basis"), max_length=12, choices=Basis)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer)
    means = models.TextField(_("how, or why not"), blank=True)

    class Meta:
        verbose_name = _("requirement of an interested party")
        verbose_name_plural = _("requirements of interested parties")

    def __str__(self) -> str:
        return self.title
