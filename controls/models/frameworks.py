"""Frameworks as their catalogues describe them: requirements, attributes, mappings; and who adopted them."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisation.models import Perimeter
from organisation.models.governed import GovernedRecord
from trail.records import Record


def in_language(french: str, english: str) -> str:
    """The text in the language of the reader, else in the only one it exists in."""
    if (get_language() or "fr").startswith("en"):
        return english or french
    return french or english


class Framework(Record):
    """A published set of requirements, known by (ref, version); loaded from a file whose digest is kept."""

    class Regime(models.TextChoices):
        EXCLUDABLE = "excludable", _("excludable with a justification")
        DUE = "due", _("due, or without object")

    code = models.CharField(_("code"), max_length=60, unique=True)
    ref = models.CharField(_("reference"), max_length=60)
    edition = models.CharField(_("edition"), max_length=40)
    title_fr = models.CharField(_("title (French)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200)
    regime = models.CharField(_("rule of applicability"), max_length=12, choices=Regime)
    shown_by_default = models.BooleanField(_("shown without adoption"), default=False)
    in_statement = models.BooleanField(_("stands in the statement of applicability"), default=False)
    digest = models.CharField(_("digest of the file"), max_length=64)
    meta = models.JSONField(_("provenance"), default=dict, blank=True)
    vocabulary = models.JSONField(_("vocabulary of attributes"), default=dict, blank=True)
    details = models.JSONField(_("further tables"), default=dict, blank=True)

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering: ClassVar[list[Any]] = ["-shown_by_default", "-code"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["ref", "edition"], name="framework_edition_once"),
        ]

    def __str__(self) -> str:
        return in_language(self.title_fr, self.title_en)

    @property
    def has_activities(self) -> bool:
        """Whether its requirements hang on the hosting activities held (HDS)."""
        return "activities" in self.details

    def word(self, *, family: str, value: str) -> str:
        """An attribute value in the reader's language, as the catalogue names it."""
        found = self.vocabulary.get(family, {}).get(value, {})
        return in_language(found.get("fr", value), found.get("en", value))


class Requirement(Record):
    """One place of a framework's tree: a clause, a control of Annex A, a requirement, one of its items, a heading."""

    class Kind(models.TextChoices):
        GROUP = "group", _("heading")
        CLAUSE = "clause", _("clause")
        CONTROL = "control", _("control")
        REQUIREMENT = "requirement", _("requirement")
        ITEM = "item", _("item")

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="requirements", verbose_name=_("framework")
    )
    ref = models.CharField(_("reference"), max_length=60)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    position = models.PositiveIntegerField(_("position"))
    depth = models.PositiveSmallIntegerField(_("depth"), default=0)
    theme = models.CharField(_("theme"), max_length=60, blank=True)
    title_fr = models.CharField(_("title (French)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=300)
    title_fr_variant = models.CharField(_("other French title"), max_length=300, blank=True)
    summary_fr = models.TextField(_("what it asks (French)"), blank=True)
    summary_en = models.TextField(_("what it asks (English)"), blank=True)
    assessable = models.BooleanField(_("assessable"), default=False)
    documented_information = models.BooleanField(_("asks for documented information"), default=False)
    new_in_2022 = models.BooleanField(_("new in 2022"), default=False)
    amended_by = models.CharField(_("amended by"), max_length=120, blank=True)
    official_ref = models.CharField(_("official reference"), max_length=60, blank=True)
    section = models.CharField(_("section"), max_length=40, blank=True)
    csp_reference = models.CharField(_("public health code"), max_length=120, blank=True)
    contract_clause = models.BooleanField(_("clause of the contract"), default=False)
    expected_evidence_fr = models.JSONField(_("expected evidence (French)"), default=list, blank=True)
    expected_evidence_en = models.JSONField(_("expected evidence (English)"), default=list, blank=True)
    verify = models.BooleanField(_("to be confirmed"), default=False)
    verify_fields = models.CharField(_("what is to be confirmed"), max_length=120, blank=True)
    verify_note_fr = models.TextField(_("why it is to be confirmed (French)"), blank=True)
    verify_note_en = models.TextField(_("why it is to be confirmed (English)"), blank=True)
    details = models.JSONField(_("further facts"), default=dict, blank=True)
    search_text = models.TextField(_("text searched"), blank=True, editable=False)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering: ClassVar[list[Any]] = ["framework", "position"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["framework", "ref"], name="requirement_ref_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language(self.title_fr, self.title_en)

    @property
    def summary(self) -> str:
        """What it asks, in our wording and the reader's language."""
        return in_language(self.summary_fr, self.summary_en)

    @property
    def has_line(self) -> bool:
        """Whether it has a line in statements of applicability: a control of Annex A, a requirement of HDS."""
        return self.framework.in_statement and self.assessable and self.kind in {"control", "requirement"}

    @property
    def verify_note(self) -> str:
        """Why the data is not certain, in the reader's language."""
        return in_language(self.verify_note_fr, self.verify_note_en)

    @property
    def expected_evidence(self) -> list[str]:
        """What an auditor may ask to see, in the reader's language."""
        french, english = list(self.expected_evidence_fr), list(self.expected_evidence_en)
        return (english or french) if (get_language() or "fr").startswith("en") else (french or english)


class RequirementAttribute(Record):
    """One value of one attribute of a requirement: a queryable tag."""

    requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, related_name="attributes", verbose_name=_("requirement")
    )
    family = models.CharField(_("attribute"), max_length=40)
    value = models.CharField(_("value"), max_length=60)

    class Meta:
        verbose_name = _("attribute of a requirement")
        verbose_name_plural = _("attributes of requirements")
        ordering: ClassVar[list[Any]] = ["requirement", "family", "value"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["family", "value"], name="requirement_attribute_value")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["requirement", "family", "value"], name="requirement_attribute_once"),
        ]

    def __str__(self) -> str:
        return f"{self.family}: {self.value}"


class MappingSet(Record):
    """A published comparison of two frameworks, with the legend of its relations and origins."""

    code = models.CharField(_("code"), max_length=120, unique=True)
    source_framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="mapping_sets", verbose_name=_("source framework")
    )
    target_framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="+", verbose_name=_("target framework")
    )
    digest = models.CharField(_("digest of the file"), max_length=64)
    meta = models.JSONField(_("provenance and legend"), default=dict, blank=True)

    class Meta:
        verbose_name = _("set of mappings")
        verbose_name_plural = _("sets of mappings")
        ordering: ClassVar[list[Any]] = ["code"]

    def __str__(self) -> str:
        return f"{self.source_framework} → {self.target_framework}"


class Mapping(Record):
    """The source is <relation> of the target: it suggests shared controls and evidence, never conformity."""

    class Relation(models.TextChoices):
        EQUAL = "equal", _("same content")
        SUBSET = "subset", _("contained in")
        SUPERSET = "superset", _("contains")
        INTERSECTS = "intersects", _("has a part in common with")

    mapping_set = models.ForeignKey(
        MappingSet, on_delete=models.PROTECT, related_name="mappings", verbose_name=_("set of mappings")
    )
    source = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, related_name="mappings_out", verbose_name=_("source")
    )
    target = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, related_name="mappings_in", verbose_name=_("target")
    )
    relation = models.CharField(_("relation"), max_length=12, choices=Relation)
    strength = models.PositiveSmallIntegerField(
        _("closeness of subject, 1 to 10"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    pairs = models.PositiveSmallIntegerField(_("pairs of points compared"), null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=20)
    verify = models.BooleanField(_("to be confirmed"), default=False)

    class Meta:
        verbose_name = _("mapping")
        verbose_name_plural = _("mappings")
        ordering: ClassVar[list[Any]] = ["source", "-strength", "target"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["mapping_set", "source", "target", "origin"], name="mapping_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source.ref} → {self.target.ref}"


class Adoption(GovernedRecord):
    """A perimeter answers to a framework beyond those shown by default."""

    view_permission = "controls.view"

    perimeter = models.ForeignKey(
        Perimeter, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("perimeter")
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("framework")
    )
    adopted_on = models.DateField(_("adopted on"))
    reason = models.TextField(_("why this framework is followed"), blank=True)

    class Meta:
        verbose_name = _("adopted framework")
        verbose_name_plural = _("adopted frameworks")
        ordering: ClassVar[list[Any]] = ["perimeter", "framework"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["perimeter", "framework"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="adoption_once",
                violation_error_message=_("This framework is followed here already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework} · {self.perimeter}"
