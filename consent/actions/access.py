"""Care teams, decisions on access, and break-glass with its review."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from consent import rules
from consent.models import AccessDecision, BreakGlass, BreakGlassReview, CareTeamMembership, Purpose, Subject
from consent.queries import situation
from organisation.models import User
from trail.acts import action, current_act

LONGEST = timedelta(hours=12)


@action("consent.access.decide", permission="consent.decide", scope="subject", record="subject", reads=True)
def decide_access(
    *,
    actor: User,
    subject: Subject,
    purpose: Purpose,
    professional: str,
    category: str,
    at: datetime | None = None,
) -> AccessDecision:
    """Answer whether a professional may see data of a person for a purpose, now or at a past instant, and why.

    CSP L.1110-4, L.1110-12; GDPR 5.2, 25. The rules stand in `consent.rules`, the first that applies decides.
    Raises ValidationError for an instant to come.
    """
    instant = at or current_act().at
    if instant > current_act().at:
        raise ValidationError({"at": _("Nobody knows yet what will hold then: ask for now or for a time gone by.")})
    verdict = rules.decide(
        situation(subject=subject, purpose=purpose, professional=professional, category=category, at=instant)
    )
    decision = AccessDecision(
        subject=subject,
        purpose=purpose,
        professional=professional,
        category=category,
        asked_for_at=instant,
        allowed=verdict.allowed,
        rule=verdict.rule,
    )
    decision.save()
    return decision


@action("consent.care_team.join", permission="consent.record", scope="subject", record="subject")
def join_care_team(
    *, actor: User, subject: Subject, professional: str, ground: str, structure: str = ""
) -> CareTeamMembership:
    """Record that a professional takes part in the care of a person, and on which ground (CSP L.1110-12).

    Raises ValidationError for a member of the team, or what is no pseudonym.
    """
    membership = CareTeamMembership(
        subject=subject, professional=professional, ground=ground, structure=structure, since=current_act().at
    )
    membership.save()
    return membership


@action("consent.care_team.leave", permission="consent.record", scope="membership")
def leave_care_team(*, actor: User, membership: CareTeamMembership) -> CareTeamMembership:
    """Record that a professional takes no part in the care any more, from now on.

    Raises ValidationError when the membership ended already.
    """
    if membership.until is not None:
        raise ValidationError(_("This membership has ended already."), code="ended")
    membership.until = current_act().at
    membership.save()
    return membership


@action("consent.access.break_glass", permission="consent.break_glass", scope="subject", record="subject")
def break_glass(
    *, actor: User, subject: Subject, professional: str, ground: str, facts: str, minutes: int = 60
) -> BreakGlass:
    """Open access in an emergency for a short time, with its ground and the facts; it will be reviewed (L.1111-17).

    Raises ValidationError for a time that is not between a minute and twelve hours.
    """
    length = timedelta(minutes=minutes)
    if not timedelta(minutes=1) <= length <= LONGEST:
        raise ValidationError({"minutes": _("Between 1 and 720 minutes.")})
    opened = BreakGlass(
        subject=subject, professional=professional, ground=ground, facts=facts, until=current_act().at + length
    )
    opened.save()
    return opened


@action("consent.break_glass.review", permission="consent.edit", scope="break_glass", record="break_glass")
def review_break_glass(
    *, actor: User, break_glass: BreakGlass, person_informed_on: date, verdict: str, comment: str = ""
) -> BreakGlassReview:
    """Conclude on a break-glass, once, and say when the person was told (CNIL on patient records).

    Raises ValidationError for one reviewed already, or a day to come.
    """
    if person_informed_on > current_act().on:
        raise ValidationError({"person_informed_on": _("This day is still to come.")})
    review = BreakGlassReview(
        break_glass=break_glass, person_informed_on=person_informed_on, verdict=verdict, comment=comment
    )
    review.save()
    return review
