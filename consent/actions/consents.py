"""What a person says on a purpose: asked, given, refused, withdrawn, invalidated."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from consent import vocabulary
from consent.models import Consent, ConsentEvent, Notice, Purpose, Subject
from consent.models.consents import Status
from consent.queries import consent_on, notice_in_force
from organisation.dates import months_after
from organisation.models import Perimeter, PerimeterClosure, User
from trail.acts import action, current_act


@dataclass(frozen=True)
class Said:
    """What was said, how, and who collected it."""

    status: str
    method: str
    collected_by: str
    comment: str


@action("consent.subject.register", permission="consent.record", scope="perimeter")
def register_subject(*, actor: User, perimeter: Perimeter, pseudonym: str) -> Subject:
    """Make a person concerned known by a pseudonym, never by a name (GDPR 5.1 c, 25).

    Raises ValidationError for what is no pseudonym, or one that is here already.
    """
    subject = Subject(perimeter=perimeter, pseudonym=pseudonym)
    subject.save()
    return subject


@action("consent.consent.request", permission="consent.record", scope="subject", record="subject")
def request_consent(
    *,
    actor: User,
    subject: Subject,
    purpose: Purpose,
    method: str,
    collected_by: str,
    language: str = "fr",
    comment: str = "",
) -> Consent:
    """Record that a person was informed and asked (GDPR 7.2, 13).

    Raises ValidationError for a closed purpose, one without notice, or one on which the person said yes already.
    """
    notice = _notice_to_show(subject, purpose, language)
    said = Said(vocabulary.REQUESTED, method, collected_by, comment)
    return _say(subject, purpose, notice, language, said)


@action("consent.consent.give", permission="consent.record", scope="subject", record="subject")
def give_consent(
    *,
    actor: User,
    subject: Subject,
    purpose: Purpose,
    method: str,
    collected_by: str,
    language: str = "fr",
    comment: str = "",
) -> Consent:
    """Record a consent with its proof: how, collected by whom, after which notice (GDPR 4.11, 7.1; decree 2016-1349).

    Raises ValidationError for a closed purpose, one without notice, or one that rests on no consent.
    """
    notice = _notice_to_show(subject, purpose, language)
    said = Said(vocabulary.GIVEN, method, collected_by, comment)
    return _say(subject, purpose, notice, language, said)


@action("consent.consent.refuse", permission="consent.record", scope="subject", record="subject")
def refuse_consent(
    *,
    actor: User,
    subject: Subject,
    purpose: Purpose,
    method: str,
    collected_by: str,
    language: str = "fr",
    comment: str = "",
) -> Consent:
    """Record that a person said no, with the same proof (GDPR 7.4).

    Raises ValidationError as for giving, and when a consent stands: that one is withdrawn.
    """
    notice = _notice_to_show(subject, purpose, language)
    said = Said(vocabulary.REFUSED, method, collected_by, comment)
    return _say(subject, purpose, notice, language, said)


@action("consent.consent.withdraw", permission="consent.record", scope="consent")
def withdraw_consent(*, actor: User, consent: Consent, method: str, collected_by: str, comment: str = "") -> Consent:
    """Record a withdrawal: from now on, without effect on what was done before (GDPR 7.3).

    It asks for less than giving did, works on a closed purpose, and needs no reason.
    Raises ValidationError when no consent stands.
    """
    return _say_again(consent, Said(vocabulary.WITHDRAWN, method, collected_by, comment))


@action("consent.consent.invalidate", permission="consent.record", scope="consent")
def invalidate_consent(*, actor: User, consent: Consent, method: str, collected_by: str, comment: str) -> Consent:
    """Declare that what was recorded does not hold (wrong notice, wrong person…), and why (GDPR 7.2).

    Raises ValidationError when it was invalidated already.
    """
    return _say_again(consent, Said(vocabulary.INVALIDATED, method, collected_by, comment))


def _notice_to_show(subject: Subject, purpose: Purpose, language: str) -> Notice:
    """The notice in force, in a language that it has. Raises ValidationError where nothing may be asked."""
    if purpose.closed_at is not None:
        raise ValidationError({"purpose": _("This purpose is closed.")})
    if not purpose.needs_consent:
        raise ValidationError(
            {"purpose": _("This purpose rests on no consent: record an opposition if the person does not want it.")}
        )
    applies = PerimeterClosure.objects.filter(ancestor=purpose.perimeter_id, descendant=subject.perimeter_id)
    if not applies.exists():
        raise ValidationError({"purpose": _("This purpose does not concern the perimeter of this person.")})
    notice = notice_in_force(purpose=purpose)
    if notice is None:
        raise ValidationError({"purpose": _("Nobody is informed of this purpose yet: publish its notice first.")})
    if not notice.digest_in(language):
        raise ValidationError({"language": _("The notice has no text in this language.")})
    return notice


def _say(subject: Subject, purpose: Purpose, notice: Notice, language: str, said: Said) -> Consent:
    consent = consent_on(subject=subject, purpose=purpose) or Consent(subject=subject, purpose=purpose)
    consent.notice, consent.language, consent.expires_on = notice, language, None
    if said.status == vocabulary.GIVEN and purpose.validity_months:
        consent.expires_on = months_after(current_act().on, purpose.validity_months)
    return _write(consent, said)


def _say_again(consent: Consent, said: Said) -> Consent:
    consent.expires_on = None
    return _write(consent, said)


def _follow(consent: Consent, status: str) -> None:
    if not vocabulary.may_become(consent.status, status):
        labels = dict(Status.choices)
        raise ValidationError(
            _("What is “%(now)s” cannot become “%(wanted)s”.")
            % {"now": labels[consent.status], "wanted": labels[status]},
            code="lifecycle",
        )
    consent.status, consent.since = status, current_act().at


def _write(consent: Consent, said: Said) -> Consent:
    _follow(consent, said.status)
    consent.save()
    ConsentEvent(
        consent=consent,
        status=consent.status,
        method=said.method,
        collected_by=said.collected_by,
        notice=consent.notice,
        notice_digest=consent.notice.digest_in(consent.language),
        language=consent.language,
        expires_on=consent.expires_on,
        comment=said.comment,
    ).save()
    return consent
