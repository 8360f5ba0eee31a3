"""What systems send to the actions of this application, and what they read (fields of ISO/IEC TS 27560)."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from consent.models import (
    AccessDecision,
    BreakGlass,
    BreakGlassReview,
    CareTeamMembership,
    Consent,
    ConsentEvent,
    DataCategory,
    Notice,
    Opposition,
    Purpose,
    Subject,
)
from consent.models.consents import Method, pseudonym
from consent.queries import purposes_open, purposes_to_ask, subjects_to_ask
from organisation.queries import perimeters_where
from web.endpoints import ActionSerializer, RecordField

SCHEMA = "ISO/IEC TS 27560:2023"


def optional_text(**options: Any) -> serializers.CharField:
    """A text that may be left out."""
    return serializers.CharField(required=False, allow_blank=True, **options)


def number() -> serializers.CharField:
    """The number of a professional."""
    return serializers.CharField(max_length=80, validators=[pseudonym])


class SubjectField(RecordField):
    """A person concerned, named by pseudonym (as systems know them) or by id."""

    default_error_messages = {"unknown": _("No person concerned is known here by this pseudonym.")}

    def to_internal_value(self, data: Any) -> Subject:
        """The one person of this pseudonym among those the caller may ask about."""
        found = list(self.get_queryset().filter(pseudonym=str(data))[:2])
        if len(found) == 1:
            subject: Subject = found[0]
            return subject
        if found or not _is_id(data):
            self.fail("unknown")
        return super().to_internal_value(data)  # type: ignore[no-any-return]


def _is_id(value: Any) -> bool:
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


class PurposeInput(ActionSerializer):
    """What describes a purpose."""

    title = serializers.CharField(max_length=200)
    description = serializers.CharField(max_length=20_000)
    controller = serializers.CharField(max_length=200)
    data_categories = serializers.ListField(
        child=serializers.ChoiceField(choices=DataCategory.choices), allow_empty=False
    )
    recipients = serializers.CharField(max_length=20_000)
    retention = serializers.CharField(max_length=200)
    storage_locations = serializers.CharField(max_length=200)
    withdrawal_method = serializers.CharField(max_length=20_000)
    jurisdiction = serializers.CharField(max_length=60, required=False)
    validity_months = serializers.IntegerField(min_value=1, max_value=600, required=False, allow_null=True)


class CreatePurposeInput(PurposeInput):
    """A new purpose."""

    perimeter = RecordField(records=perimeters_where("consent.edit"))
    legal_basis = serializers.ChoiceField(choices=Purpose.LegalBasis.choices)


class NoticeInput(ActionSerializer):
    """What people will be told."""

    body_fr = serializers.CharField(trim_whitespace=False, max_length=200_000)
    body_en = optional_text(trim_whitespace=False, max_length=200_000)


class NoInput(ActionSerializer):
    """Nothing."""


class RegisterSubjectInput(ActionSerializer):
    """A pseudonym, and where."""

    perimeter = RecordField(records=perimeters_where("consent.record"))
    pseudonym = serializers.CharField(max_length=80)


class ProofInput(ActionSerializer):
    """How it was said, and who collected it."""

    method = serializers.ChoiceField(choices=Method.choices)
    collected_by = serializers.CharField(max_length=120)


class SayInput(ProofInput):
    """What a person says on a purpose."""

    purpose = RecordField(records=purposes_open)
    language = serializers.ChoiceField(choices=["fr", "en"], required=False)
    comment = optional_text(max_length=20_000)


class WithdrawInput(ProofInput):
    """No reason is asked."""

    comment = optional_text(max_length=20_000)


class InvalidateInput(ProofInput):
    """Why it does not hold."""

    comment = serializers.CharField(max_length=20_000)


class OpposeInput(ProofInput):
    """What the person opposes; left out means all."""

    purpose = RecordField(records=purposes_open, required=False, allow_null=True)
    professional = optional_text(max_length=80)
    category = serializers.ChoiceField(choices=DataCategory.choices, required=False, allow_blank=True)
    even_in_emergency = serializers.BooleanField(required=False)
    reason = optional_text(max_length=20_000)


class JoinInput(ActionSerializer):
    """A professional, and why they belong to the team."""

    professional = number()
    ground = serializers.ChoiceField(choices=CareTeamMembership.Ground.choices)
    structure = optional_text(max_length=200)


class ReviewInput(ActionSerializer):
    """What is concluded."""

    person_informed_on = serializers.DateField()
    verdict = serializers.ChoiceField(choices=BreakGlassReview.Verdict.choices)
    comment = optional_text(max_length=20_000)


class AskInput(ActionSerializer):
    """Who, for a system that asks."""

    subject = SubjectField(records=subjects_to_ask)
    professional = number()


class DecideInput(AskInput):
    """Who asks to see what, for which purpose; `at` is now when left out."""

    purpose = RecordField(records=purposes_to_ask)
    category = serializers.ChoiceField(choices=DataCategory.choices)
    at = serializers.DateTimeField(required=False, allow_null=True)


class BreakGlassInput(AskInput):
    """Why access is opened, and for how long."""

    ground = serializers.ChoiceField(choices=BreakGlass.Ground.choices)
    facts = serializers.CharField(max_length=20_000)
    minutes = serializers.IntegerField(min_value=1, max_value=720, required=False)


class SubjectOutput(serializers.ModelSerializer[Subject]):
    """A person concerned."""

    class Meta:
        model = Subject
        fields = ("id", "reference", "perimeter", "pseudonym")


class PurposeOutput(serializers.ModelSerializer[Purpose]):
    """A purpose and what it covers."""

    data_categories = serializers.SerializerMethodField()

    class Meta:
        model = Purpose
        fields = (
            "id",
            "reference",
            "perimeter",
            "title",
            "description",
            "controller",
            "legal_basis",
            "data_categories",
            "recipients",
            "retention",
            "validity_months",
            "storage_locations",
            "jurisdiction",
            "withdrawal_method",
            "opened_at",
            "closed_at",
        )

    def get_data_categories(self, purpose: Purpose) -> list[str]:
        """The codes of the categories covered now."""
        return sorted(row.category for row in purpose.data.all() if row.withdrawn_at is None)


class NoticeOutput(serializers.ModelSerializer[Notice]):
    """A notice."""

    class Meta:
        model = Notice
        fields = (
            "id",
            "purpose",
            "number",
            "body_fr",
            "body_en",
            "digest_fr",
            "digest_en",
            "published_at",
            "superseded_at",
        )


class EventOutput(serializers.ModelSerializer[ConsentEvent]):
    """An event of a consent record, under the names of TS 27560."""

    event_time = serializers.DateTimeField(source="at")
    event_type = serializers.CharField(source="method")
    event_state = serializers.CharField(source="status")
    entity_id = serializers.CharField(source="collected_by")
    privacy_notice = serializers.UUIDField(source="notice_id")
    privacy_notice_digest = serializers.CharField(source="notice_digest")
    validity_duration = serializers.DateField(source="expires_on")

    class Meta:
        model = ConsentEvent
        fields = (
            "id",
            "event_time",
            "event_type",
            "event_state",
            "entity_id",
            "privacy_notice",
            "privacy_notice_digest",
            "language",
            "validity_duration",
        )


class ConsentOutput(serializers.ModelSerializer[Consent]):
    """A consent record under the names of TS 27560, from which a FHIR Consent can be made."""

    schema_version = serializers.SerializerMethodField()
    record_id = serializers.UUIDField(source="id")
    pii_principal_id = serializers.CharField(source="subject.pseudonym")
    privacy_notice = serializers.UUIDField(source="notice_id")
    privacy_notice_digest = serializers.SerializerMethodField()
    purpose_title = serializers.CharField(source="purpose.title")
    lawful_basis = serializers.CharField(source="purpose.legal_basis")
    pii_information = serializers.SerializerMethodField()
    pii_controllers = serializers.CharField(source="purpose.controller")
    recipient_third_parties = serializers.SerializerMethodField()
    retention_period = serializers.CharField(source="purpose.retention")
    storage_locations = serializers.CharField(source="purpose.storage_locations")
    jurisdiction = serializers.CharField(source="purpose.jurisdiction")
    withdrawal_method = serializers.CharField(source="purpose.withdrawal_method")
    validity_duration = serializers.DateField(source="expires_on")
    event_state = serializers.CharField(source="status")
    events = EventOutput(many=True)

    class Meta:
        model = Consent
        fields = (
            "schema_version",
            "record_id",
            "pii_principal_id",
            "privacy_notice",
            "privacy_notice_digest",
            "language",
            "purpose",
            "purpose_title",
            "lawful_basis",
            "pii_information",
            "pii_controllers",
            "recipient_third_parties",
            "retention_period",
            "storage_locations",
            "jurisdiction",
            "withdrawal_method",
            "validity_duration",
            "event_state",
            "events",
        )

    def get_schema_version(self, _consent: Consent) -> str:
        """The specification that the names come from."""
        return SCHEMA

    def get_privacy_notice_digest(self, consent: Consent) -> str:
        """What proves which text was shown."""
        return consent.notice.digest_in(consent.language)

    def get_pii_information(self, consent: Consent) -> list[str]:
        """The categories of data that the purpose covers now."""
        return sorted(row.category for row in consent.purpose.data.all() if row.withdrawn_at is None)

    def get_recipient_third_parties(self, consent: Consent) -> list[str]:
        """One recipient a line."""
        return [line.strip() for line in consent.purpose.recipients.splitlines() if line.strip()]


class OppositionOutput(serializers.ModelSerializer[Opposition]):
    """An opposition."""

    class Meta:
        model = Opposition
        fields = (
            "id",
            "subject",
            "purpose",
            "professional",
            "category",
            "even_in_emergency",
            "method",
            "collected_by",
            "made_at",
            "lifted_at",
        )


class MembershipOutput(serializers.ModelSerializer[CareTeamMembership]):
    """A membership of a care team."""

    class Meta:
        model = CareTeamMembership
        fields = ("id", "subject", "professional", "structure", "ground", "since", "until")


class AccessDecisionOutput(serializers.ModelSerializer[AccessDecision]):
    """The answer to a system: yes or no, and the rule, as a code and in words."""

    rule_text = serializers.CharField(source="get_rule_display", read_only=True)

    class Meta:
        model = AccessDecision
        fields = (
            "id",
            "at",
            "subject",
            "purpose",
            "professional",
            "category",
            "asked_for_at",
            "allowed",
            "rule",
            "rule_text",
        )


class BreakGlassOutput(serializers.ModelSerializer[BreakGlass]):
    """A break-glass."""

    class Meta:
        model = BreakGlass
        fields = ("id", "at", "subject", "professional", "ground", "facts", "until")


class BreakGlassReviewOutput(serializers.ModelSerializer[BreakGlassReview]):
    """The review of a break-glass."""

    class Meta:
        model = BreakGlassReview
        fields = ("id", "at", "break_glass", "person_informed_on", "verdict", "comment")
