"""The routes of reviews."""

from reviews import api, views
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /reviews/
    page("", views.ReviewList, "review_list"),
    page("new/", views.OpenReview, "review_open"),
    page("<uuid:pk>/", views.ReviewPage, "review"),
    page("<uuid:pk>/approve/", views.ApproveReview, "review_approve"),
    page("<uuid:pk>/decide/", views.TakeDecision, "decision_take"),
    page("<uuid:pk>/print/", views.PrintReview, "review_print"),
    # /reviews/rhythm/
    page("rhythm/", views.RhythmList, "rhythm_list"),
    page("rhythm/set/", views.SetRhythm, "rhythm_set"),
    # /reviews/decisions/
    page("decisions/", views.DecisionList, "decision_list"),
    page("decisions/<uuid:pk>/", views.DecisionPage, "decision"),
    page("decisions/<uuid:pk>/done/", views.CarryOutDecision, "decision_carry_out"),
    # /reviews/objectives/
    page("objectives/", views.ObjectiveList, "objective_list"),
    page("objectives/new/", views.SetObjective, "objective_set"),
    page("objectives/<uuid:pk>/", views.ObjectivePage, "objective"),
    page("objectives/<uuid:pk>/judge/", views.JudgeObjective, "objective_judge"),
]
endpoints = [
    endpoint("reviews/open/", api.OpenReviewEndpoint, "review-open"),
    endpoint("reviews/<uuid:pk>/decide/", api.TakeDecisionEndpoint, "decision-take"),
    endpoint("reviews/<uuid:pk>/approve/", api.ApproveReviewEndpoint, "review-approve"),
    endpoint("reviews/<uuid:pk>/print/", api.PrintReviewEndpoint, "review-print"),
    endpoint("reviews/", api.ReviewEndpoint, "review"),
    endpoint("rhythms/set/", api.SetRhythmEndpoint, "rhythm-set"),
    endpoint("rhythms/", api.RhythmEndpoint, "rhythm"),
    endpoint("decisions/<uuid:pk>/done/", api.CarryOutDecisionEndpoint, "decision-carry-out"),
    endpoint("decisions/", api.DecisionEndpoint, "decision"),
    endpoint("objectives/set/", api.SetObjectiveEndpoint, "objective-set"),
    endpoint("objectives/<uuid:pk>/judge/", api.JudgeObjectiveEndpoint, "objective-judge"),
    endpoint("objectives/", api.ObjectiveEndpoint, "objective"),
]
