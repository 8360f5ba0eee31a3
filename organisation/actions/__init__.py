"""Every change of perimeters, people, roles and rights."""

from organisation.actions.accounts import found_body, set_password
from organisation.actions.people import edit_person, erase_identity, import_people, leave_person, register_person
from organisation.actions.perimeters import create_perimeter, edit_perimeter
from organisation.actions.rights import end_role, give_role, open_record
from organisation.actions.sign_in import record_sign_in, request_sign_in_link, use_sign_in_link

__all__ = [
    "create_perimeter",
    "edit_perimeter",
    "edit_person",
    "end_role",
    "erase_identity",
    "found_body",
    "give_role",
    "import_people",
    "leave_person",
    "open_record",
    "record_sign_in",
    "register_person",
    "request_sign_in_link",
    "set_password",
    "use_sign_in_link",
]
