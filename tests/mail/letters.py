"""A letter and an act of the tests' own, as any application would declare them."""

from typing import Any

from mail.actions import Post, post
from mail.kinds import Content, letter_kind
from mail.models import Letter
from organisation.models import Perimeter, Person
from trail.acts import action

KIND = "tests.reminder"


@letter_kind(KIND, label="Reminder of the tests")
def say(*, letter: Letter) -> Content:
    french = letter.language == "fr"
    return Content(
        subject="Un document\nà lire" if french else "A document to read",
        paragraphs=["Un <b>texte</b> & des accents : été."],
        button="Lire",
        path="/policies/",
    )


@action("tests.letter.write", permission="mail.manage", scope="perimeter")
def write(*, actor: Any, perimeter: Perimeter, people: list[Person], occasion: str = "") -> list[Letter]:
    return post(kind=KIND, posts=[Post(person=person, about=perimeter.pk, occasion=occasion) for person in people])
