"""Scales: those on offer, one of them, defining one's own, choosing criteria, passing from one scale to another."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from risks.actions.conversion import change_scale
from risks.actions.scales import choose_criteria, define_scale
from risks.forms.scales import ChangeScaleForm, ChooseCriteriaForm, DefineScaleForm
from risks.forms.widgets import PARTS
from risks.lifecycle import Kind
from risks.models import Axis, Scale
from risks.queries.conversion import elsewhere, moves, on_scale
from risks.queries.matrix import Matrix, empty_matrix
from risks.queries.scales import decided_criteria, scale_changes, scales, scales_readable
from risks.views.settings import LoadCatalogues
from web.pages import ActionPage, ListPage, RecordPage
from web.pages.base import find
from web.tables import Column, RelatedTable


class ChooseCriteria(ActionPage):
    """Decide the criteria of a perimeter."""

    action = choose_criteria
    form_class = ChooseCriteriaForm
    title = _("Choose the scale and the acceptance line")
    label = _("Choose for a perimeter")
    parent = "risks:scale_list"


class DefineScale(ActionPage):
    """Define a scale, from an existing one."""

    action = define_scale
    form_class = DefineScaleForm
    title = _("Define a scale")
    label = _("Define a scale")
    intro = _("Start from a scale on offer and make it yours. An edition is never changed: a new one replaces it.")
    icon = "plus"
    style = "primary"
    parent = "risks:scale_list"
    template_name = "risks/scale_form.html"
    success = _("The scale is defined. Choose it for a perimeter to put it in force.")

    def initial(self) -> dict[str, Any]:
        """The steps and the matrix of the scale one starts from."""
        asked = self.request.GET.get("scale", "")
        rows = scales(self.user)
        scale = find(scales, self.user, asked) if asked else rows.filter(is_default=True).first()
        return started_from(scale) if scale is not None else {}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Draw the form again with other sizes, or define the scale."""
        if "redraw" not in request.POST:
            return super().post(request, **kwargs)
        blank = self.form_class(request.POST, user=self.user)
        typed = {name: blank[name].value() for name in blank.fields}
        return self.answer(form=self.form_class(user=self.user, initial=typed))


def started_from(scale: Scale) -> dict[str, Any]:
    """What the form shows when one starts from a scale."""
    axes = (("likelihoods", Axis.LIKELIHOOD), ("severities", Axis.SEVERITY), ("levels", Axis.LEVEL))
    steps = {
        name: [{part: getattr(step, part) for part in PARTS} for step in scale.steps_by_axis[axis].values()]
        for name, axis in axes
    }
    own = scale.perimeter_id is not None
    return {
        **steps,
        "matrix": scale.matrix,
        "acceptance_line": scale.acceptance_line,
        "appetite": scale.appetite,
        "perimeter": scale.perimeter,
        "replaces": scale if own else None,
        "title_fr": scale.title_fr if own else "",
        "title_en": scale.title_en if own else "",
    }


class ChangeScale(ActionPage):
    """Pass to another scale: choose it, see what would move, then decide."""

    action = change_scale
    form_class = ChangeScaleForm
    title = _("Change the scale")
    label = _("Change the scale")
    intro = _("Say what each former step becomes and see every risk whose level would move before anything is written.")
    parent = "risks:criteria_list"
    template_name = "risks/scale_change.html"
    success = _("The scale is changed. The former assessments stay readable on theirs.")

    def initial(self) -> dict[str, Any]:
        """The perimeter and the scale chosen first."""
        return {name: self.request.GET.get(name) for name in ("perimeter", "scale") if self.request.GET.get(name)}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Show what would move; write only when the person confirms what was shown."""
        form: Any = self.form(data=request.POST)
        if "confirm" in request.POST or not form.is_valid():
            return super().post(request, **kwargs)
        return self.answer(form=form, preview=preview_of(form.cleaned_data, former=form.former))

    def success_url(self, result: Any) -> str:
        """Back to the criteria."""
        return self.cancel_url()


def preview_of(values: dict[str, Any], *, former: Scale) -> dict[str, Any]:
    """Every assessment in force whose level would move, and how many would not."""
    where, target = values["perimeter"], values["scale"]
    moved = moves(
        perimeter=where,
        former=former,
        to=target,
        line=values["acceptance_line"],
        likelihoods=values["likelihoods"],
        severities=values["severities"],
    )
    return {
        "moves": moved,
        "risks": on_scale(perimeter=where, scale=former).count(),
        "moved": len({move.risk.pk for move in moved}),
        "elsewhere": elsewhere(perimeter=where, scales=[former, target]),
        "former": former,
        "target": target,
    }


class ScaleList(ListPage):
    """The scales on offer."""

    title = _("Scales")
    permission = "risks.view"
    rows = staticmethod(scales)
    columns = (
        Column("ref", _("Ref."), link=True),
        Column("title", _("Scale"), value=str, wide=True),
        Column("edition", _("Edition"), numeric=True),
        Column("is_default", _("Proposed first")),
        Column("perimeter.name", _("Defined by")),
    )
    default_sort = "ref"
    actions = (DefineScale, ChooseCriteria, LoadCatalogues)
    empty_title = _("No scale is loaded")
    empty_text = _("Load the reference catalogues: they hold two scales to start from.")


class CriteriaList(ListPage):
    """What each perimeter decided (6.1.2 a)."""

    title = _("Risk criteria")
    permission = "risks.view"
    parent = "risks:scale_list"
    rows = staticmethod(decided_criteria)
    columns = (
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("scale", _("Scale"), link="scale"),
        Column("line", _("Acceptance line"), value=lambda row: row.scale.step(Axis.LEVEL, row.acceptance_line)),
        Column("appetite", _("Appetite"), value=lambda row: row.scale.step(Axis.LEVEL, row.appetite), sort=False),
        Column("review_months", _("Reviewed every (months)"), numeric=True),
        Column("decided_on", _("Decided on"), date=True),
    )
    default_sort = "perimeter__path"
    actions = (ChooseCriteria, ChangeScale)
    empty_title = _("The proposed criteria apply everywhere")
    empty_text = _("Have management approve a scale and an acceptance line for each perimeter.")


class ScaleChangeList(ListPage):
    """The changes of scale, each with its reason."""

    title = _("Changes of scale")
    permission = "risks.view"
    parent = "risks:criteria_list"
    rows = staticmethod(scale_changes)
    columns = (
        Column("at", _("Date"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("from_scale", _("Former scale"), link="from_scale"),
        Column("to_scale", _("New scale"), link="to_scale"),
        Column("converted", _("Risks converted"), numeric=True),
        Column("moved", _("Risks whose level moved"), numeric=True),
        Column("reason", _("Reason"), wide=True),
        Column("decided_by", _("Decided by"), sort=False),
    )
    default_sort = "-at"
    empty_title = _("The scale never changed")
    empty_text = _("When it does, the correspondence and its reason are kept here.")


def _steps(axis: Axis) -> RelatedTable:
    return RelatedTable(
        title=axis.label,
        rows=lambda _user, scale: list(scale.steps_by_axis.get(axis, {}).values()),
        columns=(
            Column("value", _("Value"), numeric=True),
            Column("code", _("Code")),
            Column("title", _("Wording"), badge=True, value=lambda step: step),
            Column("description", _("Meaning"), text=True),
        ),
    )


class ScalePage(RecordPage):
    """One scale with its matrix, former editions included."""

    permission = "risks.view"
    records = staticmethod(scales_readable)
    template_name = "risks/scale.html"
    facts = (
        Column("ref", _("Ref.")),
        Column("edition", _("Edition"), numeric=True),
        Column("perimeter.name", _("Defined by")),
        Column("line", _("Acceptance line"), value=lambda scale: scale.step(Axis.LEVEL, scale.acceptance_line)),
        Column("appetite", _("Appetite"), value=lambda scale: scale.step(Axis.LEVEL, scale.appetite)),
    )
    actions = (DefineScale,)
    tables = (_steps(Axis.LIKELIHOOD), _steps(Axis.SEVERITY), _steps(Axis.LEVEL))

    def context(self) -> dict[str, Any]:
        """The matrix without any risk in it."""
        matrix: Matrix = empty_matrix(scale=self.record, kind=Kind.CURRENT)
        return {"matrix": matrix}
