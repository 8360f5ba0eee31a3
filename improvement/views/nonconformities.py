"""Nonconformities: raising one, and the list."""

from django.utils.translation import gettext_lazy as _

from improvement import actions, forms, queries
from improvement.views.columns import OWNER
from web.pages import ActionPage, ListPage
from web.tables import Column


class RaiseNonconformity(ActionPage):
    """A new finding."""

    action = actions.raise_nonconformity
    form_class = forms.RaiseNonconformityForm
    label = _("Raise a nonconformity")
    style = "primary"
    icon = "plus"
    parent = "improvement:nonconformity_list"


class NonconformityList(ListPage):
    """Findings and nonconformities."""

    title = _("Nonconformities")
    intro = _("What did not conform, what was done about it, and whether it worked.")
    permission = "improvement.view"
    rows = staticmethod(queries.nonconformities)
    filter_class = forms.NonconformityFilter
    default_sort = "-reference"
    actions = (RaiseNonconformity,)
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("grade", _("Grade"), badge=True, sort="gravity"),
        Column("status", _("Status"), badge=True),
        OWNER,
        Column("due_on", _("Due"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("requirement.ref", _("Requirement"), sort="requirement__ref", hidden=True),
        Column("detected_on", _("Found"), date=True, hidden=True),
    )
    empty_title = _("No nonconformity yet")
    empty_text = _("Raise one from an audit, a report from staff or what you saw yourself.")
