"""The routes of audits."""

from audits import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /audits/programmes/
    page("programmes/", views.ProgrammeList, "programme_list"),
    page("programmes/new/", views.SetProgramme, "programme_set"),
    page("programmes/<uuid:pk>/", views.ProgrammePage, "programme"),
    # /audits/
    page("", views.AuditList, "audit_list"),
    page("new/", views.PlanAudit, "audit_plan"),
    page("<uuid:pk>/", views.AuditPage, "audit"),
    page("<uuid:pk>/team/", views.JoinTeam, "audit_join"),
    page("<uuid:pk>/checklist/", views.PrepareChecklist, "audit_prepare"),
    page("<uuid:pk>/ask/", views.RequestEvidence, "evidence_request_ask"),
    page("<uuid:pk>/finding/", views.RaiseFinding, "finding_raise"),
    page("<uuid:pk>/conclude/", views.CloseAudit, "audit_close"),
    # /audits/items/ and /audits/requests/
    page("items/<uuid:pk>/", views.ChecklistItemPage, "checklist_item"),
    page("items/<uuid:pk>/conclude/", views.ConcludeItem, "checklist_item_conclude"),
    page("requests/", views.EvidenceRequestList, "evidence_request_list"),
    page("requests/<uuid:pk>/", views.EvidenceRequestPage, "evidence_request"),
    page("requests/<uuid:pk>/answer/", views.AnswerRequest, "evidence_request_answer"),
    page("requests/<uuid:pk>/accept/", views.AcceptAnswer, "evidence_request_accept"),
]
endpoints = [
    endpoint("programmes/set/", api.SetProgrammeEndpoint, "programme-set"),
    endpoint("programmes/", api.ProgrammeEndpoint, "programme"),
    endpoint("audits/plan/", api.PlanAuditEndpoint, "audit-plan"),
    endpoint("audits/<uuid:pk>/team/", api.JoinTeamEndpoint, "audit-join"),
    endpoint("audits/<uuid:pk>/checklist/", api.PrepareChecklistEndpoint, "audit-prepare"),
    endpoint("audits/<uuid:pk>/ask/", api.RequestEvidenceEndpoint, "evidence-request-ask"),
    endpoint("audits/<uuid:pk>/finding/", api.RaiseFindingEndpoint, "finding-raise"),
    endpoint("audits/<uuid:pk>/conclude/", api.CloseAuditEndpoint, "audit-close"),
    endpoint("audits/", api.AuditEndpoint, "audit"),
    endpoint("items/<uuid:pk>/conclude/", api.ConcludeItemEndpoint, "checklist-item-conclude"),
    endpoint("items/", api.ChecklistItemEndpoint, "checklist-item"),
    endpoint("requests/<uuid:pk>/answer/", api.AnswerRequestEndpoint, "evidence-request-answer"),
    endpoint("requests/<uuid:pk>/accept/", api.AcceptAnswerEndpoint, "evidence-request-accept"),
    endpoint("requests/", api.EvidenceRequestEndpoint, "evidence-request"),
    endpoint("findings/", api.FindingEndpoint, "finding"),
]
