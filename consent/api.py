"""The endpoints of the consent application."""

from django.db.models import QuerySet

from consent import actions, forms, queries
from consent import serializers as shapes
from consent.models import Consent, Purpose
from organisation.models import User
from trail import clock
from web.endpoints import ActionEndpoint, RecordEndpoint


def purposes_with_data(user: User) -> "QuerySet[Purpose]":
    """Purposes, with the data they cover in one more query."""
    return queries.purposes(user).prefetch_related("data")


def consents_with_events(user: User) -> "QuerySet[Consent]":
    """Consents as records of TS 27560, with everything that was said."""
    return queries.consents(user, on=clock.today()).prefetch_related("events", "purpose__data")


class SubjectEndpoint(RecordEndpoint):
    """Persons concerned."""

    records = staticmethod(queries.subjects)
    serializer_class = shapes.SubjectOutput
    filter_class = forms.SubjectFilter
    permission = "consent.view"


class PurposeEndpoint(RecordEndpoint):
    """Purposes."""

    records = staticmethod(purposes_with_data)
    serializer_class = shapes.PurposeOutput
    filter_class = forms.PurposeFilter
    permission = "consent.view"


class NoticeEndpoint(RecordEndpoint):
    """Notices."""

    records = staticmethod(queries.notices)
    serializer_class = shapes.NoticeOutput
    permission = "consent.view"


class ConsentEndpoint(RecordEndpoint):
    """Consents."""

    records = staticmethod(consents_with_events)
    serializer_class = shapes.ConsentOutput
    filter_class = forms.ConsentFilter
    permission = "consent.view"


class OppositionEndpoint(RecordEndpoint):
    """Oppositions."""

    records = staticmethod(queries.oppositions)
    serializer_class = shapes.OppositionOutput
    permission = "consent.view"


class DecisionEndpoint(RecordEndpoint):
    """Decisions already given."""

    records = staticmethod(queries.decisions)
    serializer_class = shapes.AccessDecisionOutput
    filter_class = forms.DecisionFilter
    permission = "consent.view"


class DecideEndpoint(ActionEndpoint):
    """Answer whether a professional may see data of a person, for a purpose, now."""

    action = actions.decide_access
    serializer_class = shapes.DecideInput
    output = shapes.AccessDecisionOutput


class BreakGlassEndpoint(ActionEndpoint):
    """Open access in an emergency."""

    action = actions.break_glass
    serializer_class = shapes.BreakGlassInput
    output = shapes.BreakGlassOutput


class ReviewBreakGlassEndpoint(ActionEndpoint):
    """Conclude on a break-glass."""

    action = actions.review_break_glass
    serializer_class = shapes.ReviewInput
    records = staticmethod(queries.break_glasses)
    parameter = "break_glass"
    output = shapes.BreakGlassReviewOutput


class CreatePurposeEndpoint(ActionEndpoint):
    """A new purpose."""

    action = actions.create_purpose
    serializer_class = shapes.CreatePurposeInput
    output = shapes.PurposeOutput


class OnPurpose(ActionEndpoint):
    """An action on a purpose."""

    records = staticmethod(queries.purposes)
    parameter = "purpose"


class EditPurposeEndpoint(OnPurpose):
    """What describes it."""

    action = actions.edit_purpose
    serializer_class = shapes.PurposeInput
    output = shapes.PurposeOutput


class ClosePurposeEndpoint(OnPurpose):
    """The data are not used for it any more."""

    action = actions.close_purpose
    serializer_class = shapes.NoInput
    output = shapes.PurposeOutput


class PublishNoticeEndpoint(OnPurpose):
    """What people are told from now on."""

    action = actions.publish_notice
    serializer_class = shapes.NoticeInput
    output = shapes.NoticeOutput


class RegisterSubjectEndpoint(ActionEndpoint):
    """A person concerned."""

    action = actions.register_subject
    serializer_class = shapes.RegisterSubjectInput
    output = shapes.SubjectOutput


class OnSubject(ActionEndpoint):
    """An action on a person concerned."""

    records = staticmethod(queries.subjects)
    parameter = "subject"


class GiveConsentEndpoint(OnSubject):
    """Yes."""

    action = actions.give_consent
    serializer_class = shapes.SayInput
    output = shapes.ConsentOutput


class RefuseConsentEndpoint(OnSubject):
    """No."""

    action = actions.refuse_consent
    serializer_class = shapes.SayInput
    output = shapes.ConsentOutput


class RequestConsentEndpoint(OnSubject):
    """Asked, not answered yet."""

    action = actions.request_consent
    serializer_class = shapes.SayInput
    output = shapes.ConsentOutput


class OpposeEndpoint(OnSubject):
    """An opposition."""

    action = actions.oppose
    serializer_class = shapes.OpposeInput
    output = shapes.OppositionOutput


class JoinCareTeamEndpoint(OnSubject):
    """A professional joins the care team."""

    action = actions.join_care_team
    serializer_class = shapes.JoinInput
    output = shapes.MembershipOutput


class LeaveCareTeamEndpoint(ActionEndpoint):
    """A professional leaves the care team."""

    action = actions.leave_care_team
    serializer_class = shapes.NoInput
    records = staticmethod(queries.memberships)
    parameter = "membership"
    output = shapes.MembershipOutput


class OnConsent(ActionEndpoint):
    """An action on a consent."""

    records = staticmethod(consents_with_events)
    parameter = "consent"
    output = shapes.ConsentOutput


class WithdrawConsentEndpoint(OnConsent):
    """As easy as giving."""

    action = actions.withdraw_consent
    serializer_class = shapes.WithdrawInput


class InvalidateConsentEndpoint(OnConsent):
    """What was recorded does not hold."""

    action = actions.invalidate_consent
    serializer_class = shapes.InvalidateInput


class LiftOppositionEndpoint(ActionEndpoint):
    """The person does not oppose any more."""

    action = actions.lift_opposition
    serializer_class = shapes.NoInput
    records = staticmethod(queries.oppositions)
    parameter = "opposition"
    output = shapes.OppositionOutput
