"""Every change of documents, versions, campaigns, acknowledgements and questions."""

from policies.actions.campaigns import close_campaign, open_campaign
from policies.actions.documents import create_document, edit_document, link_requirement, unlink_requirement
from policies.actions.publication import confirm_review, mark_review_due, publish_version, withdraw_version
from policies.actions.reading import acknowledge_policy, answer_question, ask_question
from policies.actions.versions import approve_version, draft_version, edit_text, send_back_version, submit_version

__all__ = [
    "acknowledge_policy",
    "answer_question",
    "approve_version",
    "ask_question",
    "close_campaign",
    "confirm_review",
    "create_document",
    "draft_version",
    "edit_document",
    "edit_text",
    "link_requirement",
    "mark_review_due",
    "open_campaign",
    "publish_version",
    "send_back_version",
    "submit_version",
    "unlink_requirement",
    "withdraw_version",
]
