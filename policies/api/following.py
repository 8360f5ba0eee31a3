"""The endpoints of who follows up readings: absences, managers of teams; and of training records."""

from policies import actions, queries
from policies import serializers as shapes
from web.endpoints import ActionEndpoint, RecordEndpoint


class AbsenceEndpoint(RecordEndpoint):
    """Absences."""

    records = staticmethod(queries.absences)
    serializer_class = shapes.AbsenceOutput
    permission = "policies.view"


class DeclareAbsenceEndpoint(ActionEndpoint):
    """Somebody is absent."""

    action = actions.declare_absence
    serializer_class = shapes.AbsenceInput
    output = shapes.AbsenceOutput


class WithdrawAbsenceEndpoint(ActionEndpoint):
    """An absence declared by mistake."""

    action = actions.withdraw_absence
    serializer_class = shapes.NoInput
    records = staticmethod(queries.absences)
    parameter = "absence"
    output = shapes.AbsenceOutput


class ManagerEndpoint(RecordEndpoint):
    """Managers of teams."""

    records = staticmethod(queries.team_managers)
    serializer_class = shapes.ManagerOutput
    permission = "policies.view"


class NameManagerEndpoint(ActionEndpoint):
    """Who is told for a team."""

    action = actions.name_manager
    serializer_class = shapes.ManagerInput
    output = shapes.ManagerOutput


class EditManagerEndpoint(ActionEndpoint):
    """Another manager, or a delegation."""

    action = actions.edit_manager
    serializer_class = shapes.EditManagerInput
    records = staticmethod(queries.team_managers)
    parameter = "manager"
    output = shapes.ManagerOutput


class WithdrawManagerEndpoint(ActionEndpoint):
    """Nobody in particular any more."""

    action = actions.withdraw_manager
    serializer_class = shapes.NoInput
    records = staticmethod(queries.team_managers)
    parameter = "manager"
    output = shapes.ManagerOutput


class RequestDisposalEndpoint(ActionEndpoint):
    """Dispose of what is past its keeping period."""

    action = actions.request_disposal
    serializer_class = shapes.DisposalInput
    output = shapes.CertificateJobOutput


class TrainingEndpoint(RecordEndpoint):
    """Training records: one's own, and those of the perimeters one follows."""

    records = staticmethod(queries.trainings)
    serializer_class = shapes.TrainingOutput
    permission = "policies.read"


class RecordTrainingEndpoint(ActionEndpoint):
    """Somebody was trained."""

    action = actions.record_training
    serializer_class = shapes.TrainingInput
    output = shapes.TrainingOutput
