"""Following a campaign up: invitations, reminders by the clock, managers and delegates, absences, lists."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jobs.models import Job
from jobs.running import run_queued
from mail.kinds import ObsoleteError
from mail.models import Letter
from mail.writing import content_of
from organisation.actions import give_role, leave_person, register_person
from organisation.models import Person
from policies import actions, reminders
from policies.models import Campaign, PolicyVersion
from policies.queries import to_read
from tests.cast import Cast
from tests.policies.conftest import acknowledge, make_document, make_version, publish
from trail import clock

DUE = date(2030, 1, 31)


@pytest.fixture
def campaign(cast: Cast, published: PolicyVersion) -> Campaign:
    """Opened by the publication; its invitations are written."""
    run_queued()
    found: Campaign = Campaign.objects.get()
    return found


@pytest.fixture(autouse=True)
def _simulated(settings: Any) -> None:
    settings.TRAIL_ORIGIN = "test/following"


def remind(campaign: Campaign, cast: Cast, *, on: date) -> list[tuple[str, str]]:
    """What one day of the clock writes: (kind, occasion) of each letter."""
    before = set(Letter.objects.values_list("pk", flat=True))
    with clock.simulated_time(datetime(on.year, on.month, on.day, 8, tzinfo=clock.PARIS)):
        actions.remind(actor=cast.system, campaign=campaign)
    return sorted(Letter.objects.exclude(pk__in=before).values_list("kind", "occasion"))


def newcomer(cast: Cast, *, team: str = "Urgences") -> Person:
    person = register_person(
        actor=cast.system,
        perimeter=cast.hospital,
        given_name="Inès",
        family_name="Roux",
        email="ines@example.org",
        team=team,
    )
    give_role(actor=cast.system, person=person, role="staff", perimeter=cast.hospital, starts_on=date(2025, 1, 1))
    return person


@pytest.mark.once
def test_reminders_come_a_week_and_a_day_before_then_once_late() -> None:
    opened, due = date(2030, 1, 1), DUE
    days = {on: reminders.stage_of(opened_on=opened, due_on=due, on=on) for on in _days(opened, 45)}
    assert days[opened] == ""
    assert days[date(2030, 1, 23)] == ""
    assert days[date(2030, 1, 24)] == days[date(2030, 1, 29)] == reminders.WEEK
    assert days[date(2030, 1, 30)] == days[DUE] == reminders.EVE
    assert days[date(2030, 2, 1)] == reminders.LATE
    rounds = [reminders.manager_round(due_on=due, on=due + timedelta(days=days)) for days in (2, 3, 9, 10)]
    assert rounds == [0, 1, 1, 2]


def _days(start: date, many: int) -> Iterator[date]:
    return (start + timedelta(days=number) for number in range(many))


def test_everyone_is_invited_by_a_job_and_each_letter_is_written_once(cast: Cast, campaign: Campaign) -> None:
    assert Letter.objects.filter(about=campaign.pk, occasion="invitation").count() == 7
    job = Job.objects.get(kind="policies.campaign.invite")
    assert (job.status, job.done, job.total) == (Job.Status.SUCCEEDED, 7, 7)
    acknowledge(cast.staff, campaign.policy_version)
    assert remind(campaign, cast, on=date(2030, 1, 10)) == []
    week = remind(campaign, cast, on=date(2030, 1, 24))
    assert week == [("policies.asked", "in-7")] * 6
    assert remind(campaign, cast, on=date(2030, 1, 25)) == []
    assert remind(campaign, cast, on=date(2030, 1, 30)) == [("policies.asked", "in-1")] * 6
    assert remind(campaign, cast, on=date(2030, 2, 1)) == [("policies.asked", "late")] * 6


def test_newcomers_join_and_leavers_drop_out(cast: Cast, campaign: Campaign) -> None:
    person = newcomer(cast)
    assert remind(campaign, cast, on=date(2030, 1, 10)) == [("policies.asked", "invitation")]
    leave_person(actor=cast.system, person=person, left_on=date(2030, 1, 20))
    assert len(remind(campaign, cast, on=date(2030, 1, 24))) == 7
    assert to_read(person=person, on=date(2030, 1, 24)) == []


def test_the_absent_are_left_in_peace_until_a_week_after_their_return(cast: Cast, campaign: Campaign) -> None:
    person = cast.people["staff"]
    with pytest.raises(ValidationError):
        actions.declare_absence(actor=cast.officer, person=person, starts_on=DUE, ends_on=date(2030, 1, 1))
    absence = actions.declare_absence(
        actor=cast.officer, person=person, starts_on=date(2030, 1, 20), ends_on=date(2030, 2, 5)
    )
    assert len(remind(campaign, cast, on=date(2030, 1, 24))) == 6
    item = to_read(person=person, on=date(2030, 2, 3))[0]
    assert (item.due_on, item.late) == (date(2030, 2, 12), False)
    actions.withdraw_absence(actor=cast.officer, absence=absence)
    assert to_read(person=person, on=date(2030, 2, 3))[0].late


def test_managers_or_their_delegates_are_told_who_is_late(cast: Cast, campaign: Campaign) -> None:
    newcomer(cast)
    manager = actions.name_manager(
        actor=cast.officer, perimeter=cast.hospital, person=cast.people["risk_owner"], team="Urgences"
    )
    with pytest.raises(ValidationError):
        actions.name_manager(actor=cast.officer, perimeter=cast.hospital, person=cast.people["dpo"], team="Urgences")
    assert ("policies.late_team", "round-1") not in remind(campaign, cast, on=date(2030, 2, 2))
    assert ("policies.late_team", "round-1") in remind(campaign, cast, on=date(2030, 2, 3))
    first = Letter.objects.get(kind="policies.late_team")
    assert first.person == cast.people["risk_owner"]
    with clock.simulated_time(datetime(2030, 2, 4, 8, tzinfo=clock.PARIS)):
        assert "Inès Roux" in " ".join(content_of(letter=first).paragraphs)
    actions.edit_manager(
        actor=cast.officer, manager=manager, person=cast.people["risk_owner"], delegate=cast.people["dpo"]
    )
    assert remind(campaign, cast, on=date(2030, 2, 10)) == [("policies.late_team", "round-2")]
    assert Letter.objects.filter(kind="policies.late_team", person=cast.people["dpo"]).exists()


def test_a_letter_says_what_is_to_read_and_is_not_sent_once_it_was_read(cast: Cast, campaign: Campaign) -> None:
    letter = Letter.objects.get(person=cast.people["staff"])
    content = content_of(letter=letter)
    assert content.subject == "À lire\u00a0: Politique générale de sécurité"
    assert content.path == "/policies/to-read/"
    acknowledge(cast.staff, campaign.policy_version)
    with pytest.raises(ObsoleteError):
        content_of(letter=letter)


def test_a_campaign_may_ask_the_people_of_a_list(client: Client, cast: Cast, campaign: Campaign) -> None:
    version = publish(cast, make_version(cast, make_document(cast, title="Guide", kind="guide")), read_by=None)
    client.force_login(cast.officer)
    address = f"/policies/documents/versions/{version.pk}/campaign/"
    values = {"perimeter": str(cast.root.pk), "due_on": "2030-01-31", "addresses": "staff@example.org\nnobody@x.org"}
    refused = client.post(address, values)
    assert refused.status_code == 422
    assert "nobody@x.org" in refused.content.decode()
    opened = client.post(address, {**values, "addresses": "staff@example.org\nDPO@example.org"})
    assert opened.status_code == 303
    page = client.get(opened["Location"])
    assert page.context["total"] == 2
    assert [item.version for item in to_read(person=cast.people["staff"], on=clock.today())][-1] == version
    assert version not in [item.version for item in to_read(person=cast.people["admin"], on=clock.today())]


def test_everybody_asked_is_listed_and_exported(client: Client, cast: Cast, campaign: Campaign) -> None:
    acknowledge(cast.staff, campaign.policy_version)
    client.force_login(cast.officer)
    address = f"/policies/campaigns/{campaign.pk}/people/"
    assert client.get(address, {"read": "yes"}).content.decode().count("Paul Schmitt") == 1
    assert "Paul Schmitt" not in client.get(address, {"read": "no"}).content.decode()
    exported = client.get(address, {"export": "csv"})
    assert b"Paul Schmitt" in b"".join(exported.streaming_content)  # type: ignore[attr-defined]
    client.force_login(cast.stranger)
    assert client.get(address).status_code == 404


def test_the_state_is_shown_and_exported_person_by_person(client: Client, cast: Cast, campaign: Campaign) -> None:
    acknowledge(cast.staff, campaign.policy_version)
    client.force_login(cast.officer)
    address = "/policies/campaigns/people/"
    with clock.simulated_time(datetime(2030, 2, 3, 8, tzinfo=clock.PARIS)):
        client.force_login(cast.officer)
        rows = {str(row): (row.asked, row.read, row.late) for row in client.get(address).context["table"].rows}
        assert rows["Paul Schmitt"] == (1, 1, 0)
        assert set(rows.values()) == {(1, 1, 0), (1, 0, 1)}
        late = client.get(address, {"late": "yes", "perimeter": str(cast.root.pk)}).context["table"].rows
        assert len(late) == len(rows) - 1
        assert client.get(address, {"team": "Nulle part"}).context["table"].rows == []
        exported = client.get(address, {"export": "xlsx"})
        assert b"".join(exported.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    client.force_login(cast.staff)
    assert client.get(address).status_code == 403


def test_a_material_version_opens_a_campaign_by_itself(cast: Cast, campaign: Campaign) -> None:
    publish(cast, make_version(cast, campaign.policy_version.document))
    run_queued()
    second = Campaign.objects.get(status="open")
    assert Letter.objects.filter(about=second.pk).count() == 7
    campaign.refresh_from_db()
    assert remind(campaign, cast, on=date(2030, 1, 24)) == []
