"""Training records: everyone's, and one's own."""

from django.utils.translation import gettext_lazy as _

from policies import actions, forms
from policies.queries import my_trainings, trainings
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class RecordTraining(ActionPage):
    """Somebody was trained."""

    action = actions.record_training
    form_class = forms.TrainingForm
    parent = "policies:training_list"
    title = _("Record a training")
    label = _("Record a training")
    style = "primary"
    icon = "plus"


COLUMNS = (
    Column("title", _("Title"), link=True, wide=True),
    Column("kind", _("Kind")),
    Column("trained_on", _("Trained on"), date=True),
    Column("minutes", _("Minutes"), numeric=True),
    Column("provider", _("Provider"), hidden=True),
)


class TrainingList(ListPage):
    """Who was trained in what (7.2 d)."""

    title = _("Training records")
    intro = _("Courses, exercises and certifications; awareness modules are among the acknowledgements.")
    permission = "policies.view"
    rows = staticmethod(trainings)
    filter_class = forms.TrainingFilter
    actions = (RecordTraining,)
    default_sort = "-trained_on"
    columns = (
        Column("person.display_name", _("Person"), sort="person__identity__sort_key"),
        *COLUMNS,
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("No training record yet")
    empty_text = _("Record what people have learnt: the certificate of competence asks for it.")


class TrainingPage(RecordPage):
    """One training record."""

    permission = "policies.read"
    records = staticmethod(trainings)
    facts = (
        Column("person.display_name", _("Person")),
        Column("kind", _("Kind")),
        Column("trained_on", _("Trained on"), date=True),
        Column("minutes", _("Minutes")),
        Column("provider", _("Provider")),
        Column("perimeter.name", _("Perimeter")),
    )


class MyTrainings(ListPage):
    """What one was trained in."""

    title = _("My training")
    permission = "policies.read"
    rows = staticmethod(my_trainings)
    default_sort = "-trained_on"
    columns = COLUMNS
    empty_title = _("No training record yet")
