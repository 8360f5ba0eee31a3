"""Letters leave through a real mail server, once; what it refuses is shown, what it delays is tried again."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from jobs.running import run_queued
from mail import actions
from mail.models import Delivery, Letter
from organisation.actions import leave_person
from organisation.models import Person
from tests.cast import Cast
from tests.mail.conftest import Server
from tests.mail.letters import write
from trail.acts import Refused

ADDRESS = "staff@example.org"


def person(cast: Cast, name: str = "staff") -> Person:
    found: Person = Person.objects.named().select_related("user").get(pk=cast.people[name].pk)
    return found


def delivery() -> Delivery:
    found: Delivery = Delivery.objects.get()
    return found


def make_due() -> None:
    Delivery.objects.update(due_at=Now())


def test_a_letter_leaves_once_in_the_language_of_its_reader(cast: Cast, server: Server) -> None:
    english = person(cast, "auditor")
    english.user.language = "en"
    english.user.save()
    write(actor=cast.officer, perimeter=cast.root, people=[person(cast), person(cast, "auditor")])
    write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    assert {job.status for job in run_queued()} == {"succeeded"}
    received = {message["To"]: message for message in server.messages}
    assert len(server.messages) == 2
    french = received["Paul Schmitt <staff@example.org>"]
    assert french["Subject"] == "Un document à lire"
    assert french["Message-ID"] == Letter.objects.get(person=person(cast)).message_id
    text = french.get_body(("plain",)).get_content()
    assert "Bonjour Paul Schmitt," in text
    assert "Un <b>texte</b> & des accents : été." in text
    assert "http://127.0.0.1:8000/policies/" in text
    page = french.get_body(("html",)).get_content()
    assert "Un &lt;b&gt;texte&lt;/b&gt; &amp; des accents" in page
    assert "Hello" in received["Claire Vautrin <auditor@example.org>"].get_body(("plain",)).get_content()
    assert set(Delivery.objects.values_list("status", flat=True)) == {Delivery.Status.SENT}


def test_who_left_is_not_written_to(cast: Cast, server: Server) -> None:
    leave_person(actor=cast.admin, person=cast.people["staff"], left_on=date(2025, 6, 1))
    assert write(actor=cast.officer, perimeter=cast.root, people=[person(cast)]) == []


def test_another_occasion_is_another_letter(cast: Cast, server: Server) -> None:
    for occasion in ("due", "late", "late"):
        write(actor=cast.officer, perimeter=cast.root, people=[person(cast)], occasion=occasion)
    run_queued()
    assert len(server.messages) == 2


def test_what_the_server_refuses_is_shown_and_sent_again_once_mended(
    cast: Cast, server: Server, client: Client
) -> None:
    server.replies[ADDRESS] = "550 5.1.1 User unknown"
    (letter,) = write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    run_queued()
    assert delivery().status == Delivery.Status.REFUSED
    client.force_login(cast.officer)
    listed = client.get(reverse("mail:letter_list"), {"arrived": "no"}).content.decode()
    assert "550 5.1.1 User unknown" in listed
    assert "Paul Schmitt" in listed
    home = client.get(reverse("web:home"), {"stay": "1"}).content.decode()
    assert "n’est pas arriv" in home
    server.replies.clear()
    assert client.post(reverse("mail:letter_send_again", args=[letter.pk])).status_code == 303
    run_queued()
    assert delivery().status == Delivery.Status.SENT
    assert len(server.messages) == 1


def test_what_the_server_delays_is_tried_again_later_and_given_up_at_last(cast: Cast, server: Server) -> None:
    server.replies[ADDRESS] = "451 4.7.1 Greylisted, try later"
    write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    run_queued()
    assert (delivery().status, delivery().attempts) == (Delivery.Status.QUEUED, 1)
    assert actions.queue_delivery() is None, "not before its time"
    for _ in range(8):
        make_due()
        assert actions.queue_delivery() is not None
        run_queued()
    assert (delivery().status, delivery().attempts) == (Delivery.Status.FAILED, 9)
    assert "451 4.7.1 Greylisted" in delivery().error


def test_no_server_loses_no_letter(cast: Cast, server: Server) -> None:
    server.stop()
    write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    run_queued()
    assert delivery().status == Delivery.Status.QUEUED
    assert "ConnectionRefusedError" in delivery().error
    server.start()
    make_due()
    actions.queue_delivery()
    run_queued()
    assert delivery().status == Delivery.Status.SENT


def test_a_letter_left_by_its_worker_is_taken_up(cast: Cast, server: Server) -> None:
    write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    Delivery.objects.update(status=Delivery.Status.SENDING, claimed_at=Now() - timedelta(minutes=11))
    run_queued()
    assert len(server.messages) == 1


def test_a_letter_that_is_leaving_is_left_to_its_worker(cast: Cast, server: Server) -> None:
    write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    Delivery.objects.update(status=Delivery.Status.SENDING, claimed_at=Now())
    run_queued()
    assert server.messages == []


def test_a_return_is_recorded_through_the_api(cast: Cast, server: Server, client: Client) -> None:
    (letter,) = write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    url = reverse("api-mail:letter-bounce", args=[letter.pk])
    client.force_login(cast.officer)
    assert client.post(url, {"reason": "550 mailbox full"}, content_type="application/json").status_code == 400
    run_queued()
    answer = client.post(url, {"reason": "552 5.2.2 Mailbox full"}, content_type="application/json")
    assert answer.status_code == 200
    assert delivery().status == Delivery.Status.BOUNCED
    page = client.get(reverse("mail:letter", args=[letter.pk])).content.decode()
    assert "552 5.2.2 Mailbox full" in page
    client.force_login(cast.staff)
    assert client.post(url, {"reason": "x"}, content_type="application/json").status_code == 403
    client.force_login(cast.stranger)
    assert client.post(url, {"reason": "x"}, content_type="application/json").status_code == 404


def test_a_letter_that_arrived_is_not_sent_again(cast: Cast, server: Server) -> None:
    (letter,) = write(actor=cast.officer, perimeter=cast.root, people=[person(cast)])
    run_queued()
    with pytest.raises(ValidationError):
        actions.send_again(actor=cast.officer, letter=letter)
    with pytest.raises(Refused):
        actions.send_again(actor=cast.staff, letter=letter)
