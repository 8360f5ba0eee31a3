"""Reading to the end: parts shown one after the other, a quiz, a file, the time it took."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from policies import actions, reading_proof
from policies.articles import numbered
from policies.models import Acknowledgement, PolicyText, PolicyVersion, QuizAttempt, QuizQuestion
from policies.parts import parts_of
from tests.cast import Cast
from tests.policies.conftest import acknowledge, make_document, make_version, publish
from tests.vault.test_sniff import PDF
from trail import clock

LONG = "# Charte\n\n" + "\n".join(
    f"## Sujet {number}\n\n" + "Chacun protège les données confiées. " * 40 + "\n" for number in range(1, 6)
)
QUIZ = {
    "question_fr": "Que faire d'un courriel suspect ?",
    "answers_fr": "Le supprimer\n* Le signaler\nY répondre",
    "question_en": "What to do with a suspicious e-mail?",
    "answers_en": "Delete it\n* Report it\nAnswer it",
}


@pytest.fixture
def long_text(cast: Cast) -> PolicyVersion:
    return publish(cast, make_version(cast, make_document(cast, measures_time=True), body=LONG))


@pytest.fixture
def asked(cast: Cast) -> PolicyVersion:
    """A version in force with a quiz of one question."""
    version = make_version(cast, make_document(cast))
    actions.add_quiz_question(actor=cast.officer, policy_version=version, **QUIZ)
    actions.set_quiz(actor=cast.officer, policy_version=version, pass_mark=100, attempts_a_day=2)
    return publish(cast, version)


@pytest.mark.once
def test_a_text_is_cut_before_its_headings_and_nothing_is_lost() -> None:
    parts = parts_of(LONG)
    assert "".join(part.body for part in parts) == LONG
    assert len(parts) == 5
    assert parts[0].headings == ("Charte", "Sujet 1")
    fenced = "# Un\n\n```\n# ceci n'est pas un titre\n```\n"
    assert [part.headings for part in parts_of(fenced)] == [("Un",)]
    assert len(parts_of("sans titre")) == 1


@pytest.mark.once
def test_articles_are_numbered_unless_their_author_did() -> None:
    assert (
        numbered("# T\n\n## Objet\n\n### Champ\n\n## Règles\n")
        == "# T\n\n## 1. Objet\n\n### 1.1 Champ\n\n## 2. Règles\n"
    )
    assert numbered("## Article 1\n\n## Objet\n") == "## Article 1\n\n## Objet\n"


@pytest.mark.once
def test_a_note_holds_for_one_reader_one_text_and_half_a_day() -> None:
    at = datetime(2030, 1, 1, tzinfo=clock.PARIS)
    note = reading_proof.note(account="a", digest="d", shown=reading_proof.NOTHING, part=1, at=at)
    read = reading_proof.read
    assert read(token=note, account="a", digest="d", at=at).parts == 1
    assert read(token=note, account="b", digest="d", at=at).parts == 0
    assert read(token=note, account="a", digest="e", at=at).parts == 0
    assert read(token=note, account="a", digest="d", at=at + timedelta(hours=13)).parts == 0
    assert read(token=f"{note}x", account="a", digest="d", at=at).parts == 0
    leap = reading_proof.note(
        account="a", digest="d", shown=read(token=note, account="a", digest="d", at=at), part=3, at=at
    )
    assert read(token=leap, account="a", digest="d", at=at).parts == 1


def test_the_button_comes_after_the_last_part_only(client: Client, cast: Cast, long_text: PolicyVersion) -> None:
    client.force_login(cast.staff)
    address, seen = f"/policies/read/{long_text.pk}/", 0
    jump = client.get(address, {"part": "5"})
    assert (jump.context["part"], jump.context["at_end"]) == (1, False)
    while True:
        page = client.get(address)
        seen += 1
        assert page.context["part"] == seen
        assert f"Sujet {seen}" in page.content.decode()
        assert page.content.decode().count('class="btn primary"') == 1
        if page.context["at_end"]:
            break
        assert "J’ai pris connaissance" not in page.content.decode()
        address = page.context["next_url"]
    assert seen == 5
    values = dict(re.findall(r'name="(language|digest|proof)" value="([^"]*)"', page.content.decode()))
    assert client.post(f"/policies/read/{long_text.pk}/", {**values, "proof": ""}).status_code == 422
    assert client.post(f"/policies/read/{long_text.pk}/", values).status_code == 303
    made = Acknowledgement.objects.get()
    assert (made.parts, made.seconds is not None) == (5, True)


def test_the_quiz_stands_before_the_button(client: Client, cast: Cast, asked: PolicyVersion) -> None:
    client.force_login(cast.staff)
    page = client.get(f"/policies/read/{asked.pk}/")
    assert "Répondre au questionnaire" in page.content.decode()
    with pytest.raises(ValidationError) as error:
        acknowledge(cast.staff, asked)
    assert error.value.code == "quiz"
    question = QuizQuestion.objects.get(policy_version=asked)
    quiz = f"/policies/read/{asked.pk}/quiz/"
    shown = client.get(quiz).content.decode()
    assert "Le signaler" in shown
    assert "*" not in re.findall(r"<fieldset.*?</fieldset>", shown, re.DOTALL)[0]
    assert client.post(quiz, {}).status_code == 422
    assert "part=1" in client.post(quiz, {f"answers-{question.pk}": "0"})["Location"]
    assert client.post(quiz, {f"answers-{question.pk}": "1"}).status_code == 303
    assert [attempt.score for attempt in QuizAttempt.objects.order_by("at")] == [0, 100]
    assert acknowledge(cast.staff, asked).quiz_attempt.score == 100


def test_attempts_are_counted_by_the_day(cast: Cast, asked: PolicyVersion, settings: Any) -> None:
    settings.TRAIL_ORIGIN = "test/attempts"
    question = QuizQuestion.objects.get(policy_version=asked)
    for _time in range(2):
        wrong = actions.attempt_quiz(actor=cast.staff, policy_version=asked, answers={str(question.pk): [2]})
        assert not wrong.passed
    with pytest.raises(ValidationError) as error:
        actions.attempt_quiz(actor=cast.staff, policy_version=asked, answers={str(question.pk): [1]})
    assert error.value.code == "max"
    with clock.simulated_time(clock.now() + timedelta(days=1)):
        assert actions.attempt_quiz(actor=cast.staff, policy_version=asked, answers={str(question.pk): [1]}).passed


@pytest.mark.parametrize(
    "changes",
    [{"answers_fr": "Une seule"}, {"answers_fr": "Un\nDeux"}, {"answers_en": "* One\nTwo"}, {"question_en": ""}],
)
def test_a_quiz_can_be_answered_and_is_kept_as_approved(cast: Cast, changes: dict[str, str]) -> None:
    version = make_version(cast, make_document(cast))
    with pytest.raises(ValidationError):
        actions.add_quiz_question(actor=cast.officer, policy_version=version, **{**QUIZ, **changes})


def test_the_next_version_begins_with_the_quiz_of_the_former(cast: Cast, asked: PolicyVersion) -> None:
    question = QuizQuestion.objects.get(policy_version=asked)
    with pytest.raises(ValidationError):
        actions.remove_quiz_question(actor=cast.officer, quiz_question=question)
    second = actions.draft_version(actor=cast.officer, document=asked.document, reason="Suite")
    copied = QuizQuestion.objects.get(policy_version=second)
    assert (second.pass_mark, copied.answers_fr) == (100, question.answers_fr)
    actions.remove_quiz_question(actor=cast.officer, quiz_question=copied)


def test_a_file_lives_the_same_life_and_is_opened_before_it_is_acknowledged(client: Client, cast: Cast) -> None:
    version = actions.draft_version(actor=cast.officer, document=make_document(cast), reason="Première")
    client.force_login(cast.officer)
    upload = f"/policies/documents/versions/{version.pk}/text/upload/"
    wrong = SimpleUploadedFile("notes.txt", b"Du texte simple\n")
    assert client.post(upload, {"language": "fr", "file": wrong}).status_code == 422
    assert client.post(upload, {"language": "fr", "file": SimpleUploadedFile("charte.pdf", PDF)}).status_code == 303
    text = PolicyText.objects.get(policy_version=version)
    assert text.digest == text.file.digest
    version.refresh_from_db()
    publish(cast, version)
    client.force_login(cast.staff)
    page = client.get(f"/policies/read/{version.pk}/")
    assert not page.context["at_end"]
    values = {"language": "fr", "digest": text.digest}
    assert client.post(f"/policies/read/{version.pk}/", values).status_code == 422
    file = client.get(page.context["file_url"])
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]
    assert client.get(f"/policies/read/{version.pk}/").context["at_end"]
    assert client.post(f"/policies/read/{version.pk}/", values).status_code == 303


def test_a_charter_binds_once_its_formalities_are_recorded(client: Client, cast: Cast) -> None:
    version = publish(cast, make_version(cast, make_document(cast, title="Charte", kind="charter")))
    client.force_login(cast.officer)
    page = f"/policies/documents/versions/{version.pk}/"
    assert client.get(page).context["opposable"] is None
    record = f"{page}formality/"
    assert client.post(record, {"kind": "staff_opinion", "done_on": "2999-01-01"}).status_code == 422
    for kind, day in (("staff_opinion", "2025-03-01"), ("internal_rules", "2025-04-02")):
        assert client.post(record, {"kind": kind, "done_on": day, "note": "PV"}).status_code == 303
    assert client.get(page).context["opposable"] == date(2025, 4, 2)
    policy = publish(cast, make_version(cast, make_document(cast)))
    with pytest.raises(ValidationError):
        actions.record_formality(
            actor=cast.officer, policy_version=policy, kind="staff_opinion", done_on=date(2025, 1, 1)
        )


def test_the_english_text_is_approved_in_its_own_time(cast: Cast, published: PolicyVersion) -> None:
    actions.edit_text(actor=cast.officer, policy_version=published, language="en", body="# Policy\n\nProtect data.\n")
    with pytest.raises(ValidationError):
        acknowledge(cast.staff, published, language="en")
    actions.submit_translation(actor=cast.officer, policy_version=published)
    approved = actions.approve_translation(actor=cast.management, policy_version=published)
    assert approved.status == "approved"
    assert acknowledge(cast.staff, published, language="en").sentence.startswith("I have read")
    with pytest.raises(ValidationError):
        actions.edit_text(actor=cast.officer, policy_version=published, language="en", body="Changed")


def test_a_preview_writes_nothing(client: Client, cast: Cast) -> None:
    version = make_version(cast, make_document(cast))
    client.force_login(cast.officer)
    address = f"/policies/documents/versions/{version.pk}/text/fr/"
    typed = {"language": "fr", "body": "## Objet\n\nNouveau", "preview": "1"}
    page = client.post(address, typed)
    assert page.status_code == 200
    assert "1. Objet" in page.content.decode()
    fragment = client.post(address, typed, headers={"HX-Request": "true"}).content.decode()
    assert "1. Objet" in fragment
    assert "<html" not in fragment
    assert "Nouveau" not in PolicyText.objects.get(policy_version=version).body
