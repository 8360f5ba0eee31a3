"""The endpoints of the organisation."""

from organisation import actions, queries
from organisation.forms import directory as forms
from organisation.serializers import directory as serializers
from web.endpoints import ActionEndpoint, RecordEndpoint


class PerimeterEndpoint(RecordEndpoint):
    """Perimeters."""

    permission = "organisation.view"
    records = staticmethod(queries.perimeters)
    serializer_class = serializers.PerimeterOutput


class PersonEndpoint(RecordEndpoint):
    """People."""

    permission = "organisation.view"
    records = staticmethod(queries.people)
    filter_class = forms.PersonFilter
    serializer_class = serializers.PersonOutput


class GrantEndpoint(RecordEndpoint):
    """Roles given."""

    permission = "organisation.view"
    records = staticmethod(queries.grants)
    filter_class = forms.GrantFilter
    serializer_class = serializers.GrantOutput


class CreatePerimeterEndpoint(ActionEndpoint):
    """A perimeter."""

    action = actions.create_perimeter
    serializer_class = serializers.CreatePerimeterInput
    output = serializers.PerimeterOutput


class EditPerimeterEndpoint(ActionEndpoint):
    """Its name and what it is."""

    action = actions.edit_perimeter
    serializer_class = serializers.PerimeterInput
    records = staticmethod(queries.perimeters)
    parameter = "perimeter"
    output = serializers.PerimeterOutput


class RegisterPersonEndpoint(ActionEndpoint):
    """A member of staff."""

    action = actions.register_person
    serializer_class = serializers.RegisterPersonInput
    output = serializers.PersonOutput


class ImportPeopleEndpoint(ActionEndpoint):
    """Everyone at once."""

    action = actions.import_people
    serializer_class = serializers.ImportPeopleInput
    output = serializers.PerimeterOutput


class _OnPerson(ActionEndpoint):
    records = staticmethod(queries.people)
    parameter = "person"
    output = serializers.PersonOutput


class EditPersonEndpoint(_OnPerson):
    """Corrections."""

    action = actions.edit_person
    serializer_class = serializers.EditPersonInput


class LeavePersonEndpoint(_OnPerson):
    """A departure."""

    action = actions.leave_person
    serializer_class = serializers.LeaveInput


class ErasePersonEndpoint(_OnPerson):
    """An identity erased."""

    action = actions.erase_identity
    serializer_class = serializers.NothingInput


class SetPasswordEndpoint(_OnPerson):
    """A password."""

    action = actions.set_password
    serializer_class = serializers.PasswordInput


class GiveRoleEndpoint(ActionEndpoint):
    """A role given."""

    action = actions.give_role
    serializer_class = serializers.GiveRoleInput
    output = serializers.GrantOutput


class EndRoleEndpoint(ActionEndpoint):
    """A role taken back."""

    action = actions.end_role
    serializer_class = serializers.NothingInput
    records = staticmethod(queries.grants)
    parameter = "grant"
    output = serializers.GrantOutput


class OpenRecordEndpoint(ActionEndpoint):
    """One record opened by name."""

    action = actions.open_record
    serializer_class = serializers.OpenRecordInput
    output = serializers.RecordGrantOutput
