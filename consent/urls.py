"""Every route of the consent application."""

from consent import api
from consent.views import access, purposes, subjects
from web.endpoints import endpoint
from web.pages import page

pages = [
    # persons concerned
    page("persons/", subjects.SubjectList, "subject_list"),
    page("persons/new/", subjects.RegisterSubject, "subject_register"),
    page("persons/<uuid:pk>/", subjects.SubjectPage, "subject"),
    page("persons/<uuid:pk>/give/", subjects.GiveConsent, "consent_give"),
    page("persons/<uuid:pk>/refuse/", subjects.RefuseConsent, "consent_refuse"),
    page("persons/<uuid:pk>/request/", subjects.RequestConsent, "consent_request"),
    page("persons/<uuid:pk>/oppose/", subjects.Oppose, "opposition_record"),
    page("persons/<uuid:pk>/care-team/", subjects.JoinCareTeam, "care_team_join"),
    page("care-team/<uuid:pk>/leave/", subjects.LeaveCareTeam, "care_team_leave"),
    # consents and oppositions
    page("consents/", subjects.ConsentList, "consent_list"),
    page("consents/<uuid:pk>/", subjects.ConsentPage, "consent"),
    page("consents/<uuid:pk>/withdraw/", subjects.WithdrawConsent, "consent_withdraw"),
    page("consents/<uuid:pk>/invalidate/", subjects.InvalidateConsent, "consent_invalidate"),
    page("oppositions/", subjects.OppositionList, "opposition_list"),
    page("oppositions/<uuid:pk>/", subjects.OppositionPage, "opposition"),
    page("oppositions/<uuid:pk>/lift/", subjects.LiftOpposition, "opposition_lift"),
    # purposes
    page("purposes/", purposes.PurposeList, "purpose_list"),
    page("purposes/new/", purposes.CreatePurpose, "purpose_create"),
    page("purposes/<uuid:pk>/", purposes.PurposePage, "purpose"),
    page("purposes/<uuid:pk>/edit/", purposes.EditPurpose, "purpose_edit"),
    page("purposes/<uuid:pk>/close/", purposes.ClosePurpose, "purpose_close"),
    page("purposes/<uuid:pk>/notice/", purposes.PublishNotice, "notice_publish"),
    page("notices/<uuid:pk>/", purposes.NoticePage, "notice"),
    page("figures/", purposes.StatisticsPage, "statistics"),
    # decisions and break-glass
    page("decisions/", access.DecisionList, "decision_list"),
    page("decisions/<uuid:pk>/", access.DecisionPage, "access_decision"),
    page("break-glass/", access.BreakGlassList, "break_glass_list"),
    page("break-glass/<uuid:pk>/", access.BreakGlassPage, "break_glass"),
    page("break-glass/<uuid:pk>/review/", access.ReviewBreakGlass, "break_glass_review"),
]

endpoints = [
    endpoint("decide/", api.DecideEndpoint, "decide"),
    endpoint("decisions/", api.DecisionEndpoint, "access-decision"),
    endpoint("break-glass/open/", api.BreakGlassEndpoint, "break-glass-open"),
    endpoint("break-glass/<uuid:pk>/review/", api.ReviewBreakGlassEndpoint, "break-glass-review"),
    endpoint("purposes/", api.PurposeEndpoint, "purpose"),
    endpoint("purposes/create/", api.CreatePurposeEndpoint, "purpose-create"),
    endpoint("purposes/<uuid:pk>/edit/", api.EditPurposeEndpoint, "purpose-edit"),
    endpoint("purposes/<uuid:pk>/close/", api.ClosePurposeEndpoint, "purpose-close"),
    endpoint("purposes/<uuid:pk>/notice/", api.PublishNoticeEndpoint, "notice-publish"),
    endpoint("notices/", api.NoticeEndpoint, "notice"),
    endpoint("persons/", api.SubjectEndpoint, "subject"),
    endpoint("persons/register/", api.RegisterSubjectEndpoint, "subject-register"),
    endpoint("persons/<uuid:pk>/give/", api.GiveConsentEndpoint, "consent-give"),
    endpoint("persons/<uuid:pk>/refuse/", api.RefuseConsentEndpoint, "consent-refuse"),
    endpoint("persons/<uuid:pk>/request/", api.RequestConsentEndpoint, "consent-request"),
    endpoint("persons/<uuid:pk>/oppose/", api.OpposeEndpoint, "opposition-record"),
    endpoint("persons/<uuid:pk>/care-team/", api.JoinCareTeamEndpoint, "care-team-join"),
    endpoint("care-team/<uuid:pk>/leave/", api.LeaveCareTeamEndpoint, "care-team-leave"),
    endpoint("consents/", api.ConsentEndpoint, "consent"),
    endpoint("consents/<uuid:pk>/withdraw/", api.WithdrawConsentEndpoint, "consent-withdraw"),
    endpoint("consents/<uuid:pk>/invalidate/", api.InvalidateConsentEndpoint, "consent-invalidate"),
    endpoint("oppositions/", api.OppositionEndpoint, "opposition"),
    endpoint("oppositions/<uuid:pk>/lift/", api.LiftOppositionEndpoint, "opposition-lift"),
]
