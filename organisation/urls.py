"""The routes of the organisation."""

from django.urls import path

from organisation import api, doors, views
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
    page("roles/table/", views.RolesPage, "roles"),
    page("roles/give/", views.GiveRole, "grant_give"),
    page("roles/open/", views.OpenRecord, "record_open"),
    page("roles/<uuid:pk>/", views.GrantPage, "grant"),
    page("roles/<uuid:pk>/end/", views.EndRole, "grant_end"),
]
endpoints = [
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
