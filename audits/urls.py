"""The routes of audits."""

from audits import api
from audits.views import audits, checklist, programmes, requests, room, steps
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /audits/programmes/
    page("programmes/", programmes.ProgrammeList, "programme_list"),
    page("programmes/new/", programmes.SetProgramme, "programme_set"),
    page("programmes/<uuid:pk>/", programmes.ProgrammePage, "programme"),
    # /audits/
    page("", audits.AuditList, "audit_list"),
    page("new/", audits.PlanAudit, "audit_plan"),
    page("<uuid:pk>/", room.AuditPage, "audit"),
    page("<uuid:pk>/team/", steps.JoinTeam, "audit_join"),
    page("<uuid:pk>/checklist/", steps.PrepareChecklist, "audit_prepare"),
    page("<uuid:pk>/ask/", steps.RequestEvidence, "evidence_request_ask"),
    page("<uuid:pk>/finding/", steps.RaiseFinding, "finding_raise"),
    page("<uuid:pk>/conclude/", steps.CloseAudit, "audit_close"),
    # /audits/items/ and /audits/requests/
    page("items/<uuid:pk>/", checklist.ChecklistItemPage, "checklist_item"),
    page("items/<uuid:pk>/conclude/", checklist.ConcludeItem, "checklist_item_conclude"),
    page("requests/", requests.EvidenceRequestList, "evidence_request_list"),
    page("requests/<uuid:pk>/", requests.EvidenceRequestPage, "evidence_request"),
    page("requests/<uuid:pk>/answer/", requests.AnswerRequest, "evidence_request_answer"),
    page("requests/<uuid:pk>/accept/", requests.AcceptAnswer, "evidence_request_accept"),
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
