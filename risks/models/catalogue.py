"""Reference rows shared by everybody: threats, vulnerabilities, feared events, sources, types, needs."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from risks.text import in_language
from trail.records import Fact, Record


class CatalogueRow(Record):
    """One row of a shipped catalogue, known by its `ref`, worded in French and in English."""

    ref = models.CharField(_("reference"), max_length=40, unique=True)
    title_fr = models.CharField(_("title (French)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["ref"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language(french=self.title_fr, english=self.title_en)


class Categorised(CatalogueRow):
    """A row that stands under a category of its catalogue."""

    category = models.CharField(_("category"), max_length=40, blank=True)
    category_fr = models.CharField(_("category (French)"), max_length=120, blank=True)
    category_en = models.CharField(_("category (English)"), max_length=120, blank=True)

    class Meta(CatalogueRow.Meta):
        abstract = True

    @property
    def category_title(self) -> str:
        """The category in the reader's language."""
        return in_language(french=self.category_fr, english=self.category_en)


class Threat(Categorised):
    """What may happen: its origins and the criteria (D I C T) it touches."""

    origins = models.JSONField(_("origins"), default=list, blank=True)
    criteria = models.CharField(_("criteria touched"), max_length=4, blank=True)

    class Meta(Categorised.Meta):
        verbose_name = _("threat")
        verbose_name_plural = _("threats")


class Vulnerability(Categorised):
    """A weakness, with the controls of Annex A that answer it."""

    annex_a = models.JSONField(_("controls of Annex A"), default=list, blank=True)

    class Meta(Categorised.Meta):
        verbose_name = _("vulnerability")
        verbose_name_plural = _("vulnerabilities")


class FearedEvent(CatalogueRow):
    """What must not happen to a business asset: criteria touched, kinds of impact, usual severity."""

    criteria = models.CharField(_("criteria touched"), max_length=4, blank=True)
    impacts = models.JSONField(_("kinds of impact"), default=list, blank=True)
    usual_severity = models.CharField(_("usual severity"), max_length=8, blank=True)

    class Meta(CatalogueRow.Meta):
        verbose_name = _("feared event")
        verbose_name_plural = _("feared events")


class ImpactType(CatalogueRow):
    """A kind of consequence: safety of care, privacy, missions and others."""

    class Meta(CatalogueRow.Meta):
        verbose_name = _("kind of impact")
        verbose_name_plural = _("kinds of impact")


class RiskSource(CatalogueRow):
    """Who or what may be at the origin of a risk."""

    class Meta(CatalogueRow.Meta):
        verbose_name = _("risk source")
        verbose_name_plural = _("risk sources")


class TargetObjective(CatalogueRow):
    """What a risk source aims at."""

    class Meta(CatalogueRow.Meta):
        verbose_name = _("target objective")
        verbose_name_plural = _("target objectives")


class Nature(models.TextChoices):
    """The two natures of an asset in ISO/IEC 27005 and EBIOS RM."""

    BUSINESS = "business", _("Business asset")
    SUPPORTING = "supporting", _("Supporting asset")


class AssetType(Categorised):
    """A type of business or supporting asset."""

    nature = models.CharField(_("nature"), max_length=10, choices=Nature)

    class Meta(Categorised.Meta):
        verbose_name = _("type of asset")
        verbose_name_plural = _("types of assets")
        ordering: ClassVar[list[str]] = ["nature", "ref"]


class SecurityNeed(CatalogueRow):
    """The wording of one level (1 to 4) of need in availability, integrity, confidentiality or traceability."""

    criterion = models.CharField(_("criterion"), max_length=1)
    criterion_fr = models.CharField(_("criterion (French)"), max_length=40)
    criterion_en = models.CharField(_("criterion (English)"), max_length=40)
    level = models.PositiveSmallIntegerField(_("level"))
    description_fr = models.TextField(_("description (French)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)
    rto_max = models.CharField(_("longest recovery time"), max_length=12, blank=True)
    rpo_max = models.CharField(_("largest loss of data"), max_length=12, blank=True)

    class Meta(CatalogueRow.Meta):
        verbose_name = _("level of need")
        verbose_name_plural = _("levels of need")

    @property
    def description(self) -> str:
        """The wording in the reader's language."""
        return in_language(french=self.description_fr, english=self.description_en)


class CatalogueLoad(Fact):
    """A catalogue file was loaded: its digest and what changed."""

    name = models.CharField(_("catalogue"), max_length=80)
    digest = models.CharField(_("digest"), max_length=64)
    counts = models.JSONField(_("what changed"), default=dict)

    class Meta:
        verbose_name = _("loaded catalogue")
        verbose_name_plural = _("loaded catalogues")

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
