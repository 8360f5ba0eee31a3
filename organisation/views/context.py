"""The pages of the context: scope, issues, interested parties and what they ask (clause 4)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisation import actions
from organisation.forms import context as forms
from organisation.queries import context as queries
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable

PERIMETER = Column("perimeter.name", _("Perimeter"), sort="perimeter__path")


class DraftScope(ActionPage):
    """The next version."""

    action = actions.draft_scope
    form_class = forms.DraftScopeForm
    label = _("Draft a version")
    intro = _("It counts once a member of management who did not prepare it has approved it.")
    style = "primary"
    icon = "plus"
    parent = "organisation:scope_list"


class _ScopeAction(ActionPage):
    records = staticmethod(queries.scopes)
    parameter = "statement"
    parent = "organisation:scope_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it is a draft."""
        return record.is_draft and super().offered_to(user, record)

    def success_url(self, result: Any) -> str:
        """Back to the version."""
        return reverse("organisation:scope_statement", args=[self.record.pk])


class EditScope(_ScopeAction):
    """Its words."""

    action = actions.edit_scope
    form_class = forms.ScopeForm
    label = _("Edit")
    icon = "pencil"


class ExcludeFromScope(_ScopeAction):
    """Something left out."""

    action = actions.exclude_from_scope
    form_class = forms.ExclusionForm
    label = _("Exclude something")
    icon = "plus"


class ApproveScope(_ScopeAction):
    """In force."""

    action = actions.approve_scope
    form_class = forms.NothingForm
    label = _("Approve")
    intro = _("This version takes effect today, and the one before it no longer counts.")
    style = "primary"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Never to who prepared it."""
        person = getattr(user, "person", None)
        return person is not None and record.prepared_by_id != person.pk and super().offered_to(user, record)


class IncludeAgain(ActionPage):
    """An exclusion taken back."""

    action = actions.include_again
    form_class = forms.NothingForm
    records = staticmethod(queries.exclusions)
    parameter = "exclusion"
    label = _("Include again")
    parent = "organisation:scope_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While the version is a draft."""
        return record.statement.is_draft and super().offered_to(user, record)

    def success_url(self, result: Any) -> str:
        """Back to the version."""
        return reverse("organisation:scope_statement", args=[self.record.statement_id])


class ScopeList(ListPage):
    """Scopes."""

    title = _("Scope of the system")
    intro = _("What the management system covers, where it meets what others do, and what it leaves out (4.3).")
    permission = "organisation.view"
    rows = staticmethod(queries.scopes)
    filter_class = forms.ScopeFilter
    actions = (DraftScope,)
    default_sort = "-number"
    columns = (
        Column("reference", _("Ref."), link=True),
        PERIMETER,
        Column("number", _("Version"), numeric=True),
        Column("status", _("Status"), badge=True),
        Column("excluded", _("Exclusions"), numeric=True),
        Column("prepared_by.display_name", _("Prepared by"), sort=False, hidden=True),
        Column("approved_by.display_name", _("Approved by"), sort=False),
        Column("approved_on", _("Approved on"), date=True),
    )
    empty_title = _("No scope yet")
    empty_text = _("Draft the first version: everything else is judged within it.")


class ScopePage(RecordPage):
    """One version."""

    permission = "organisation.view"
    records = staticmethod(queries.scopes)
    parent = "organisation:scope_list"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("perimeter.name", _("Perimeter"), link="perimeter"),
        Column("text", _("Scope"), text=True, wide=True),
        Column("interfaces", _("Interfaces and dependencies"), text=True, wide=True),
        Column("prepared_by.display_name", _("Prepared by"), link="prepared_by"),
        Column("approved_by.display_name", _("Approved by"), link="approved_by"),
        Column("approved_on", _("Approved on"), date=True),
    )
    actions = (ApproveScope, EditScope)
    tables = (
        RelatedTable(
            _("Excluded from the scope"),
            lambda user, statement: queries.exclusions(user).filter(statement=statement),
            (
                Column("title", _("What is excluded"), wide=True),
                Column("reason", _("Reason"), text=True, wide=True),
                Column("id", _("Action"), template="organisation/cells/include_again.html"),
            ),
            empty=_("Nothing is excluded."),
            actions=(ExcludeFromScope,),
        ),
    )


class RecordIssue(ActionPage):
    """A new issue."""

    action = actions.record_issue
    form_class = forms.RecordIssueForm
    label = _("Add an issue")
    style = "primary"
    icon = "plus"
    parent = "organisation:issue_list"


class ReviewIssue(ActionPage):
    """What it means today."""

    action = actions.review_issue
    form_class = forms.IssueForm
    records = staticmethod(queries.issues)
    parameter = "issue"
    label = _("Review")
    icon = "pencil"
    style = "primary"
    parent = "organisation:issue_list"


class WithdrawIssue(ActionPage):
    """Put away."""

    action = actions.withdraw_issue
    form_class = forms.ReasonForm
    records = staticmethod(queries.issues)
    parameter = "issue"
    label = _("Withdraw")
    style = "danger"
    parent = "organisation:issue_list"

    def success_url(self, result: Any) -> str:
        """Back to the list: the issue is hidden now."""
        return reverse("organisation:issue_list")


class IssueList(ListPage):
    """Issues."""

    title = _("Issues of the context")
    intro = _("What bears on the management system from inside and outside, climate change included (4.1).")
    permission = "organisation.view"
    rows = staticmethod(queries.issues)
    filter_class = forms.IssueFilter
    actions = (RecordIssue,)
    default_sort = "reference"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Issue"), wide=True),
        Column("origin", _("Origin")),
        Column("theme", _("Theme")),
        Column("relevant", _("Relevant")),
        PERIMETER,
        Column("reviewed_on", _("Reviewed on"), date=True),
        Column("effect", _("What it means for the management system"), text=True, wide=True, hidden=True),
    )
    empty_title = _("No issue yet")
    empty_text = _("Write down what may help or hinder the management system; say first whether climate change does.")


class IssuePage(RecordPage):
    """One issue."""

    permission = "organisation.view"
    records = staticmethod(queries.issues)
    parent = "organisation:issue_list"
    facts = (
        Column("perimeter.name", _("Perimeter"), link="perimeter"),
        Column("origin", _("Origin")),
        Column("theme", _("Theme")),
        Column("relevant", _("Relevant")),
        Column("effect", _("What it means for the management system"), text=True, wide=True),
        Column("reviewed_on", _("Reviewed on"), date=True),
    )
    actions = (ReviewIssue, WithdrawIssue)


class ListParty(ActionPage):
    """A new interested party."""

    action = actions.list_party
    form_class = forms.ListPartyForm
    label = _("Add an interested party")
    style = "primary"
    icon = "plus"
    parent = "organisation:party_list"


class _PartyAction(ActionPage):
    records = staticmethod(queries.parties)
    parameter = "party"
    parent = "organisation:party_list"

    def success_url(self, result: Any) -> str:
        """Back to the party."""
        return reverse("organisation:interested_party", args=[self.record.pk])


class ReviewParty(_PartyAction):
    """Who they are today."""

    action = actions.review_party
    form_class = forms.PartyForm
    label = _("Review")
    icon = "pencil"


class WithdrawParty(_PartyAction):
    """Put away."""

    action = actions.withdraw_party
    form_class = forms.ReasonForm
    label = _("Withdraw")
    style = "danger"

    def success_url(self, result: Any) -> str:
        """Back to the list: the party is hidden now."""
        return reverse("organisation:party_list")


class RecordNeed(_PartyAction):
    """What they ask."""

    action = actions.record_need
    form_class = forms.NeedForm
    label = _("Add a requirement")
    style = "primary"
    icon = "plus"


class _NeedAction(ActionPage):
    records = staticmethod(queries.needs)
    parameter = "need"
    parent = "organisation:party_list"

    def success_url(self, result: Any) -> str:
        """Back to the party."""
        return reverse("organisation:interested_party", args=[self.record.party_id])


class EditNeed(_NeedAction):
    """A correction."""

    action = actions.edit_need
    form_class = forms.NeedForm
    label = _("Edit")
    icon = "pencil"


class WithdrawNeed(_NeedAction):
    """Put away."""

    action = actions.withdraw_need
    form_class = forms.NothingForm
    label = _("Withdraw")
    style = "danger"


class PartyList(ListPage):
    """Interested parties."""

    title = _("Interested parties")
    intro = _("Who has a stake in information security, what they ask, and what the system answers (4.2).")
    permission = "organisation.view"
    rows = staticmethod(queries.parties)
    filter_class = forms.PartyFilter
    actions = (ListParty,)
    default_sort = "name"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("name", _("Interested party"), link=True, wide=True),
        Column("kind", _("Kind")),
        Column("asked", _("Requirements"), numeric=True),
        Column("addressed", _("Addressed by the system"), numeric=True),
        PERIMETER,
        Column("reviewed_on", _("Reviewed on"), date=True),
    )
    empty_title = _("No interested party yet")
    empty_text = _("Start with patients, members, the certification body and the authorities.")


class PartyPage(RecordPage):
    """One interested party."""

    permission = "organisation.view"
    records = staticmethod(queries.parties)
    parent = "organisation:party_list"
    facts = (
        Column("reference", _("Reference")),
        Column("kind", _("Kind")),
        Column("perimeter.name", _("Perimeter"), link="perimeter"),
        Column("description", _("Why they matter"), text=True, wide=True),
        Column("reviewed_on", _("Reviewed on"), date=True),
    )
    actions = (RecordNeed, ReviewParty, WithdrawParty)
    tables = (
        RelatedTable(
            _("What they ask"),
            lambda user, party: queries.needs(user).filter(party=party).order_by("title"),
            (
                Column("title", _("Requirement"), link=True, wide=True),
                Column("basis", _("Basis")),
                Column("answer", _("Decision"), badge=True),
                Column("means", _("How, or why not"), text=True, wide=True),
            ),
            empty=_("Nothing was written down yet: add what they ask."),
        ),
    )


class NeedPage(RecordPage):
    """One requirement."""

    permission = "organisation.view"
    records = staticmethod(queries.needs)
    parent = "organisation:party_list"
    status = Column("answer", _("Decision"), badge=True)
    facts = (
        Column("party.name", _("Interested party"), link="party"),
        Column("basis", _("Basis")),
        Column("answer", _("Decision")),
        Column("means", _("How, or why not"), text=True, wide=True),
    )
    actions = (EditNeed, WithdrawNeed)
