"""What may be wrong with a register: a code, where it stands, and the sentence a person reads, in their language."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, Promise] = {
    "empty_file": _("The file is empty. Choose a file that holds a register."),
    "too_large": _("The file is larger than %(limit)s MB. Split it, or remove images and unused sheets."),
    "wrong_type": _("This is neither an .xlsx spreadsheet nor a CSV file. Save the register in one of these formats."),
    "old_format": _("Old or password-protected spreadsheet. Save it as .xlsx, without a password."),
    "damaged": _("The spreadsheet is damaged and cannot be read. Open it, save it again, and try once more."),
    "bomb": _("The spreadsheet unpacks to far more than its size. It is refused for safety."),
    "too_many_cells": _("The sheet “%(sheet)s” has more than %(limit)s rows. Split the register."),
    "wrong_encoding": _("The characters of the file cannot be read. Save it as UTF-8 or Windows-1252 (ANSI)."),
    "no_register": _("No heading row was found. The register needs at least a reference and a scenario column."),
    "missing_column": _("The column “%(heading)s” is missing."),
    "repeated_column": _("Two columns have the same meaning: “%(first)s” and “%(heading)s”. Keep one."),
    "no_rows": _("The register has headings and no line below them."),
    "required": _("This value is required."),
    "duplicate_reference": _("The reference already stands on line %(row)s. Each reference appears once."),
    "unknown_value": _("Unknown value. Expected one of: %(expected)s."),
    "pair_incomplete": _("Likelihood and severity go together: one of the two is missing."),
    "bad_date": _("This is not a date. Write it as dd/mm/yyyy."),
    "bad_number": _("This is not an amount. Write it as 12,5."),
    "too_long": _("The text is longer than %(limit)s characters."),
    "unreadable_cell": _("The cell holds a spreadsheet error. Correct it in the file."),
    "unknown_requirement": _("There is no such control in Annex A of ISO/IEC 27001:2022."),
    "unknown_owner": _("No person has this name here: the name is kept as text and the risk has no owner yet."),
    "ambiguous_owner": _("Several people have this name: the name is kept as text and the risk has no owner yet."),
    "level_differs": _("The file says “%(given)s”; the scale gives “%(computed)s”, which is kept."),
    "new_asset": _("This asset does not exist yet: it will be created."),
    "bad_span": _("This is not a span of time. Write it as 30 min, 4 h or 2 j."),
    "bad_months": _("This is not a number of months between 1 and 1800."),
    "bad_percent": _("This is not a whole percentage between 0 and 100."),
    "unknown_type": _("No type of asset bears this name: the type stays as it is."),
    "other_nature": _("This type belongs to assets of the other nature."),
    "no_such_owner": _("No person has this name here: the owner stays as it is."),
    "unknown_asset": _("No asset bears this name here, nor in the file. Correct the name, or add the asset."),
    "goes_round": _("This would go round in a circle: %(way)s."),
    "health_is_personal": _("Health data are personal data: say yes to both."),
    "too_late": _("The service is back before the maximum tolerable downtime: RTO ≤ MTD."),
    "undercut": _("%(criterion)s%(inherited)s is inherited: lower the need on the page of the asset, and say why."),
    "falls_short": _("%(criterion)s%(inherited)s is inherited, which is what will count until a reason is written."),
    "renamed": _(
        "The reference is that of “%(before)s”, which takes this name. For another asset, empty the reference."
    ),
    "unknown_risk": _("No risk bears this reference here. Import the register first, or correct the reference."),
    "unknown_control": _("No control bears this name here: the action is linked to none."),
    "step": _("An action that stands at “%(before)s” does not go there."),
    "cancel_reason": _("Say why the action is cancelled, in the column of what was done."),
    "verified_later": _("A check is done by a person: the action is imported as done, and remains to be verified."),
    "due_before_start": _("An action is due on or after the day it starts: check the two dates."),
    "closed": _("This risk is closed: a closed record cannot be changed by an import."),
}
EXPECTED: dict[str, Promise] = {
    "options": _("modify, avoid, share, retain"),
    "natures": _("business asset, supporting asset"),
    "yes_no": _("yes, no"),
    "steps": _("planned, in progress, done, cancelled"),
}
"""Words of a file that stand for a value, in the reader's language; every language is read."""
NOTICES = frozenset(
    {
        "unknown_owner",
        "ambiguous_owner",
        "level_differs",
        "new_asset",
        "unknown_type",
        "no_such_owner",
        "falls_short",
        "renamed",
        "unknown_control",
        "verified_later",
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark on one cell (row 0 = the whole file). A notice informs; anything else refuses the line."""

    code: str
    row: int = 0
    column: str = ""
    value: str = ""
    params: dict[str, str] = field(default_factory=dict)

    @property
    def message(self) -> str:
        expected = self.params.get("expected", "")
        return str(MESSAGES[self.code]) % {**self.params, "expected": EXPECTED.get(expected, expected)}

    @property
    def refuses(self) -> bool:
        return self.code not in NOTICES

    def as_data(self) -> dict[str, object]:
        """Plain data for a staging row; the sentence is made again at display, in the reader's language."""
        return {"code": self.code, "row": self.row, "column": self.column, "value": self.value, "params": self.params}


class Unreadable(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
