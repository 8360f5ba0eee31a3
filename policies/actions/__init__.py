"""Every change of documents, versions, campaigns, quizzes, acknowledgements, certificates and questions."""

from policies.actions.applied import link_control, unlink_control
from policies.actions.campaigns import close_campaign, open_campaign
from policies.actions.certificates import open_certificate, record_certificate, request_certificate
from policies.actions.documents import create_document, edit_document, link_requirement, unlink_requirement
from policies.actions.following import (
    declare_absence,
    edit_manager,
    invite,
    name_manager,
    remind,
    withdraw_absence,
    withdraw_manager,
)
from policies.actions.keeping import dispose_of, reason_to_keep, request_disposal
from policies.actions.publication import confirm_review, mark_review_due, publish_version, withdraw_version
from policies.actions.quiz import add_quiz_question, edit_quiz_question, remove_quiz_question, set_quiz
from policies.actions.reading import acknowledge_policy, answer_question, ask_question, attempt_quiz
from policies.actions.review import (
    approve_translation,
    comment_version,
    record_formality,
    submit_translation,
    withdraw_formality,
)
from policies.actions.templates import start_from_template
from policies.actions.training import record_training
from policies.actions.versions import (
    approve_version,
    draft_version,
    edit_text,
    open_text,
    send_back_version,
    submit_version,
    upload_text,
)

__all__ = [
    "acknowledge_policy",
    "add_quiz_question",
    "answer_question",
    "approve_translation",
    "approve_version",
    "ask_question",
    "attempt_quiz",
    "close_campaign",
    "comment_version",
    "confirm_review",
    "create_document",
    "declare_absence",
    "dispose_of",
    "draft_version",
    "edit_document",
    "edit_manager",
    "edit_quiz_question",
    "edit_text",
    "invite",
    "link_control",
    "link_requirement",
    "mark_review_due",
    "name_manager",
    "open_campaign",
    "open_certificate",
    "open_text",
    "publish_version",
    "reason_to_keep",
    "record_certificate",
    "record_formality",
    "record_training",
    "remind",
    "remove_quiz_question",
    "request_certificate",
    "request_disposal",
    "send_back_version",
    "set_quiz",
    "start_from_template",
    "submit_translation",
    "submit_version",
    "unlink_control",
    "unlink_requirement",
    "upload_text",
    "withdraw_absence",
    "withdraw_formality",
    "withdraw_manager",
    "withdraw_version",
]
