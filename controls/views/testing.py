"""Pages of tests: drawing a sample, recording a test, the list of tests, one test, one sample."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from controls import actions, queries, sampling
from controls.forms import testing as forms
from controls.models import Control, ControlTest, SampleDraw
from organisation.queries import person_of
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.pages.base import find
from web.tables import Column, RelatedTable, url_of

STARTED = {Control.Status.PARTIAL, Control.Status.IMPLEMENTED}


class DrawSample(ActionPage):
    """The door to draw a sample."""

    action = actions.draw_sample
    form_class = forms.DrawSampleForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Draw a sample")
    icon = "target"
    intro = _("Chance chooses the items and the seed is recorded: an auditor can draw the same sample again.")
    success = _("Sample drawn.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only once there is something to test."""
        return (record is None or record.status in STARTED) and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """Ten items, as good a start as any."""
        return {"size": 10}

    def success_url(self, result: SampleDraw) -> str:
        """The sample."""
        return reverse("controls:sample_draw", args=[result.pk])


class RecordTest(ActionPage):
    """The door to record a test of a control; with a sample of the address (`?draw=`), item by item."""

    action = actions.record_test
    form_class = forms.RecordTestForm
    records = staticmethod(queries.controls)
    parameter = "control"
    label = _("Record a test")
    icon = "checklist"
    template_name = "controls/record_test.html"
    success = _("Test recorded.")
    intro = _("Effectiveness is never typed: it follows from the latest test and its age.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only once there is something to test."""
        return (record is None or record.status in STARTED) and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """Oneself as the tester, unless one owns the control; the sample of the address and its question."""
        asked = self.request.GET.get("draw", "")
        drawn = queries.draw_named(self.user, asked, control=self.record)
        oneself = person_of(self.user)
        owner = oneself is not None and self.record.owner_id == oneself.pk
        return {
            "tester": None if owner else oneself,
            "exceptions": 0,
            "draw": drawn.pk if drawn else None,
            "subject": drawn.subject if drawn else "",
        }

    def success_url(self, result: ControlTest) -> str:
        """The sheet of the control, where its effectiveness shows."""
        return url_of(self.record)


class TestList(ListPage):
    """The tests of the controls that a person may see."""

    __test__ = False  # its name is not that of a test class

    title = _("Tests of controls")
    permission = "controls.view"
    nav = "controls"
    rows = staticmethod(queries.tests)
    filter_class = forms.TestFilter
    search_paths = ("control__reference", "control__title", "conclusion")
    default_sort = "-tested_on"
    columns = (
        Column("tested_on", _("Tested on"), template="controls/cells/test.html"),
        Column("control", _("Control"), link="control", wide=True, sort="control__reference"),
        Column("method", _("Method")),
        Column("result", _("Result"), badge=True),
        Column("sample", _("Items tested"), numeric=True),
        Column("exceptions", _("Exceptions found"), numeric=True),
        Column("tester.display_name", _("Tester"), sort="tester__identity__sort_key"),
        Column("control.perimeter", _("Perimeter"), sort="control__perimeter__path", hidden=True),
    )
    empty_title = _("No test yet")
    empty_text = _("Open a control that is in place, draw a sample, and record what was found.")


class TestPage(RecordPage):
    """One test: what was tested and how, on which sample, with which result for each item."""

    __test__ = False  # its name is not that of a test class

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.tests)
    parent = "controls:control_test_list"
    template_name = "controls/test.html"
    status = Column("result", _("Result"), badge=True)
    facts = (
        Column("control", _("Control"), link="control"),
        Column("method", _("Method")),
        Column("tested_on", _("Tested on"), date=True),
        Column("tester.display_name", _("Tester")),
        Column("control.owner.display_name", _("Owner of the control")),
        Column("population", _("Population"), numeric=True),
        Column("sample", _("Items tested"), numeric=True),
        Column("exceptions", _("Exceptions found"), numeric=True),
        Column("conclusion", _("What was found"), text=True),
    )
    tables = (
        RelatedTable(
            title=_("Evidence"),
            rows=queries.evidence_of_test,
            columns=(
                Column("evidence.reference", _("Ref."), link="evidence"),
                Column("evidence.title", _("Title"), wide=True),
                Column("evidence.valid_until", _("Valid until"), template="controls/cells/valid_until.html"),
            ),
            empty=_("This test rests on no evidence."),
        ),
    )

    def context(self) -> dict[str, Any]:
        """Its sheet, item by item."""
        sheet = queries.sheet_of(test=self.record)
        labels = {code: str(label) for code, label in forms.ITEM_LABELS.items()}
        items = [{**item, "label": labels.get(item["result"], "")} for item in (sheet.items if sheet else [])]
        return {"sheet": sheet, "items": items}


class SamplePage(RecordPage):
    """One sample: what came out, and all that is needed to draw it again."""

    permission = "controls.view"
    nav = "controls"
    records = staticmethod(queries.whole_draws)
    parent = "controls:control_test_list"
    template_name = "controls/sample.html"
    facts = (
        Column("control", _("Control"), link="control"),
        Column("subject", _("What is tested"), text=True),
        Column("drawn_on", _("Drawn on"), date=True),
        Column("population_size", _("Size of the population"), numeric=True),
        Column("sample_size", _("Items drawn"), numeric=True),
    )

    def heading(self) -> Any:
        """How many out of how many, for which control."""
        drawn = gettext("Sample of %(size)s out of %(total)s")
        numbers = {"size": self.record.sample_size, "total": self.record.population_size}
        return f"{self.record.control.reference} · {drawn % numbers}"

    def context(self) -> dict[str, Any]:
        """Whether it served, and whether drawing again gives the same."""
        sheet = queries.sheet_of_draw(draw=self.record)
        control = self.record.control
        return {
            "sheet": sheet,
            "again": queries.drawn_again(draw=self.record),
            "may_test": sheet is None and RecordTest.offered_to(self.user, control),
        }


class SamplePopulation(Page):
    """The population of a sample as a text file: one name a line, as its digest counts them."""

    title = _("Population")
    permission = "controls.view"
    http_method_names = ["get", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file."""
        record: SampleDraw = find(queries.whole_draws, self.user, kwargs["pk"])
        names = "".join(f"{item.name}\n" for item in sampling.items_of(population=record.population))
        answer = HttpResponse(names, content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="population.txt"'
        return answer
