"""What the columns of a source hold: checked, then remembered for its next file."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, User
from risks.models import ColumnMapping
from risks.queries.columns import fingerprint_of, label_of
from risks.registers.contents import SHAPES
from risks.registers.words import fold


def checked_columns(*, content: str, headings: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Each heading, folded, and the field it holds ("" for nothing); those not spoken of keep what they are known for.

    Raises ValidationError on a heading that the file does not have, a field that does not exist or is said twice, and
    a needed field that no column holds.
    """
    shape, known = SHAPES[content], {fold(heading): heading for heading in headings}
    said = {fold(heading): field for heading, field in columns.items()}
    found = {word: said.get(word, shape.field_of.get(word, "")) for word in known}
    problems = [_("The file has no column “%(heading)s”.") % {"heading": word} for word in said if word not in known]
    problems += [
        _("“%(field)s” is not something that a column of this file may hold.") % {"field": field}
        for field in said.values()
        if field and field not in shape.headings
    ]
    for field in shape.headings:
        named = [known[word] for word, value in found.items() if value == field]
        if len(named) > 1:
            text = _("Two columns hold “%(field)s”: %(columns)s. Keep one.")
            problems.append(text % {"field": label_of(field=field), "columns": ", ".join(named)})
        elif not named and field in shape.required:
            problems.append(_("Say which column holds “%(field)s”.") % {"field": label_of(field=field)})
    if problems:
        raise ValidationError({"columns": problems})
    return found


def keep_columns(
    *,
    actor: User,
    perimeter: Perimeter,
    content: str,
    source: str,
    headings: Sequence[str],
    columns: Mapping[str, str],
    at: datetime,
) -> None:
    """Remember what the columns of a source hold: of a named one, or of files with these headings."""
    ColumnMapping.objects.update_or_create(
        perimeter=perimeter,
        content=content,
        source=source,
        fingerprint="" if source else fingerprint_of(headings=headings),
        defaults={"columns": dict(columns), "kept_by": actor, "kept_at": at},
    )
