"""The routes of jobs."""

from jobs import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    page("", views.JobList, "job_list"),
    page("verify-trail/", views.VerifyTrail, "trail_verify"),
    page("<uuid:pk>/", views.JobPage, "job"),
    page("<uuid:pk>/progress/", views.JobProgress, "job_progress"),
    page("<uuid:pk>/cancel/", views.CancelJob, "job_cancel"),
    page("<uuid:pk>/retry/", views.RetryJob, "job_retry"),
]

endpoints = [
    endpoint("jobs/", api.JobEndpoint, "job"),
    endpoint("jobs/<uuid:pk>/cancel/", api.CancelJobEndpoint, "job-cancel"),
    endpoint("jobs/<uuid:pk>/retry/", api.RetryJobEndpoint, "job-retry"),
    endpoint("verify-trail/", api.VerifyTrailEndpoint, "trail-verify"),
]
