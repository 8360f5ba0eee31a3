"""Pages of the hosting of health data: the overview, the actors, their certificates."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from controls import actions, queries
from controls.forms import hosting as forms
from controls.forms.controls import WithdrawForm
from controls.forms.statement import ACTIVITIES
from controls.queries.frameworks import statement_places
from organisation.models import Perimeter
from trail import clock
from web.pages import ActionPage, Page, RecordPage
from web.tables import Column, RelatedTable, url_of


class HostingPage(Page):
    """What an HDS auditor asks first: activities by site, guarantees, contract clauses, compulsory events."""

    title = _("Health-data hosting")
    permission = "controls.view"
    nav = "controls"
    template_name = "controls/hosting.html"

    @cached_property
    def perimeters(self) -> list[Perimeter]:
        """The perimeters that a person may choose among, the whole body first."""
        return sorted(statement_places(self.user), key=lambda row: row.path)

    @cached_property
    def perimeter(self) -> Perimeter:
        """The perimeter of the address, or the highest that the person sees."""
        asked = self.request.GET.get("perimeter", "")
        found = next((row for row in self.perimeters if str(row.pk) == asked), None)
        if found is None and (asked or not self.perimeters):
            raise Http404
        return found or self.perimeters[0]

    def context(self) -> dict[str, Any]:
        """The five parts."""
        today, perimeter = clock.today(), self.perimeter
        rows = queries.guarantees(self.user, perimeter=perimeter, on=today)
        events = queries.compulsory_events(perimeter=perimeter, on=today)
        return {
            "perimeter": perimeter,
            "perimeters": self.perimeters,
            "today": today,
            "activities": ACTIVITIES,
            "sites": queries.activities_by_site(self.user, perimeter=perimeter),
            "guarantees": rows,
            "certificates": queries.certificates(self.user).filter(actor__in=[row.actor.pk for row in rows]),
            "contracts": queries.contracts(self.user, on=today),
            "events": events,
            "uncovered": sum(not row.covered for row in events if row.requirement.depth == _top(events)),
            "top_depth": _top(events),
            "may_add": AddHostingActor.offered_to(self.user),
            "may_declare": actions.declare_activities.allowed(self.user, perimeter),
        }


def _top(events: list[queries.CompulsoryEvent]) -> int:
    """The depth of the families of events; below stand their parts."""
    return min((row.requirement.depth for row in events), default=0)


class AddHostingActor(ActionPage):
    """The door to put an actor in the table of guarantees."""

    action = actions.add_hosting_actor
    form_class = forms.AddHostingActorForm
    label = _("Add an actor")
    icon = "plus"
    style = "primary"
    nav = "controls"
    parent = "controls:hosting"
    success = _("Actor added.")

    def initial(self) -> dict[str, Any]:
        """The perimeter of the address."""
        return {"perimeter": self.request.GET.get("perimeter")}


class ActorAction(ActionPage):
    """A door on one actor."""

    records = staticmethod(queries.hosting_actors)
    parameter = "hosting_actor"
    nav = "controls"
    parent = "controls:hosting"


class EditHostingActor(ActorAction):
    """The door to correct a row of the table."""

    action = actions.edit_hosting_actor
    form_class = forms.EditHostingActorForm
    label = _("Edit")
    icon = "pencil"


class WithdrawHostingActor(ActorAction):
    """The door to take an actor out of the table."""

    action = actions.withdraw_hosting_actor
    form_class = WithdrawForm
    label = _("Withdraw")
    icon = "trash"
    style = "danger"
    intro = _("The actor leaves the table of guarantees; its certificates stay on record.")
    success = _("Actor withdrawn.")

    def success_url(self, result: Any) -> str:
        """Back to the overview."""
        return reverse("controls:hosting")


class RecordCertificate(ActorAction):
    """The door to record a certificate of an actor."""

    action = actions.record_certificate
    form_class = forms.RecordCertificateForm
    label = _("Record a certificate")
    icon = "certificate"
    style = "primary"
    success = _("Certificate recorded.")

    def initial(self) -> dict[str, Any]:
        """The usual reminder."""
        return {"remind_days": 90}


class WithdrawCertificate(ActionPage):
    """The door to take back a certificate."""

    action = actions.withdraw_certificate
    form_class = WithdrawForm
    records = staticmethod(queries.certificates)
    parameter = "certificate"
    nav = "controls"
    label = _("Withdraw")
    title = _("Withdraw the certificate")
    icon = "x"
    style = "danger"
    intro = _("The certificate was suspended, ended early or recorded by mistake; it counts no more.")
    parent = "controls:hosting"
    success = _("Certificate withdrawn.")

    def cancel_url(self) -> str:
        """The sheet of the actor."""
        return url_of(self.record.actor)

    def success_url(self, result: Any) -> str:
        """The sheet of the actor."""
        return self.cancel_url()


class HostingActorPage(RecordPage):
    """The sheet of an actor."""

    permission = "controls.view"
    nav = "controls"
    parent = "controls:hosting"
    records = staticmethod(queries.hosting_actors)
    actions = (RecordCertificate, EditHostingActor, WithdrawHostingActor)
    facts = (
        Column("reference", _("Reference")),
        Column("perimeter", _("Perimeter")),
        Column("relation", _("Relation")),
        Column("role", _("Role in the service")),
        Column("activities", _("Hosting activities performed")),
        Column("remote_access", _("Remote access from outside the EEA"), text=True),
        Column("foreign_law", _("Exposure to the law of a third country"), text=True),
        Column("owner.display_name", _("Followed by")),
    )
    tables = (
        RelatedTable(
            title=_("Certificates"),
            rows=queries.certificates_of,
            columns=(
                Column("scheme", _("Scheme")),
                Column("number", _("Number")),
                Column("issued_by", _("Issued by")),
                Column("valid_from", _("Valid from"), date=True),
                Column("valid_until", _("Valid until"), template="controls/cells/due.html"),
                Column("id", _("Action"), template="controls/cells/withdraw_certificate.html"),
            ),
            empty=_("No certificate is recorded: it is shown as not certified."),
            actions=(RecordCertificate,),
        ),
    )
