"""What is said of a version while it is prepared, and what makes a charter opposable."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import Person
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from policies.models.versions import PolicyVersion
from trail.records import Fact


class Comment(Fact):
    """A remark on a version, for its author and its approvers (7.5.2)."""

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="comments"
    )
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="policy_comments")
    text = models.TextField(_("comment"), max_length=4000)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    @property
    def perimeter(self) -> Any:
        """That of the document."""
        return self.policy_version.document.perimeter


class Formality(GovernedRecord):
    """A step without which a charter does not bind staff: the opinion of their representatives, the internal rules."""

    class Kind(models.TextChoices):
        """Which step."""

        STAFF_OPINION = "staff_opinion", _("Opinion of staff representatives")
        INTERNAL_RULES = "internal_rules", _("Annexed to the internal rules")
        FILING = "filing", _("Filed with the authorities")
        DISPLAY = "display", _("Brought to the knowledge of staff")

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="formalities"
    )
    kind = models.CharField(_("formality"), max_length=16, choices=Kind)
    done_on = models.DateField(_("done on"))
    note = models.CharField(_("reference or note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("formality")
        verbose_name_plural = _("formalities")
        ordering: ClassVar[list[str]] = ["done_on", "kind"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["policy_version", "kind"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="formality_once",
                violation_error_message=_("This formality is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


NEEDED = (Formality.Kind.STAFF_OPINION, Formality.Kind.INTERNAL_RULES)
"""Without these two a charter is not opposable."""
