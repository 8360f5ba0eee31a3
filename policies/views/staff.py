"""What a person has read: acknowledgements, certificates; the reading room."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from policies import actions, forms
from policies.models import Certificate
from policies.queries import acknowledged, certificate_of, certificates, reading_room
from policies.views.campaigns import AcknowledgementPage
from web.files import file_answer
from web.pages import ActionPage, ListPage, Page
from web.pages.base import find
from web.tables import Column


class MyAcknowledgements(ListPage):
    """What one has read."""

    title = _("My acknowledgements")
    permission = "policies.acknowledge"
    rows = staticmethod(acknowledged)
    default_sort = "-at"
    columns = (
        Column(
            "policy_version.document.title", _("Document"), link="policies:my_acknowledgement", sort=False, wide=True
        ),
        Column("policy_version.number", _("Version"), numeric=True, sort=False),
        Column("at", _("When")),
        Column("language", _("Language")),
    )
    empty_title = _("You have acknowledged nothing yet")
    empty_text = _("What you read will be listed here, with its proof.")


class MyAcknowledgement(AcknowledgementPage):
    """One of one's own, with its certificate."""

    permission = "policies.acknowledge"
    records = staticmethod(acknowledged)
    parent = "policies:my_acknowledgements"

    def context(self) -> dict[str, Any]:
        """The proof, and the way to the certificate."""
        return {**super().context(), "own": True}


class RequestCertificate(ActionPage):
    """Ask for the certificate of an acknowledgement."""

    action = actions.request_certificate
    form_class = forms.CertificateForm
    records = staticmethod(acknowledged)
    parameter = "acknowledgement"
    parent = "policies:my_acknowledgements"
    title = _("Certificate of acknowledgement")
    label = _("Get my certificate")
    intro = _("A sealed PDF that anybody can have checked. It is ready in a few seconds.")
    style = "primary"
    icon = "file-certificate"
    success = _("Your certificate is being written.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once."""
        return certificate_of(acknowledgement=record) is None and super().offered_to(user, record)

    def success_url(self, result: Job) -> str:
        """Where its progress can be followed."""
        return result.get_absolute_url()


class CertificateFile(Page):
    """The PDF of a certificate. Each reading is traced."""

    action = actions.open_certificate
    permission = "policies.acknowledge"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The PDF. Raises ValidationError, which the frame shows, when it is damaged or missing."""
        certificate: Certificate = find(certificates, self.user, kwargs["pk"])
        content = actions.open_certificate(actor=self.user, certificate=certificate, reason="download")
        file = certificate.file
        return file_answer(request, content=content, name=file.name, media_type=file.media_type)


class ReadingRoom(ListPage):
    """Every document in force for the reader."""

    title = _("Reading room")
    intro = _("Every document that applies to you, and whether you have acknowledged it.")
    permission = "policies.read"
    rows = staticmethod(reading_room)
    filter_class = forms.ReadingRoomFilter
    default_sort = "document__search_key"
    columns = (
        Column("document.title", _("Title"), link="policies:reading", sort="document__search_key", wide=True),
        Column("document.kind", _("Kind"), sort="document__kind"),
        Column("number", _("Version"), numeric=True),
        Column("published_at", _("Published on"), date=True),
        Column("acknowledged_at", _("Acknowledged on"), date=True),
    )
    empty_title = _("No document is in force yet")
    empty_text = _("Published documents that apply to you will stand here.")
