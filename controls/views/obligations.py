"""Pages of obligations: the register, the sheet, and the door of each action on them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import actions, queries
from controls.forms import obligations as forms
from controls.forms.controls import WithdrawForm
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable, url_of


class CreateObligation(ActionPage):
    """The door to record an obligation; it may come from a requirement (`?requirement=`) or a perimeter."""

    action = actions.create_obligation
    form_class = forms.CreateObligationForm
    label = _("New obligation")
    icon = "plus"
    style = "primary"
    nav = "controls"
    parent = "controls:obligation_list"
    success = _("Obligation recorded.")

    def initial(self) -> dict[str, Any]:
        """What the address already says."""
        asked = self.request.GET
        return {"perimeter": asked.get("perimeter"), "requirements": asked.getlist("requirement"), "shared": True}


class ObligationAction(ActionPage):
    """A door on one obligation."""

    records = staticmethod(queries.obligations)
    parameter = "obligation"
    nav = "controls"


class EditObligation(ObligationAction):
    """The door to correct the sheet of an obligation."""

    action = actions.edit_obligation
    form_class = forms.EditObligationForm
    label = _("Edit")
    icon = "pencil"


class ReviewObligation(ObligationAction):
    """The door to say that an obligation was read again."""

    action = actions.review_obligation
    form_class = forms.ReviewObligationForm
    label = _("Record a review")
    icon = "clipboard-check"
    style = "primary"
    success = _("Review recorded.")

    def initial(self) -> dict[str, Any]:
        """Nothing: each review says its own."""
        return {}


class BringRequirements(ObligationAction):
    """The door to say which requirements an obligation brings."""

    action = actions.bring_requirements
    form_class = forms.BringRequirementsForm
    label = _("Add requirements")
    icon = "link"
    success = _("Requirements added.")

    def initial(self) -> dict[str, Any]:
        """The requirement of the address."""
        return {"requirements": self.request.GET.getlist("requirement")}


class CheckClauses(ObligationAction):
    """The door to say which compulsory clauses a hosting contract holds."""

    action = actions.check_clauses
    form_class = forms.CheckClausesForm
    label = _("Check clauses")
    icon = "checklist"
    success = _("Clauses recorded.")
    intro = _("Tick the clauses that you read alike; come back for the others.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only on a hosting contract."""
        return (record is None or record.hosting_contract) and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """The clause of the address, as it was last read."""
        asked = self.request.GET.getlist("requirement")
        rows = queries.contract_clauses(self.user).filter(obligation=self.record)
        found = next((row for row in rows if str(row.requirement_id) in asked), None)
        known = {"reading": found.reading, "place": found.place, "comment": found.comment} if found else {}
        return {"requirements": asked, **known}


class WithdrawObligation(ObligationAction):
    """The door to take an obligation out of the register."""

    action = actions.withdraw_obligation
    form_class = WithdrawForm
    label = _("Withdraw")
    icon = "trash"
    style = "danger"
    intro = _("The obligation stays on record and no longer feeds the statement of applicability.")
    success = _("Obligation withdrawn.")

    def success_url(self, result: Any) -> str:
        """Back to the register."""
        crumbs = self.crumbs()
        return crumbs[0][1] if crumbs else "/"


class DropRequirement(ActionPage):
    """The door to say that an obligation does not bring a requirement after all."""

    action = actions.drop_requirement
    form_class = WithdrawForm
    records = staticmethod(queries.brought)
    parameter = "brought"
    nav = "controls"
    label = _("Remove")
    title = _("Remove the requirement")
    icon = "x"
    style = "danger"
    intro = _("The line of the statement no longer cites this obligation.")
    parent = "controls:obligation_list"
    success = _("Requirement removed.")

    def cancel_url(self) -> str:
        """The sheet of the obligation."""
        return url_of(self.record.obligation)

    def success_url(self, result: Any) -> str:
        """The sheet of the obligation."""
        return self.cancel_url()


class ObligationList(ListPage):
    """The register of obligations that a person may see."""

    title = _("Obligations")
    intro = _("Laws, regulations, contracts and client commitments; each gives the statement the lines it requires.")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.obligations_listed)
    search_paths = ("reference", "title", "source", "party", "summary")
    filter_class = forms.ObligationFilter
    actions = (CreateObligation,)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("kind", _("Kind")),
        Column("source", _("Source reference"), wide=True),
        Column("state_today", _("State"), template="controls/cells/obligation_state.html"),
        Column("requirement_count", _("Requirements"), numeric=True),
        Column("owner.display_name", pgettext_lazy("control", "Owner"), sort="owner__identity__sort_key"),
        Column("review_on", _("Next review"), template="controls/cells/due.html", sort="review_on"),
        Column("party", _("Interested party"), hidden=True),
        Column("perimeter", _("Perimeter"), sort="perimeter__path", hidden=True),
        Column("in_force_on", _("In force since"), date=True, hidden=True),
        Column("ends_on", _("Ends on"), date=True, hidden=True),
    )
    empty_title = _("No obligation yet")
    empty_text = _(
        "Record what binds you: the law on health data, your hosting contracts, what you promised to clients."
    )


class ObligationPage(RecordPage):
    """The sheet of an obligation."""

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.obligations)
    template_name = "controls/obligation.html"
    actions = (ReviewObligation, BringRequirements, CheckClauses, EditObligation, WithdrawObligation)
    facts = (
        Column("kind", _("Kind")),
        Column("source", _("Source reference")),
        Column("party", _("Interested party")),
        Column("perimeter", _("Perimeter")),
        Column("shared", _("Binds the perimeters below")),
        Column("owner.display_name", pgettext_lazy("control", "Owner")),
        Column("in_force_on", _("In force since"), date=True),
        Column("ends_on", _("Ends on"), date=True),
        Column("review_on", _("Next review"), date=True),
        Column("summary", _("What it asks"), text=True),
    )
    tables = (
        RelatedTable(
            title=_("Requirements it brings"),
            rows=queries.brought_by,
            columns=(
                Column("requirement.ref", _("Ref."), link="requirement"),
                Column("requirement.title", _("Requirement"), wide=True),
                Column("requirement.framework", _("Framework")),
                Column("comment", _("What it says of it"), text=True),
                Column("id", _("Action"), template="controls/cells/drop_requirement.html"),
            ),
            empty=_("Nobody has said yet which requirements it brings."),
            actions=(BringRequirements,),
        ),
        RelatedTable(
            title=_("Reviews"),
            rows=queries.reviews_of,
            columns=(
                Column("reviewed_on", _("Reviewed on"), date=True),
                Column("reviewer.display_name", _("Reviewed by")),
                Column("conclusion", _("What was found"), text=True, wide=True),
                Column("next_on", _("Next review"), date=True),
            ),
            empty=_("It was never reviewed since it was recorded."),
            actions=(ReviewObligation,),
        ),
    )

    def context(self) -> dict[str, Any]:
        """Its state today, and the clauses of a hosting contract."""
        today = clock.today()
        clauses = queries.checklist(self.user, self.record) if self.record.hosting_contract else []
        return {
            "state": self.record.state_on(today),
            "states": dict(queries.OBLIGATION_STATES),
            "late": self.record.review_on < today,
            "clauses": clauses,
            "present": sum(clause.reading == "present" for clause in clauses),
            "may_check": CheckClauses.offered_to(self.user, self.record),
        }
