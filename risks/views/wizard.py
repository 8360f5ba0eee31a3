"""The wizard: a scenario thought through step by step, left and taken up again, then put into the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from risks.actions.drafts import MANY, discard_scenario, fill_scenario, finish_scenario, start_scenario
from risks.forms.drafts import FillScenarioForm, FinishScenarioForm, StartScenarioForm
from risks.queries.drafts import chosen_in, drafts, offer_for
from web.forms import ActionForm
from web.pages import ActionPage, ListPage, Page
from web.pages.base import find
from web.tables import Column

Text = Any


@dataclass(frozen=True)
class Step:
    """One step: its name in the URL, its heading, what it is about, and the fields that it shows."""

    name: str
    title: Text
    about: Text
    fields: tuple[str, ...]


STEPS = (
    Step("assets", _("What is at stake"), _("Choose the assets that the scenario strikes."), ("assets",)),
    Step(
        "threats",
        _("What may happen"),
        _("Proposed first: what usually threatens the types of these assets."),
        ("threats",),
    ),
    Step(
        "weaknesses",
        _("What lets it succeed"),
        _("Proposed first: what usually lets these threats succeed."),
        ("vulnerabilities",),
    ),
    Step(
        "event",
        _("What is feared"),
        _("The consequence, the criteria it touches, and who may be behind it."),
        ("feared_event", "criteria", "sources"),
    ),
    Step(
        "controls",
        _("What protects"),
        _("Proposed first: what answers the vulnerabilities you chose."),
        ("controls", "requirements", "existing_controls"),
    ),
    Step(
        "words",
        _("In one sentence"),
        _("How the register will name it, and who owns it."),
        ("title", "description", "owner"),
    ),
)
NAMES = [step.name for step in STEPS]


class StartScenario(ActionPage):
    """Begin."""

    action = start_scenario
    form_class = StartScenarioForm
    title = _("Identify a risk step by step")
    label = _("Step by step")
    intro = _("Six short steps, each with proposals from the catalogues. You may leave at any step and come back.")
    icon = "list-check"
    parent = "risks:risk_list"
    success = ""


class DraftList(ListPage):
    """One's own scenarios being written."""

    title = _("Scenarios being written")
    permission = "risks.edit"
    parent = "risks:risk_list"
    rows = staticmethod(drafts)
    columns = (
        Column("title", _("Scenario"), value=str, link=True, wide=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("changed_at", _("Last changed")),
    )
    default_sort = "-changed_at"
    actions = (StartScenario,)
    export = False
    empty_title = _("Nothing is being written")
    empty_text = _("Begin a scenario: it waits here until you put it into the register.")


class ResumeScenario(Page):
    """Take a draft up where it was left."""

    title = _("Scenario being written")
    permission = "risks.edit"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The first step of which nothing was filled in."""
        draft = find(drafts, self.user, kwargs["pk"])
        left = next((step.name for step in STEPS if not any(draft.data.get(name) for name in step.fields)), "")
        if not left:
            return HttpResponseRedirect(reverse("risks:scenario_finish", args=[draft.pk]))
        return HttpResponseRedirect(reverse("risks:scenario_fill", args=[draft.pk, left]))


class DraftAction(ActionPage):
    """An action on a draft; each page knows the steps before and after."""

    records = staticmethod(drafts)
    parameter = "draft"
    success: ClassVar[Text] = ""

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to what is being written."""
        return [(DraftList.title, reverse("risks:scenario_draft_list"))]

    def cancel_url(self) -> str:
        """Back to what is being written."""
        return reverse("risks:scenario_draft_list")

    def steps(self) -> list[dict[str, Any]]:
        """The steps with what is filled in, for the line at the top."""
        data, here = self.record.data, self.kwargs.get("step", "")
        return [
            {
                "title": step.title,
                "url": reverse("risks:scenario_fill", args=[self.record.pk, step.name]),
                "done": any(data.get(name) for name in step.fields),
                "here": step.name == here,
            }
            for step in STEPS
        ]


class FillScenario(DraftAction):
    """One step."""

    action = fill_scenario
    form_class = FillScenarioForm
    label = _("Continue")
    template_name = "risks/wizard.html"

    @cached_property
    def step(self) -> Step:
        """The step of the URL."""
        found = next((step for step in STEPS if step.name == self.kwargs["step"]), None)
        if found is None:
            raise Http404
        return found

    def heading(self) -> Text:
        """What this step asks."""
        return self.step.title

    def initial(self) -> dict[str, Any]:
        """What was chosen before; a title and criteria are proposed from what the other steps say."""
        data = self.record.data
        found = {name: data[name] for name in self.form_class.base_fields if name in data}
        chosen = chosen_in(self.user, self.record)
        if not found.get("title") and chosen["threats"] and chosen["assets"]:
            found["title"] = f"{chosen['threats'][0].title} – {chosen['assets'][0].name}"
        if "criteria" not in found:
            touched = {letter for row in chosen["threats"] for letter in row.criteria}
            found["criteria"] = "".join(letter for letter in "DICT" if letter in touched)
        return found

    def perform(self, form: ActionForm) -> Any:
        """Keep what this step shows, and nothing of the others."""
        values = {name: value if name in self.step.fields else None for name, value in form.cleaned_data.items()}
        return fill_scenario(actor=self.user, draft=self.record, **values)

    def success_url(self, result: Any) -> str:
        """The next step, or the list when the person leaves it there."""
        if "leave" in self.request.POST:
            return self.cancel_url()
        place = NAMES.index(self.step.name) + 1
        if place < len(NAMES):
            return reverse("risks:scenario_fill", args=[self.record.pk, NAMES[place]])
        return reverse("risks:scenario_finish", args=[self.record.pk])

    def context(self) -> dict[str, Any]:
        """The choices of the step: proposed ones first, then everything by category."""
        place = NAMES.index(self.step.name)
        before = reverse("risks:scenario_fill", args=[self.record.pk, NAMES[place - 1]]) if place else ""
        return {"step": self.step, "before": before, "number": place + 1, "count": len(NAMES)}

    def answer(self, *, status: int = 200, fragment: str = "", **extra: Any) -> Any:
        """The fields of this step, each with its proposals."""
        form = extra["form"]
        offer = offer_for(self.user, self.record)
        shown = [_choices(form[name], offer) if name in MANY else {"field": form[name]} for name in self.step.fields]
        return super().answer(status=status, fragment=fragment, shown=shown, **extra)


def _choices(field: Any, offer: Any) -> dict[str, Any]:
    """The rows of one field: proposed, or chosen already, then the others under their categories."""
    wanted = getattr(offer, field.name, [])
    ticked = {str(getattr(value, "pk", value)) for value in field.value() or ()}
    rows = list(field.field.queryset)
    ranks = {value: place for place, value in enumerate(wanted)}
    first = sorted((row for row in rows if _key(row) in ranks), key=lambda row: ranks[_key(row)])
    chosen = [row for row in rows if str(row.pk) in ticked and row not in first]
    rest = [row for row in rows if row not in first and row not in chosen]
    return {
        "field": field,
        "proposed": [_line(row, ticked) for row in (*chosen, *first)],
        "others": [
            (category, [_line(row, ticked) for row in found]) for category, found in groupby(rest, key=_category)
        ],
        "offered": bool(first),
    }


def _key(row: Any) -> Any:
    return getattr(row, "ref", None) or row.pk


def _category(row: Any) -> str:
    if hasattr(row, "category_title"):
        return str(row.category_title)
    framework = getattr(row, "framework", None)
    return str(framework) if framework else str(row.get_nature_display() if hasattr(row, "get_nature_display") else "")


def _line(row: Any, ticked: Iterable[str]) -> dict[str, Any]:
    criteria = getattr(row, "criteria", "") if isinstance(getattr(row, "criteria", ""), str) else ""
    hint = ", ".join(row.annex_a) if hasattr(row, "annex_a") else criteria
    return {"value": str(row.pk), "label": str(row), "hint": hint, "ticked": str(row.pk) in ticked}


class FinishScenario(DraftAction):
    """Put it into the register."""

    action = finish_scenario
    form_class = FinishScenarioForm
    label = _("Put it into the register")
    title = _("Before it enters the register")
    template_name = "risks/wizard_end.html"
    success = _("The risk is in the register. Assess it now.")

    def success_url(self, result: Any) -> str:
        """On to its first assessment."""
        return f"{reverse('risks:risk_assess', args=[result.pk])}?kind=inherent"

    def context(self) -> dict[str, Any]:
        """Everything that was chosen, step by step."""
        chosen = {**self.record.data, **chosen_in(self.user, self.record)}
        fields = FillScenarioForm.base_fields
        lines = [
            (step.title, reverse("risks:scenario_fill", args=[self.record.pk, step.name]), _said(step, chosen, fields))
            for step in STEPS
        ]
        return {"lines": lines, "ready": bool(str(self.record.data.get("title", "")).strip())}


def _said(step: Step, chosen: dict[str, Any], fields: Any) -> list[tuple[Text, list[str]]]:
    found = []
    for name in step.fields:
        value = chosen.get(name)
        values = [str(row) for row in value] if isinstance(value, list) else [str(value)] if value else []
        if values:
            found.append((fields[name].label, values))
    return found


class DiscardScenario(DraftAction):
    """Give it up."""

    action = discard_scenario
    form_class = FinishScenarioForm
    label = _("Give it up")
    title = _("Give up this scenario")
    intro = _("It never entered the register. It leaves your list.")
    style = "danger"

    def success_url(self, result: Any) -> str:
        """Back to the list."""
        return self.cancel_url()
