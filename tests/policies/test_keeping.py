"""Kept for the employment and some years: not erased before, disposed of by rule afterwards, every proof standing."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from jobs.running import run_queued
from organisation import actions as organisation_actions
from policies import actions
from policies.models import Acknowledgement, PolicyVersion
from tests.cast import Cast
from tests.policies.conftest import acknowledge
from trail import clock, proof
from trail.models import Entry

LIST = "/policies/campaigns/acknowledgements/past/"


@pytest.fixture
def left(cast: Cast, published: PolicyVersion, settings: Any) -> Acknowledgement:
    """Somebody acknowledged, then left at the end of June 2031."""
    settings.TRAIL_ORIGIN = "test/keeping"
    settings.ACKNOWLEDGEMENT_YEARS = 5
    made = acknowledge(cast.staff, published)
    with clock.simulated_time(datetime(2031, 6, 30, 18, tzinfo=clock.PARIS)):
        organisation_actions.leave_person(actor=cast.officer, person=made.person, left_on=date(2031, 6, 30))
    return made


def test_it_is_not_disposed_of_before_the_end_of_the_period(client: Client, cast: Cast, left: Acknowledgement) -> None:
    client.force_login(cast.officer)
    assert "30/06/2036" in client.get(f"/policies/campaigns/acknowledgements/{left.pk}/").content.decode()
    with clock.simulated_time(datetime(2036, 6, 30, 12, tzinfo=clock.PARIS)):
        assert client.get(LIST).context["table"].rows == []
        with pytest.raises(ValidationError) as early:
            actions.dispose_of(actor=cast.officer, person=left.person)
        assert early.value.code == "kept"
        with pytest.raises(ValidationError, match="30/06/2036"):
            organisation_actions.erase_identity(actor=cast.officer, person=left.person)


def test_past_it_a_job_disposes_and_the_proof_stands(client: Client, cast: Cast, left: Acknowledgement) -> None:
    client.force_login(cast.officer)
    with clock.simulated_time(datetime(2036, 7, 1, 12, tzinfo=clock.PARIS)):
        assert "Paul Schmitt" in client.get(LIST).content.decode()
        asked = client.post(f"{LIST}dispose/", {"perimeter": str(cast.root.pk)})
        assert asked.status_code == 303
        (job,) = [job for job in run_queued() if job.kind == "policies.dispose"]
        assert (job.status, job.result["people"]) == ("succeeded", 1)
        assert "Paul Schmitt" not in client.get(LIST).content.decode()
        page = client.get(f"/policies/campaigns/acknowledgements/{left.pk}/").content.decode()
        assert left.person.reference in page
        assert "Paul Schmitt" not in page
    entry = Entry.objects.get(act="policies.acknowledgements.dispose")
    assert Entry.objects.get(act="organisation.person.erase").cause == entry.entry_id
    assert (
        proof.proof_of(record=Acknowledgement.objects.get(pk=left.pk)).outcome == proof.WAITING
    )  # for a checkpoint only


def test_who_may_not_erase_people_may_not_dispose(client: Client, cast: Cast, left: Acknowledgement) -> None:
    client.force_login(cast.management)
    assert client.post(f"{LIST}dispose/", {"perimeter": str(cast.root.pk)}).status_code == 403
    client.force_login(cast.people["risk_owner"].user)
    assert client.get(LIST).status_code == 403
