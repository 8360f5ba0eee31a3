"""One-time links to sign in: each a Fact, and so is its use, of which the database lets only one stand."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.links import MINUTES, address_of
from organisation.models.people import Person
from organisation.models.perimeters import Perimeter
from trail.records import Fact


class SignInLink(Fact):
    """A link that was asked for. What opens the session is signed when the letter leaves; it is kept nowhere."""

    minutes: ClassVar[int] = MINUTES

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="sign_in_links")
    expires_at = models.DateTimeField(_("expires on"))
    next_path = models.CharField(_("page to open"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("sign-in link")
        verbose_name_plural = _("sign-in links")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "at"], name="sign_in_link_recent")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d %H:%M}"

    @property
    def perimeter(self) -> Perimeter:
        """Where the person belongs."""
        return self.person.perimeter

    @property
    def address(self) -> str:
        """The path that opens the page with the button, signed anew."""
        return address_of(link=self)

    @property
    def is_used(self) -> bool:
        """Whether a session was opened with it."""
        return SignInLinkUse.objects.filter(link=self).exists()


class SignInLinkUse(Fact):
    """A session was opened with a link."""

    link = models.OneToOneField(SignInLink, models.PROTECT, verbose_name=_("sign-in link"), related_name="use")

    class Meta:
        verbose_name = _("use of a sign-in link")
        verbose_name_plural = _("uses of sign-in links")

    def __str__(self) -> str:
        return str(self.link_id)

    @property
    def perimeter(self) -> Perimeter:
        """Where the person belongs."""
        return self.link.person.perimeter
