"""Ideas: proposed by anyone, answered."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from improvement import actions, forms, queries
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class ProposeIdea(ActionPage):
    """A new idea."""

    action = actions.propose_idea
    form_class = forms.IdeaForm
    label = _("Propose an idea")
    style = "primary"
    icon = "plus"
    parent = "improvement:idea_list"


class AnswerIdea(ActionPage):
    """What becomes of it."""

    action = actions.answer_idea
    form_class = forms.AnswerIdeaForm
    records = staticmethod(queries.ideas)
    parameter = "idea"
    label = _("Answer")
    style = "primary"
    parent = "improvement:idea_list"


class IdeaList(ListPage):
    """Ideas from everyone."""

    title = _("Ideas")
    intro = _("Ways to do better, and what became of them.")
    permission = "improvement.report"
    rows = staticmethod(queries.ideas)
    filter_class = forms.IdeaFilter
    default_sort = "-reference"
    actions = (ProposeIdea,)
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Idea"), link=True, wide=True),
        Column("status", _("Status"), badge=True),
        Column("proposed_by.display_name", _("Proposed by"), sort="proposed_by__identity__sort_key"),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("No idea yet")
    empty_text = _("Anyone may propose one.")


class IdeaPage(RecordPage):
    """One idea."""

    permission = "improvement.report"
    records = staticmethod(queries.ideas)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("description", _("What it would improve"), text=True, wide=True),
        Column("proposed_by.display_name", _("Proposed by")),
        Column("answer", pgettext_lazy("noun", "Answer"), text=True, wide=True),
    )
    actions = (AnswerIdea,)
