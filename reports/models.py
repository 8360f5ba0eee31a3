"""Reports that were produced: what each was about, what it rests on, and its sealed file."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedFactQuerySet, Perimeter
from reports.registry import UnknownReport, kind_of
from trail.records import Fact
from vault.models import SealedFile


class ProducedReport(Fact):
    """One report as it was produced and sealed; a correction is a new report."""

    view_permission = "reports.view"

    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    on = models.DateField(_("as it stands on"))
    params = models.JSONField(default=dict, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    number = models.CharField(_("number"), max_length=9)
    checkpoint_size = models.BigIntegerField(_("entries in the trail"), null=True, blank=True)
    checkpoint_root = models.CharField(max_length=64, blank=True)
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="reports")
    digest = models.CharField(_("digest (SHA-256)"), max_length=64)
    job = models.UUIDField(_("job"), unique=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["perimeter", "-at"], name="report_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the report."""
        return reverse("reports:produced_report", args=[self.pk])

    @property
    def kind_label(self) -> Any:
        """The kind in words; its code once no application declares it any more."""
        try:
            return kind_of(key=self.kind).label
        except UnknownReport:
            return self.kind
