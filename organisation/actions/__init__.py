"""Every change of perimeters, people, roles, rights and context."""

from organisation.actions.accounts import found_body, set_password
from organisation.actions.context import (
    edit_need,
    list_party,
    record_issue,
    record_need,
    review_issue,
    review_party,
    withdraw_issue,
    withdraw_need,
    withdraw_party,
)
from organisation.actions.exports import export_list
from organisation.actions.people import (
    edit_person,
    erase_again,
    erase_identity,
    import_people,
    leave_person,
    register_person,
)
from organisation.actions.perimeters import create_perimeter, edit_perimeter
from organisation.actions.rights import end_role, give_role, open_record
from organisation.actions.saved_views import forget_view, keep_view
from organisation.actions.scope import approve_scope, draft_scope, edit_scope, exclude_from_scope, include_again
from organisation.actions.sign_in import record_sign_in, request_sign_in_link, use_sign_in_link

__all__ = [
    "approve_scope",
    "create_perimeter",
    "draft_scope",
    "edit_need",
    "edit_perimeter",
    "edit_person",
    "edit_scope",
    "end_role",
    "erase_again",
    "erase_identity",
    "exclude_from_scope",
    "export_list",
    "forget_view",
    "found_body",
    "give_role",
    "import_people",
    "include_again",
    "keep_view",
    "leave_person",
    "list_party",
    "open_record",
    "record_issue",
    "record_need",
    "record_sign_in",
    "register_person",
    "request_sign_in_link",
    "review_issue",
    "review_party",
    "set_password",
    "use_sign_in_link",
    "withdraw_issue",
    "withdraw_need",
    "withdraw_party",
]
