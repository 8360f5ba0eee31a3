"""The routes of improvement."""

from improvement import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /improvement/nonconformities/
    page("nonconformities/", views.NonconformityList, "nonconformity_list"),
    page("nonconformities/new/", views.RaiseNonconformity, "nonconformity_raise"),
    page("nonconformities/<uuid:pk>/", views.NonconformityPage, "nonconformity"),
    page("nonconformities/<uuid:pk>/correct/", views.RecordCorrection, "nonconformity_correct"),
    page("nonconformities/<uuid:pk>/cause/", views.FindCause, "nonconformity_find_cause"),
    page("nonconformities/<uuid:pk>/plan/", views.PlanCorrectiveAction, "corrective_action_plan"),
    page("nonconformities/<uuid:pk>/approve/", views.ApprovePlan, "nonconformity_approve_plan"),
    page("nonconformities/<uuid:pk>/effect/", views.ReviewEffectiveness, "nonconformity_judge"),
    page("nonconformities/<uuid:pk>/close/", views.CloseFinding, "nonconformity_close"),
    # /improvement/actions/
    page("actions/", views.CorrectiveActionList, "corrective_action_list"),
    page("actions/<uuid:pk>/", views.CorrectiveActionPage, "corrective_action"),
    page("actions/<uuid:pk>/advance/", views.AdvanceCorrectiveAction, "corrective_action_advance"),
    # /improvement/reports/
    page("report/", views.SendReport, "report_send"),
    page("reports/", views.ReportList, "report_list"),
    page("reports/<uuid:pk>/", views.ReportPage, "report"),
    page("reports/<uuid:pk>/follow/", views.FollowReport, "report_follow"),
    page("reports/<uuid:pk>/dismiss/", views.DismissReport, "report_dismiss"),
    # /improvement/ideas/
    page("ideas/", views.IdeaList, "idea_list"),
    page("ideas/new/", views.ProposeIdea, "idea_propose"),
    page("ideas/<uuid:pk>/", views.IdeaPage, "idea"),
    page("ideas/<uuid:pk>/answer/", views.AnswerIdea, "idea_answer"),
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
