"""The endpoints of improvement."""

from typing import Any, ClassVar

from improvement import actions, forms, queries, serializers
from web.endpoints import ActionEndpoint, RecordEndpoint


class NonconformityEndpoint(RecordEndpoint):
    """Findings."""

    permission = "improvement.view"
    records = staticmethod(queries.nonconformities)
    filter_class = forms.NonconformityFilter
    serializer_class = serializers.NonconformityOutput


class CorrectiveActionEndpoint(RecordEndpoint):
    """The plan."""

    permission = "improvement.view"
    records = staticmethod(queries.corrective_actions)
    filter_class = forms.CorrectiveActionFilter
    serializer_class = serializers.CorrectiveActionOutput


class ReportEndpoint(RecordEndpoint):
    """Reports from staff."""

    permission = "improvement.report"
    records = staticmethod(queries.reports)
    filter_class = forms.ReportFilter
    serializer_class = serializers.ReportOutput


class IdeaEndpoint(RecordEndpoint):
    """Ideas."""

    permission = "improvement.report"
    records = staticmethod(queries.ideas)
    filter_class = forms.IdeaFilter
    serializer_class = serializers.IdeaOutput


class RaiseNonconformityEndpoint(ActionEndpoint):
    """A new finding."""

    action = actions.raise_nonconformity
    serializer_class = serializers.RaiseNonconformityInput
    output = serializers.NonconformityOutput


class _OnNonconformity(ActionEndpoint):
    records = staticmethod(queries.nonconformities)
    parameter = "nonconformity"
    output: ClassVar[Any] = serializers.NonconformityOutput


class RecordCorrectionEndpoint(_OnNonconformity):
    """A correction."""

    action = actions.record_correction
    serializer_class = serializers.CorrectionInput


class FindCauseEndpoint(_OnNonconformity):
    """A cause."""

    action = actions.find_cause
    serializer_class = serializers.CauseInput


class ApprovePlanEndpoint(_OnNonconformity):
    """An approval."""

    action = actions.approve_plan
    serializer_class = serializers.ApprovePlanInput


class CloseFindingEndpoint(_OnNonconformity):
    """An answer that closes."""

    action = actions.close_finding
    serializer_class = serializers.CloseInput


class PlanCorrectiveActionEndpoint(_OnNonconformity):
    """One more action."""

    action = actions.plan_corrective_action
    serializer_class = serializers.CorrectiveActionInput
    output = serializers.CorrectiveActionOutput


class ReviewEffectivenessEndpoint(_OnNonconformity):
    """A judgement."""

    action = actions.review_effectiveness
    serializer_class = serializers.JudgeInput
    output = serializers.EffectivenessReviewOutput


class AdvanceCorrectiveActionEndpoint(ActionEndpoint):
    """How far an action is."""

    action = actions.advance_corrective_action
    serializer_class = serializers.AdvanceInput
    records = staticmethod(queries.corrective_actions)
    parameter = "corrective_action"
    output = serializers.CorrectiveActionOutput


class SendReportEndpoint(ActionEndpoint):
    """Something seen."""

    action = actions.report_event
    serializer_class = serializers.ReportInput
    output = serializers.ReportOutput


class _OnReport(ActionEndpoint):
    records = staticmethod(queries.reports)
    parameter = "report"
    output = serializers.ReportOutput


class FollowReportEndpoint(_OnReport):
    """A report becomes a finding."""

    action = actions.follow_report
    serializer_class = serializers.FollowReportInput


class DismissReportEndpoint(_OnReport):
    """A report is closed."""

    action = actions.dismiss_report
    serializer_class = serializers.DismissReportInput


class ProposeIdeaEndpoint(ActionEndpoint):
    """An idea."""

    action = actions.propose_idea
    serializer_class = serializers.IdeaInput
    output = serializers.IdeaOutput


class AnswerIdeaEndpoint(ActionEndpoint):
    """What becomes of it."""

    action = actions.answer_idea
    serializer_class = serializers.AnswerIdeaInput
    records = staticmethod(queries.ideas)
    parameter = "idea"
    output = serializers.IdeaOutput
