"""The three kinds of file that an import reads: a register of risks, assets, actions of the treatment plan."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from risks.registers.asset_lines import ASSETS, asset_from, read_asset
from risks.registers.headings import RISKS, Shape
from risks.registers.plan_lines import PLAN, plan_line_from, read_plan_line
from risks.registers.reader import Reader, Register, Table, read_table, scenarios
from risks.registers.rows import from_data
from risks.registers.words import Vocabulary


class Content(TextChoices):
    """What a file holds."""

    RISKS = "risks", _("A register of risks")
    ASSETS = "assets", _("Assets")
    ACTIONS = "actions", _("Actions of the treatment plan")


SHAPES: dict[str, Shape] = {Content.RISKS: RISKS, Content.ASSETS: ASSETS, Content.ACTIONS: PLAN}
_READERS: dict[str, Reader] = {Content.ASSETS: read_asset, Content.ACTIONS: read_plan_line}


def read_content(*, content: str, table: Table, vocabulary: Vocabulary) -> Register:
    """Every line of a file of one kind."""
    reader = _READERS.get(content) or scenarios(vocabulary=vocabulary)
    return read_table(table=table, reader=reader)


def row_from(*, content: str, data: Mapping[str, Any]) -> Any:
    """The line that a draft keeps."""
    if content == Content.ASSETS:
        return asset_from(data)
    return plan_line_from(data) if content == Content.ACTIONS else from_data(data)
