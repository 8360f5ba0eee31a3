"""Every change of perimeters, people, roles and rights."""

from organisation.actions.accounts import found_body, set_password
from organisation.actions.exports import export_list
from organisation.actions.people import edit_person, erase_identity, import_people, leave_person, register_person
from organisation.actions.perimeters import create_perimeter, edit_perimeter
from organisation.actions.rights import end_role, give_role, open_record
from organisation.actions.saved_views import forget_view, keep_view

__all__ = [
    "create_perimeter",
    "edit_perimeter",
    "edit_person",
    "end_role",
    "erase_identity",
    "export_list",
    "forget_view",
    "found_body",
    "give_role",
    "import_people",
    "keep_view",
    "leave_person",
    "open_record",
    "register_person",
    "set_password",
]
