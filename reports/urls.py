"""The routes of reports."""

from reports import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    page("", views.ProducedReportList, "produced_report_list"),
    page("produce/", views.ProduceReport, "produce"),
    page("<uuid:pk>/", views.ProducedReportPage, "produced_report"),
    page("<uuid:pk>/content/", views.ReportContent, "content"),
]
endpoints = [
    endpoint("reports/", api.ProducedReportEndpoint, "produced-report"),
    endpoint("reports/<uuid:pk>/content/", api.ReportContentEndpoint, "produced-report-content"),
    endpoint("produce/", api.ProduceEndpoint, "produce"),
]
