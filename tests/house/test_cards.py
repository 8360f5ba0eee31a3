"""On a narrow screen each row becomes a card: a value without the name of its column would say nothing."""

import re

import pytest

from tests.house.tree import ROOT, assert_only, templates

pytestmark = pytest.mark.once
CELL = re.compile(r"<td\b([^>]*)>")
SAYS_ITSELF = re.compile(r'data-label=|colspan=|class="(?:pick|tick|when)"')
TABLES = {
    "templates/controls/parts/proofs.html": "its last cell is a button that names what it does",
    "templates/controls/parts/shown.html": "the table of somebody's file, whose headings are not ours",
    "templates/risks/graph.html": "its last cell is a link that names what it does",
    "templates/risks/parts/matrix.html": "a matrix stays a table",
    "templates/risks/parts/movement.html": "a table of three short columns stays a table",
    "templates/risks/widgets/matrix.html": "a matrix stays a table",
    "templates/web/charts/bars.html": "a bar stays beside its name",
    "templates/web/charts/curve.html": "two columns, the name and the value",
    "templates/web/charts/matrix.html": "a matrix stays a table",
}


def test_every_value_of_a_card_bears_the_name_of_its_column() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in templates()
        if not {"print", "mail", "email"} & set(path.parts)
        and any(not SAYS_ITSELF.search(cell) for cell in CELL.findall(path.read_text(encoding="utf-8")))
    ]
    assert_only(found, exempted=TABLES, rule="A cell that becomes a line of a card says what it is")
