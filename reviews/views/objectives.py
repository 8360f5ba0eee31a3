"""Security objectives: set, and judged."""

from django.utils.translation import gettext_lazy as _

from reviews import actions, forms, queries
from reviews.views.columns import OWNER, PERIMETER
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class SetObjective(ActionPage):
    """A new objective."""

    action = actions.set_objective
    form_class = forms.ObjectiveForm
    label = _("Set an objective")
    style = "primary"
    icon = "plus"
    parent = "reviews:objective_list"


class JudgeObjective(ActionPage):
    """Whether it was met."""

    action = actions.judge_objective
    form_class = forms.JudgeObjectiveForm
    records = staticmethod(queries.objectives)
    parameter = "objective"
    label = _("Evaluate")
    style = "primary"
    parent = "reviews:objective_list"


class ObjectiveList(ListPage):
    """Objectives."""

    title = _("Security objectives")
    intro = _("What is to be reached, by whom, by when, and how it is evaluated (6.2).")
    permission = "reviews.view"
    rows = staticmethod(queries.objectives)
    filter_class = forms.ObjectiveFilter
    actions = (SetObjective,)
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Objective"), link=True, wide=True),
        Column("status", _("Status"), badge=True),
        OWNER,
        Column("due_on", _("Due"), date=True),
        PERIMETER,
    )
    empty_title = _("No objective yet")
    empty_text = _("Set the first one: what, who, when, how.")


class ObjectivePage(RecordPage):
    """One objective."""

    permission = "reviews.view"
    records = staticmethod(queries.objectives)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("means", _("Actions and means"), text=True, wide=True),
        Column("evaluation", _("How it is evaluated"), text=True, wide=True),
        Column("indicator", _("Indicator"), value=lambda row: queries.label_of(row.indicator) if row.indicator else ""),
        Column("target", _("Target"), numeric=True),
        Column("owner.display_name", _("Owner")),
        Column("due_on", _("Due"), date=True),
        Column("perimeter.name", _("Perimeter")),
        Column("outcome", _("Result"), text=True, wide=True),
    )
    actions = (JudgeObjective,)
