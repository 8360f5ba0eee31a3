"""The endpoints of the context."""

from typing import Any, ClassVar

from rest_framework.serializers import BaseSerializer

from organisation import actions
from organisation.forms import context as forms
from organisation.queries import context as queries
from organisation.serializers import context as serializers
from web.endpoints import ActionEndpoint, RecordEndpoint


class ScopeEndpoint(RecordEndpoint):
    """Scopes."""

    permission = "organisation.view"
    records = staticmethod(queries.scopes_with_exclusions)
    filter_class = forms.ScopeFilter
    serializer_class = serializers.ScopeOutput


class IssueEndpoint(RecordEndpoint):
    """Issues of the context."""

    permission = "organisation.view"
    records = staticmethod(queries.issues)
    filter_class = forms.IssueFilter
    serializer_class = serializers.IssueOutput


class PartyEndpoint(RecordEndpoint):
    """Interested parties."""

    permission = "organisation.view"
    records = staticmethod(queries.parties)
    filter_class = forms.PartyFilter
    serializer_class = serializers.PartyOutput


class NeedEndpoint(RecordEndpoint):
    """What interested parties ask."""

    permission = "organisation.view"
    records = staticmethod(queries.needs)
    serializer_class = serializers.NeedOutput


class DraftScopeEndpoint(ActionEndpoint):
    """The next version of a scope."""

    action = actions.draft_scope
    serializer_class = serializers.DraftScopeInput
    output = serializers.ScopeOutput


class _OnScope(ActionEndpoint):
    records = staticmethod(queries.scopes)
    parameter = "statement"
    output: ClassVar[type[BaseSerializer[Any]] | None] = serializers.ScopeOutput


class EditScopeEndpoint(_OnScope):
    """Its words."""

    action = actions.edit_scope
    serializer_class = serializers.ScopeInput


class ExcludeFromScopeEndpoint(_OnScope):
    """Something left out."""

    action = actions.exclude_from_scope
    serializer_class = serializers.ExclusionInput
    output = serializers.ExclusionOutput


class ApproveScopeEndpoint(_OnScope):
    """In force."""

    action = actions.approve_scope
    serializer_class = serializers.NothingInput


class IncludeAgainEndpoint(ActionEndpoint):
    """An exclusion taken back."""

    action = actions.include_again
    serializer_class = serializers.NothingInput
    records = staticmethod(queries.exclusions)
    parameter = "exclusion"
    output = serializers.ExclusionOutput


class RecordIssueEndpoint(ActionEndpoint):
    """An issue."""

    action = actions.record_issue
    serializer_class = serializers.RecordIssueInput
    output = serializers.IssueOutput


class _OnIssue(ActionEndpoint):
    records = staticmethod(queries.issues)
    parameter = "issue"
    output = serializers.IssueOutput


class ReviewIssueEndpoint(_OnIssue):
    """What it means today."""

    action = actions.review_issue
    serializer_class = serializers.IssueInput


class WithdrawIssueEndpoint(_OnIssue):
    """Put away."""

    action = actions.withdraw_issue
    serializer_class = serializers.ReasonInput


class ListPartyEndpoint(ActionEndpoint):
    """An interested party."""

    action = actions.list_party
    serializer_class = serializers.ListPartyInput
    output = serializers.PartyOutput


class _OnParty(ActionEndpoint):
    records = staticmethod(queries.parties)
    parameter = "party"
    output: ClassVar[type[BaseSerializer[Any]] | None] = serializers.PartyOutput


class ReviewPartyEndpoint(_OnParty):
    """Who they are today."""

    action = actions.review_party
    serializer_class = serializers.PartyInput


class WithdrawPartyEndpoint(_OnParty):
    """Put away."""

    action = actions.withdraw_party
    serializer_class = serializers.ReasonInput


class RecordNeedEndpoint(_OnParty):
    """What they ask."""

    action = actions.record_need
    serializer_class = serializers.NeedInput
    output = serializers.NeedOutput


class _OnNeed(ActionEndpoint):
    records = staticmethod(queries.needs)
    parameter = "need"
    output = serializers.NeedOutput


class EditNeedEndpoint(_OnNeed):
    """A correction."""

    action = actions.edit_need
    serializer_class = serializers.NeedInput


class WithdrawNeedEndpoint(_OnNeed):
    """Put away."""

    action = actions.withdraw_need
    serializer_class = serializers.NothingInput
