"""Accounts and people. What identifies a person stands in an erasable side row that the Record commits to."""

import hashlib
import secrets
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from organisation.models.perimeters import PerimeterClosure
from organisation.models.rights import Rights, rights_of
from organisation.text import folded
from trail.canonical import canonical
from trail.records import Record, RecordQuerySet
from trail.untracked import untracked


class User(AbstractUser):
    """An account that signs in, or a machine's; pseudonymous in the trail by its id."""

    class Kind(models.TextChoices):
        """Who is behind the account."""

        PERSON = "person", _("Person")
        MACHINE = "machine", _("Machine")
        SYSTEM = "system", _("System")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PERSON)
    language = models.CharField(_("language"), max_length=5, default="fr")
    first_name = None  # type: ignore[assignment]  # a Person has names; an account only signs in
    last_name = None  # type: ignore[assignment]

    objects: ClassVar[UserManager["User"]] = UserManager()  # type: ignore[assignment]

    def __str__(self) -> str:
        person = getattr(self, "person", None)
        if person:
            return str(person.display_name)
        return str(self.get_kind_display()) if self.kind == self.Kind.SYSTEM else self.username

    def get_full_name(self) -> str:
        """The person's name, or the account's."""
        return str(self)

    def get_short_name(self) -> str:
        """The given name, or the account's."""
        person = getattr(self, "person", None)
        identity = person.known_identity if person else None
        return identity.given_name if identity else self.username

    @property
    def is_system(self) -> bool:
        """Whether this is the product itself, acting on its clock."""
        return self.kind == self.Kind.SYSTEM

    def can(self, permission: str, scope: Any = None) -> bool:
        """Whether the account holds a permission on a perimeter or a record, as read for this request."""
        return self.rights.holds(permission, scope)

    def has_right(self, permission: str) -> bool:
        """Whether the account holds a permission anywhere."""
        return self.rights.holds_anywhere(permission)

    @property
    def rights(self) -> Rights:
        """The rights of this account, read once for this instance."""
        if not hasattr(self, "_rights"):
            self._read_person()
            self._rights = rights_of(self)
        return self._rights

    def own(self, path: str) -> models.Q:
        """Rows whose `path` leads to this account's person: by the id at hand, so that no table is joined."""
        person = getattr(self, "person", None)
        return models.Q(**{f"{path}__in": [] if person is None else [person.pk]})

    def _read_person(self) -> None:
        """The person with their name, which every page shows, in one query instead of two."""
        if not self.is_system and "person" not in self._state.fields_cache:
            self._state.fields_cache["person"] = Person.objects.named().filter(user=self).first()

    def forget_rights(self) -> None:
        """Read the rights afresh at the next question."""
        if hasattr(self, "_rights"):
            del self._rights


untracked(User, reason="Django writes last_login and passwords; what governs rights (Person, Grant) is a Record.")


class PersonQuerySet(RecordQuerySet):
    """People, with their names at hand."""

    def visible_to(self, user: User) -> "PersonQuerySet":
        """Colleagues know each other: names and functions of everyone below the roots where one works or has a role."""
        if not user.is_active:
            return self.none()
        if user.is_system:
            return self.named()
        own = Person.objects.filter(user=user).values("perimeter")
        held = models.Q(descendant__in=user.rights.granted_perimeters()) | models.Q(descendant__in=own)
        roots = PerimeterClosure.objects.filter(held, ancestor__parent__isnull=True).values("ancestor")
        everywhere = PerimeterClosure.objects.filter(ancestor__in=roots).values("descendant")
        return self.filter(perimeter__in=everywhere).named()

    def beside(self, *, perimeter: Any) -> "PersonQuerySet":
        """The people of the body that a perimeter belongs to: references and names say who, within one body only."""
        root = PerimeterClosure.objects.filter(descendant=perimeter, ancestor__parent__isnull=True).values("ancestor")
        return self.filter(perimeter__in=PerimeterClosure.objects.filter(ancestor__in=root).values("descendant"))

    def named(self) -> "PersonQuerySet":
        """With the identities read in the same query, sorted as a person would look for them."""
        return self.select_related("identity").order_by("identity__sort_key", "reference")


class Person(Record):
    """A member of staff, a guest or a machine, known in history by a reference only."""

    reference_prefix = "P"
    view_permission = "organisation.view"

    reference = models.CharField(_("reference"), max_length=20, editable=False)
    user = models.OneToOneField(User, models.PROTECT, verbose_name=_("account"), related_name="person")
    perimeter = models.ForeignKey(
        "organisation.Perimeter", models.PROTECT, verbose_name=_("perimeter"), related_name="people"
    )
    job_title = models.CharField(_("function"), max_length=120, blank=True)
    team = models.CharField(_("team"), max_length=120, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    identity_commitment = models.CharField(_("commitment to the identity"), max_length=64, editable=False)

    objects: ClassVar[Any] = models.Manager.from_queryset(PersonQuerySet)()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
                name="person_leaves_after_joining",
                violation_error_message=_("A person leaves after having joined: check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def known_identity(self) -> "PersonIdentity | None":
        """The side row, or None once erased."""
        try:
            return self.identity
        except PersonIdentity.DoesNotExist:
            return None

    @property
    def display_name(self) -> str:
        """Given and family name, or the reference once the identity was erased."""
        identity = self.known_identity
        return f"{identity.given_name} {identity.family_name}".strip() if identity else self.reference

    @property
    def initials(self) -> str:
        """Two letters for a small round mark."""
        return "".join(word[0] for word in self.display_name.split()[:2]).upper()


class PersonIdentity(models.Model):
    """What identifies a person; may be erased without breaking a proof, for Person holds only a salted digest."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="identity")
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)
    salt = models.BinaryField(max_length=16, editable=False)

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def commitment(self) -> str:
        """SHA-256 over a salt and the identity, in hexadecimal."""
        self.salt = bytes(self.salt) or secrets.token_bytes(16)
        self.sort_key = folded(f"{self.family_name} {self.given_name}")
        values = [self.given_name, self.family_name, self.email]
        return hashlib.sha256(self.salt + canonical(values)).hexdigest()


untracked(PersonIdentity, reason="Personal and erasable; Person.identity_commitment answers for it.")
