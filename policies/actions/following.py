"""Following up a campaign: invitations, reminders, managers, absences."""

from datetime import date
from uuid import UUID

from mail.actions import Post, post
from organisation.models import Perimeter, Person, User
from policies import reminders
from policies.models import Absence, Campaign, TeamManager
from policies.queries import late_by_manager, to_invite, to_remind
from trail.acts import action, current_act
from trail.clock import civil_date

ASKED, LATE_TEAM = "policies.asked", "policies.late_team"


@action("policies.campaign.invite", permission="policies.publish", scope="campaign")
def invite(*, actor: User, campaign: Campaign, people: list[UUID]) -> int:
    """Write the invitations of some people of a campaign (7.3); who was invited already is left out."""
    if campaign.status != Campaign.Status.OPEN:
        return 0
    asked = to_invite(campaign=campaign, people=people)
    return len(post(kind=ASKED, posts=[Post(person, campaign.pk, reminders.INVITATION) for person in asked]))


@action("policies.campaign.remind", permission="policies.publish", scope="campaign")
def remind(*, actor: User, campaign: Campaign) -> int:
    """Remind those who have not read: a week before, the day before, once late; then their managers (7.3, A.6.3).

    Newcomers are invited; the absent are left in peace; each letter is written once, whoever calls and how often.
    """
    on = current_act().on
    if campaign.status != Campaign.Status.OPEN:
        return 0
    missing = list(to_remind(campaign=campaign, on=on))
    invited = post(kind=ASKED, posts=[Post(person, campaign.pk, reminders.INVITATION) for person in missing])
    fresh = {letter.person_id for letter in invited}
    stage = reminders.stage_of(opened_on=civil_date(campaign.opened_at), due_on=campaign.due_on, on=on)
    written = len(invited)
    if stage:
        known = [person for person in missing if person.pk not in fresh]
        written += len(post(kind=ASKED, posts=[Post(person, campaign.pk, stage) for person in known]))
    turn = reminders.manager_round(due_on=campaign.due_on, on=on)
    if turn and missing:
        told = late_by_manager(campaign=campaign, on=on)
        written += len(post(kind=LATE_TEAM, posts=[Post(person, campaign.pk, f"round-{turn}") for person in told]))
    return written


@action("policies.absence.declare", permission="policies.publish", scope="person")
def declare_absence(*, actor: User, person: Person, starts_on: date, ends_on: date) -> Absence:
    """Leave somebody in peace for a period (7.3): no reminder, and a week after the return for what fell due.

    Raises ValidationError for dates in the wrong order.
    """
    absence = Absence(person=person, starts_on=starts_on, ends_on=ends_on)
    absence.save()
    return absence


@action("policies.absence.withdraw", permission="policies.publish", scope="absence")
def withdraw_absence(*, actor: User, absence: Absence) -> Absence:
    """Take back an absence that was declared by mistake; its history stays."""
    absence.withdraw()
    return absence


@action("policies.manager.name", permission="policies.publish", scope="perimeter")
def name_manager(
    *, actor: User, perimeter: Perimeter, person: Person, team: str = "", delegate: Person | None = None
) -> TeamManager:
    """Say who is told that people of a team are late, or who is told instead while it is delegated (5.3, 7.3).

    Raises ValidationError when the team has a manager already.
    """
    manager = TeamManager(perimeter=perimeter, team=team, person=person, delegate=delegate)
    manager.save()
    return manager


@action("policies.manager.edit", permission="policies.publish", scope="manager")
def edit_manager(*, actor: User, manager: TeamManager, person: Person, delegate: Person | None = None) -> TeamManager:
    """Change the manager of a team, or delegate the reminders (5.3)."""
    manager.person, manager.delegate = person, delegate
    manager.save()
    return manager


@action("policies.manager.withdraw", permission="policies.publish", scope="manager")
def withdraw_manager(*, actor: User, manager: TeamManager) -> TeamManager:
    """A team that is followed up by nobody in particular any more; its history stays."""
    manager.withdraw()
    return manager
