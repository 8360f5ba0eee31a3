"""The routes of reviews."""

from reviews import api
from reviews.views import decisions, objectives, review, reviews, rhythms, steps
from web.endpoints import endpoint
from web.pages import page

pages = [
    # /reviews/
    page("", reviews.ReviewList, "review_list"),
    page("new/", reviews.OpenReview, "review_open"),
    page("<uuid:pk>/", review.ReviewPage, "review"),
    page("<uuid:pk>/approve/", steps.ApproveReview, "review_approve"),
    page("<uuid:pk>/decide/", steps.TakeDecision, "decision_take"),
    page("<uuid:pk>/print/", steps.PrintReview, "review_print"),
    # /reviews/rhythm/
    page("rhythm/", rhythms.RhythmList, "rhythm_list"),
    page("rhythm/set/", rhythms.SetRhythm, "rhythm_set"),
    # /reviews/decisions/
    page("decisions/", decisions.DecisionList, "decision_list"),
    page("decisions/<uuid:pk>/", decisions.DecisionPage, "decision"),
    page("decisions/<uuid:pk>/done/", decisions.CarryOutDecision, "decision_carry_out"),
    # /reviews/objectives/
    page("objectives/", objectives.ObjectiveList, "objective_list"),
    page("objectives/new/", objectives.SetObjective, "objective_set"),
    page("objectives/<uuid:pk>/", objectives.ObjectivePage, "objective"),
    page("objectives/<uuid:pk>/judge/", objectives.JudgeObjective, "objective_judge"),
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
