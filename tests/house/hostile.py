"""Every door of every action, and what a careless or hostile hand may push through it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse
from rest_framework import serializers
from rest_framework.fields import empty

from tests.house.doors import routes
from web.forms import LONGEST, narrowed

NOBODY = str(UUID(int=0))
NUL = "avant\0après"
HUGE = "9" * 400
WORDS = "n'importe quoi"
TEXT = "Mots tapés avec soin"

CHOICES = (forms.ChoiceField, forms.ModelChoiceField)
RECORDS = (forms.ModelChoiceField, serializers.PrimaryKeyRelatedField, serializers.ManyRelatedField)
NUMBERS = (forms.IntegerField, serializers.IntegerField, serializers.DecimalField, serializers.FloatField)
DATES = (forms.DateField, forms.DateTimeField, serializers.DateField, serializers.DateTimeField)
FILES = (forms.FileField, serializers.FileField)
OTHERS = (forms.UUIDField, serializers.UUIDField, serializers.ChoiceField)
Foreign = Callable[[Any], str]


@dataclass(frozen=True)
class Door:
    """One page or endpoint of an action, opened on a record where it needs one."""

    name: str
    url: str
    view: Any
    record: Any
    user: Any

    def __str__(self) -> str:
        return f"{self.name} ({self.url})"

    @cached_property
    def fields(self) -> dict[str, Any]:
        """Its fields as this person meets them."""
        if hasattr(self.view, "form_class"):
            return dict(self.view.form_class(user=self.user, record=self.record).fields)
        context = {"request": type("Request", (), {"user": self.user})}
        return dict(self.view.serializer_class(context=context).fields)


def doors(views: list[Any], user: Any) -> tuple[list[Door], list[str]]:
    """Every door that can be opened with what there is, and the names of those for which there is no record."""
    names = {view: name for name, _path, view in routes()}
    found, closed = [], []
    for view in views:
        record = narrowed(view.records, user).first() if view.records else None
        try:
            found.append(
                Door(names[view], reverse(names[view], args=[record.pk] if record else []), view, record, user)
            )
        except NoReverseMatch:
            closed.append(names[view])
    return found, closed


def is_text(field: Any) -> bool:
    """Whether a person types words into it."""
    plain = isinstance(field, forms.CharField) and not isinstance(field, OTHERS)
    return plain or isinstance(field, serializers.CharField)


def plausible(field: Any) -> Any:
    """What a person might enter there; None where nothing is."""
    if isinstance(field, FILES):
        return SimpleUploadedFile("note.txt", TEXT.encode())
    if isinstance(field, (forms.ModelChoiceField, serializers.PrimaryKeyRelatedField)):
        rows = field.queryset if isinstance(field, forms.ModelChoiceField) else field.get_queryset()
        first = rows.first() if rows is not None else None
        return str(first.pk) if first else None
    if isinstance(field, (forms.ChoiceField, serializers.ChoiceField)):
        return next((str(value) for value, _label in _flat(field.choices) if value not in {"", None}), None)
    simple = "1" if isinstance(field, NUMBERS) else "2026-12-31" if isinstance(field, DATES) else None
    return TEXT if is_text(field) else simple


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    pairs = list(choices.items() if isinstance(choices, dict) else choices)
    return [(value, label) for value, label in pairs if not isinstance(label, list | tuple)]


def attacks(door: Door, foreign: Foreign) -> Iterator[tuple[str, dict[str, Any], set[str]]]:
    """What is sent, under a name, and the fields that must be named in the answer."""
    fields = {name: field for name, field in door.fields.items() if not getattr(field, "read_only", False)}
    base = {name: value for name, field in fields.items() if (value := plausible(field)) is not None}
    required = {name for name, field in fields.items() if field.required and getattr(field, "default", empty) is empty}
    bounded = {name for name, field in fields.items() if isinstance(field, (*NUMBERS, *DATES, *OTHERS, *CHOICES))}
    records = {name for name, field in fields.items() if isinstance(field, RECORDS)}
    texts = {name for name, field in fields.items() if is_text(field)}
    files = {name for name, field in fields.items() if isinstance(field, FILES)}
    for name, attacked, value in (
        ("a text without end", texts, _endless),
        ("a null character", texts, lambda _field: NUL),
        ("words where none belong", bounded | records, lambda _field: WORDS),
        ("a number without end", bounded | records, lambda _field: HUGE),
        ("a file that is none", files, lambda _field: WORDS),
        ("somebody else's record", records, foreign),
    ):
        if attacked:
            yield name, {**base, **{field: value(fields[field]) for field in attacked}}, attacked
    if required:
        yield "nothing", {}, required


def _endless(field: Any) -> str:
    return "e" * ((field.max_length or LONGEST) + 1)
