"""The routes of improvement."""

from improvement import api
from improvement.views import corrective_actions, ideas, nonconformities, nonconformity, nonconformity_steps, reports
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /improvement/nonconformities/
    page("nonconformities/", nonconformities.NonconformityList, "nonconformity_list"),
    page("nonconformities/new/", nonconformities.RaiseNonconformity, "nonconformity_raise"),
    page("nonconformities/<uuid:pk>/", nonconformity.NonconformityPage, "nonconformity"),
    page("nonconformities/<uuid:pk>/correct/", nonconformity_steps.RecordCorrection, "nonconformity_correct"),
    page("nonconformities/<uuid:pk>/cause/", nonconformity_steps.FindCause, "nonconformity_find_cause"),
    page("nonconformities/<uuid:pk>/plan/", corrective_actions.PlanCorrectiveAction, "corrective_action_plan"),
    page("nonconformities/<uuid:pk>/approve/", nonconformity_steps.ApprovePlan, "nonconformity_approve_plan"),
    page("nonconformities/<uuid:pk>/effect/", nonconformity_steps.ReviewEffectiveness, "nonconformity_judge"),
    page("nonconformities/<uuid:pk>/close/", nonconformity_steps.CloseFinding, "nonconformity_close"),
    # /improvement/actions/
    page("actions/", corrective_actions.CorrectiveActionList, "corrective_action_list"),
    page("actions/<uuid:pk>/", corrective_actions.CorrectiveActionPage, "corrective_action"),
    page("actions/<uuid:pk>/advance/", corrective_actions.AdvanceCorrectiveAction, "corrective_action_advance"),
    # /improvement/reports/
    page("report/", reports.SendReport, "report_send"),
    page("reports/", reports.ReportList, "report_list"),
    page("reports/<uuid:pk>/", reports.ReportPage, "report"),
    page("reports/<uuid:pk>/follow/", reports.FollowReport, "report_follow"),
    page("reports/<uuid:pk>/dismiss/", reports.DismissReport, "report_dismiss"),
    # /improvement/ideas/
    page("ideas/", ideas.IdeaList, "idea_list"),
    page("ideas/new/", ideas.ProposeIdea, "idea_propose"),
    page("ideas/<uuid:pk>/", ideas.IdeaPage, "idea"),
    page("ideas/<uuid:pk>/answer/", ideas.AnswerIdea, "idea_answer"),
]
endpoints = [
    endpoint("nonconformities/raise/", api.RaiseNonconformityEndpoint, "nonconformity-raise"),
    endpoint("nonconformities/<uuid:pk>/correct/", api.RecordCorrectionEndpoint, "nonconformity-correct"),
    endpoint("nonconformities/<uuid:pk>/cause/", api.FindCauseEndpoint, "nonconformity-find-cause"),
    endpoint("nonconformities/<uuid:pk>/plan/", api.PlanCorrectiveActionEndpoint, "corrective-action-plan"),
    endpoint("nonconformities/<uuid:pk>/approve/", api.ApprovePlanEndpoint, "nonconformity-approve-plan"),
    endpoint("nonconformities/<uuid:pk>/effect/", api.ReviewEffectivenessEndpoint, "nonconformity-judge"),
    endpoint("nonconformities/<uuid:pk>/close/", api.CloseFindingEndpoint, "nonconformity-close"),
    endpoint("nonconformities/", api.NonconformityEndpoint, "nonconformity"),
    endpoint("actions/<uuid:pk>/advance/", api.AdvanceCorrectiveActionEndpoint, "corrective-action-advance"),
    endpoint("actions/", api.CorrectiveActionEndpoint, "corrective-action"),
    endpoint("reports/send/", api.SendReportEndpoint, "report-send"),
    endpoint("reports/<uuid:pk>/follow/", api.FollowReportEndpoint, "report-follow"),
    endpoint("reports/<uuid:pk>/dismiss/", api.DismissReportEndpoint, "report-dismiss"),
    endpoint("reports/", api.ReportEndpoint, "report"),
    endpoint("ideas/propose/", api.ProposeIdeaEndpoint, "idea-propose"),
    endpoint("ideas/<uuid:pk>/answer/", api.AnswerIdeaEndpoint, "idea-answer"),
    endpoint("ideas/", api.IdeaEndpoint, "idea"),
]
