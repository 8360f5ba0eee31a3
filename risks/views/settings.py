"""Catalogues and acceptances."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from risks.actions.acceptance import accept_risk, decline_acceptance, revoke_acceptance
from risks.actions.catalogues import load_risk_catalogues
from risks.filters import AcceptanceFilter
from risks.forms.scenarios import ReasonForm
from risks.forms.settings import LoadCataloguesForm
from risks.models import AcceptanceRequest
from risks.queries.frozen import Standing, differences, frozen_lines, standing_of
from risks.queries.register import acceptance_requests, acceptances
from risks.views.printing import PrintAcceptance
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class LoadCatalogues(ActionPage):
    """Load the shipped catalogues again."""

    action = load_risk_catalogues
    form_class = LoadCataloguesForm
    title = _("Load the reference catalogues")
    label = _("Load the catalogues")
    intro = _("Threats, vulnerabilities, feared events, types of assets and scales. Loading twice changes nothing.")
    success = _("The catalogues are loaded.")
    parent = "risks:scale_list"

    def success_url(self, result: Any) -> str:
        """Back to the scales."""
        return self.cancel_url()


class AcceptanceList(ListPage):
    """Every acceptance (6.1.3 f)."""

    title = _("Acceptances")
    permission = "risks.view"
    rows = staticmethod(acceptances)
    columns = (
        Column("at", _("Date"), date=True, link=True),
        Column("risk.reference", _("Ref."), link="risk", sort="risk__reference"),
        Column("risk.title", _("Risk"), wide=True, sort="risk__title"),
        Column("level_step", _("Level accepted"), badge=True, sort="level"),
        Column("accepted_by", _("Accepted by"), sort="accepted_by__person__identity__sort_key"),
        Column("as_owner", _("As the owner")),
        Column("expires_on", _("Valid until"), date=True),
    )
    filter_class = AcceptanceFilter
    search_paths = ("risk__reference", "risk__title")
    default_sort = "-at"
    empty_title = _("Nothing is accepted yet")
    empty_text = _("The owner of a risk accepts what remains of it, from the page of the risk.")


class RevokeAcceptance(ActionPage):
    """Take an acceptance back."""

    action = revoke_acceptance
    form_class = ReasonForm
    records = staticmethod(acceptances)
    parameter = "acceptance"
    label = _("Revoke")
    title = _("Revoke the acceptance")
    intro = _("The risk opens again. The acceptance stays readable, with who revoked it and why.")
    style = "danger"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it stands."""
        stands = record is None or record.risk.accepted_until is not None
        return stands and super().offered_to(user, record)


class AcceptancePage(RecordPage):
    """One acceptance: the exact state that was accepted, whether it holds, and what changed since."""

    permission = "risks.view"
    records = staticmethod(acceptances)
    template_name = "risks/acceptance.html"
    facts = (
        Column("risk", _("Risk"), link="risk"),
        Column("at", _("Accepted on")),
        Column("accepted_by", _("Accepted by")),
        Column("as_owner", _("As the owner of the risk")),
        Column("level_step", _("Level accepted"), badge=True),
        Column("justification", _("Justification"), text=True),
        Column("expires_on", _("Valid until"), date=True),
        Column("renews", _("Renews"), link="renews"),
    )
    actions = (RevokeAcceptance, PrintAcceptance)

    def context(self) -> dict[str, Any]:
        """The frozen state in words, whether it still holds, and every material change since."""
        acceptance = self.record
        standing = standing_of(acceptance=acceptance, on=clock.today())
        return {
            "state": frozen_lines(
                perimeter=acceptance.risk.perimeter, state=acceptance.accepted_state, scale=acceptance.scale
            ),
            "in_force": standing == Standing.IN_FORCE,
            "why_not": standing.label,
            "differences": differences(acceptance=acceptance) if standing != Standing.REPLACED else [],
            "revocation": getattr(acceptance, "revocation", None),
        }


class RequestList(ListPage):
    """Acceptances prepared, and the decisions on them."""

    title = _("Requests for acceptances")
    permission = "risks.view"
    parent = "risks:acceptance_list"
    rows = staticmethod(acceptance_requests)
    columns = (
        Column("prepared_on", _("Date"), date=True, link=True),
        Column("risk.reference", _("Ref."), link="risk", sort="risk__reference"),
        Column("risk.title", _("Risk"), wide=True, sort="risk__title"),
        Column("risk.owner_text", _("Risk owner"), sort="risk__owner__identity__sort_key"),
        Column("prepared_by", _("Prepared by"), sort="prepared_by__person__identity__sort_key"),
        Column("proposed_until", _("Proposed term"), date=True),
        Column("status", _("Status"), badge=True),
    )
    search_paths = ("risk__reference", "risk__title")
    default_sort = "-prepared_on"
    empty_title = _("No acceptance is being prepared")
    empty_text = _("The security officer prepares it from the page of a risk; the owner, or management, decides.")


class DeclineAcceptance(ActionPage):
    """Refuse to accept."""

    action = decline_acceptance
    form_class = ReasonForm
    records = staticmethod(acceptance_requests)
    parameter = "acceptance_request"
    label = _("Decline")
    title = _("Decline the acceptance")
    intro = _("Say what is missing. The risk stays to be treated.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it waits."""
        waits = record is None or record.status == AcceptanceRequest.Status.OPEN
        return waits and super().offered_to(user, record)


class RequestPage(RecordPage):
    """One request: what was said to whoever decides."""

    permission = "risks.view"
    parent = "risks:acceptance_request_list"
    records = staticmethod(acceptance_requests)
    template_name = "risks/request.html"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("risk", _("Risk"), link="risk"),
        Column("risk.owner_text", _("Risk owner")),
        Column("note", _("What is to be known before deciding"), text=True),
        Column("proposed_until", _("Proposed term"), date=True),
        Column("prepared_by", _("Prepared by")),
        Column("prepared_on", _("Prepared on"), date=True),
        Column("answered_by", _("Answered by")),
        Column("answered_on", _("Answered on"), date=True),
        Column("answer", pgettext_lazy("noun", "Answer"), text=True),
    )
    actions = (DeclineAcceptance,)

    def context(self) -> dict[str, Any]:
        """Whether this person may accept from here."""
        waits = self.record.status == AcceptanceRequest.Status.OPEN
        return {"may_accept": waits and accept_risk.allowed(self.user, self.record.risk)}
