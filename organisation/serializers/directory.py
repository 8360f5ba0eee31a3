"""What systems send to the actions of the organisation, and what they read back."""

from typing import ClassVar

from rest_framework import serializers

from organisation.models import Grant, Perimeter, Person, RecordGrant
from organisation.models.access import role_choices
from organisation.queries import people, perimeters_where
from web.endpoints import ActionSerializer, RecordField


class PerimeterInput(ActionSerializer):
    """A perimeter."""

    name = serializers.CharField(max_length=120)
    kind = serializers.ChoiceField(choices=Perimeter.Kind.choices)
    description = serializers.CharField(required=False, allow_blank=True, default="")


class CreatePerimeterInput(PerimeterInput):
    """A perimeter and its place."""

    parent = RecordField(records=perimeters_where("organisation.edit"))  # type: ignore[assignment]  # not the parent of the field


class RegisterPersonInput(ActionSerializer):
    """A member of staff."""

    perimeter = RecordField(records=perimeters_where("organisation.people"))
    given_name = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")
    family_name = serializers.CharField(max_length=80)
    email = serializers.EmailField()
    job_title = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    team = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    joined_on = serializers.DateField(required=False, allow_null=True, default=None)


class ImportPeopleInput(ActionSerializer):
    """Everyone at once."""

    perimeter = RecordField(records=perimeters_where("organisation.people"))
    file = serializers.FileField()


class EditPersonInput(ActionSerializer):
    """Corrections."""

    given_name = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")
    family_name = serializers.CharField(max_length=80)
    job_title = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    team = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")


class LeaveInput(ActionSerializer):
    """A departure."""

    left_on = serializers.DateField()


class NothingInput(ActionSerializer):
    """Nothing."""


class PasswordInput(ActionSerializer):
    """A password; the rules are those of the page."""

    password = serializers.CharField(min_length=12, write_only=True)


class GiveRoleInput(ActionSerializer):
    """A role given."""

    person = RecordField(records=people)
    role = serializers.ChoiceField(choices=role_choices())
    perimeter = RecordField(records=perimeters_where("organisation.grant"))
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(required=False, allow_null=True, default=None)


class OpenRecordInput(ActionSerializer):
    """One record opened by name."""

    person = RecordField(records=people)
    perimeter = RecordField(records=perimeters_where("organisation.grant"))
    record_model = serializers.CharField(max_length=80)
    record_id = serializers.UUIDField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(required=False, allow_null=True, default=None)


class PerimeterOutput(serializers.ModelSerializer[Perimeter]):
    """One perimeter."""

    class Meta:
        model = Perimeter
        fields: ClassVar[tuple[str, ...]] = ("id", "parent", "name", "kind", "description", "version")


class PersonOutput(serializers.ModelSerializer[Person]):
    """One person."""

    name = serializers.CharField(source="display_name", read_only=True)

    class Meta:
        model = Person
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "reference",
            "name",
            "perimeter",
            "job_title",
            "team",
            "joined_on",
            "left_on",
            "version",
        )


class GrantOutput(serializers.ModelSerializer[Grant]):
    """One role given."""

    class Meta:
        model = Grant
        fields: ClassVar[tuple[str, ...]] = ("id", "person", "role", "perimeter", "starts_on", "ends_on", "version")


class RecordGrantOutput(serializers.ModelSerializer[RecordGrant]):
    """One record opened by name."""

    class Meta:
        model = RecordGrant
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "person",
            "perimeter",
            "record_model",
            "record_id",
            "starts_on",
            "ends_on",
            "version",
        )
