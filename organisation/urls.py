"""The routes of the organisation."""

from django.urls import path

from organisation import doors
from organisation.api import context as context_api
from organisation.api import directory as api
from organisation.views import context, roles
from organisation.views import directory as views
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /organisation/sign-in/
    path("sign-in/", doors.SignIn.as_view(), name="sign_in"),
    page("sign-in/link/", doors.AskForLink, "ask_for_link"),
    page("sign-in/link/<str:token>/", doors.SignInByLink, "sign_in_by_link"),
    page("sign-in/organisation/", doors.StartSingleSignOn, "single_sign_on"),
    page("sign-in/organisation/back/", doors.EndSingleSignOn, "single_sign_on_back"),
    path("sign-out/", doors.SignOut.as_view(), name="sign_out"),
    page("welcome/", doors.Welcome, "welcome"),
    page("setup/", doors.SetUp, "set_up"),
    path("people/template/", doors.people_template, name="people_template"),
    path("views/keep/", doors.keep_list_view, name="view_keep"),
    path("views/<uuid:pk>/forget/", doors.forget_list_view, name="view_forget"),
    # /organisation/perimeters/
    page("perimeters/", views.PerimeterList, "perimeter_list"),
    page("perimeters/new/", views.CreatePerimeter, "perimeter_create"),
    page("perimeters/<uuid:pk>/", views.PerimeterPage, "perimeter"),
    page("perimeters/<uuid:pk>/edit/", views.EditPerimeter, "perimeter_edit"),
    # /organisation/people/
    page("people/", views.PersonList, "person_list"),
    page("people/import/", views.ImportPeople, "people_import"),
    page("people/new/", views.RegisterPerson, "person_register"),
    page("people/<uuid:pk>/", views.PersonPage, "person"),
    page("people/<uuid:pk>/edit/", views.EditPerson, "person_edit"),
    page("people/<uuid:pk>/leave/", views.LeavePerson, "person_leave"),
    page("people/<uuid:pk>/erase/", views.ErasePerson, "person_erase"),
    page("people/<uuid:pk>/password/", views.SetPassword, "person_password"),
    # /organisation/roles/
    page("roles/", views.GrantList, "grant_list"),
    page("roles/table/", roles.RolesPage, "roles"),
    page("roles/give/", views.GiveRole, "grant_give"),
    page("roles/open/", views.OpenRecord, "record_open"),
    page("roles/<uuid:pk>/", views.GrantPage, "grant"),
    page("roles/<uuid:pk>/end/", views.EndRole, "grant_end"),
    # /organisation/scope/
    page("scope/", context.ScopeList, "scope_list"),
    page("scope/new/", context.DraftScope, "scope_draft"),
    page("scope/<uuid:pk>/", context.ScopePage, "scope_statement"),
    page("scope/<uuid:pk>/edit/", context.EditScope, "scope_edit"),
    page("scope/<uuid:pk>/exclude/", context.ExcludeFromScope, "scope_exclude"),
    page("scope/<uuid:pk>/approve/", context.ApproveScope, "scope_approve"),
    page("scope/exclusions/<uuid:pk>/include/", context.IncludeAgain, "exclusion_include"),
    # /organisation/issues/
    page("issues/", context.IssueList, "issue_list"),
    page("issues/new/", context.RecordIssue, "issue_record"),
    page("issues/<uuid:pk>/", context.IssuePage, "context_issue"),
    page("issues/<uuid:pk>/review/", context.ReviewIssue, "issue_review"),
    page("issues/<uuid:pk>/withdraw/", context.WithdrawIssue, "issue_withdraw"),
    # /organisation/parties/
    page("parties/", context.PartyList, "party_list"),
    page("parties/new/", context.ListParty, "party_new"),
    page("parties/<uuid:pk>/", context.PartyPage, "interested_party"),
    page("parties/<uuid:pk>/review/", context.ReviewParty, "party_review"),
    page("parties/<uuid:pk>/withdraw/", context.WithdrawParty, "party_withdraw"),
    page("parties/<uuid:pk>/ask/", context.RecordNeed, "need_record"),
    page("parties/needs/<uuid:pk>/", context.NeedPage, "party_need"),
    page("parties/needs/<uuid:pk>/edit/", context.EditNeed, "need_edit"),
    page("parties/needs/<uuid:pk>/withdraw/", context.WithdrawNeed, "need_withdraw"),
]
endpoints = [
    endpoint("scopes/draft/", context_api.DraftScopeEndpoint, "scope-draft"),
    endpoint("scopes/<uuid:pk>/edit/", context_api.EditScopeEndpoint, "scope-edit"),
    endpoint("scopes/<uuid:pk>/exclude/", context_api.ExcludeFromScopeEndpoint, "scope-exclude"),
    endpoint("scopes/<uuid:pk>/approve/", context_api.ApproveScopeEndpoint, "scope-approve"),
    endpoint("exclusions/<uuid:pk>/include/", context_api.IncludeAgainEndpoint, "exclusion-include"),
    endpoint("scopes/", context_api.ScopeEndpoint, "scope"),
    endpoint("issues/record/", context_api.RecordIssueEndpoint, "issue-record"),
    endpoint("issues/<uuid:pk>/review/", context_api.ReviewIssueEndpoint, "issue-review"),
    endpoint("issues/<uuid:pk>/withdraw/", context_api.WithdrawIssueEndpoint, "issue-withdraw"),
    endpoint("issues/", context_api.IssueEndpoint, "issue"),
    endpoint("parties/list/", context_api.ListPartyEndpoint, "party-list-new"),
    endpoint("parties/<uuid:pk>/review/", context_api.ReviewPartyEndpoint, "party-review"),
    endpoint("parties/<uuid:pk>/withdraw/", context_api.WithdrawPartyEndpoint, "party-withdraw"),
    endpoint("parties/<uuid:pk>/ask/", context_api.RecordNeedEndpoint, "need-record"),
    endpoint("parties/", context_api.PartyEndpoint, "party"),
    endpoint("needs/<uuid:pk>/edit/", context_api.EditNeedEndpoint, "need-edit"),
    endpoint("needs/<uuid:pk>/withdraw/", context_api.WithdrawNeedEndpoint, "need-withdraw"),
    endpoint("needs/", context_api.NeedEndpoint, "need"),
    endpoint("perimeters/create/", api.CreatePerimeterEndpoint, "perimeter-create"),
    endpoint("perimeters/<uuid:pk>/edit/", api.EditPerimeterEndpoint, "perimeter-edit"),
    endpoint("perimeters/", api.PerimeterEndpoint, "perimeter"),
    endpoint("people/import/", api.ImportPeopleEndpoint, "people-import"),
    endpoint("people/register/", api.RegisterPersonEndpoint, "person-register"),
    endpoint("people/<uuid:pk>/edit/", api.EditPersonEndpoint, "person-edit"),
    endpoint("people/<uuid:pk>/leave/", api.LeavePersonEndpoint, "person-leave"),
    endpoint("people/<uuid:pk>/erase/", api.ErasePersonEndpoint, "person-erase"),
    endpoint("people/<uuid:pk>/password/", api.SetPasswordEndpoint, "person-password"),
    endpoint("people/", api.PersonEndpoint, "person"),
    endpoint("roles/give/", api.GiveRoleEndpoint, "grant-give"),
    endpoint("roles/<uuid:pk>/end/", api.EndRoleEndpoint, "grant-end"),
    endpoint("roles/open/", api.OpenRecordEndpoint, "record-open"),
    endpoint("roles/", api.GrantEndpoint, "grant"),
]
