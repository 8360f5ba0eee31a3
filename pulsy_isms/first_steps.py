"""The steps of the set-up: what each is for, how long it takes, and what can wait."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from controls.queries.frameworks import any_activity_held
from organisation.models import Grant, Perimeter, Person
from policies.queries.documents import any_published
from risks.queries.register import risks_to_choose
from risks.queries.scales import decided_criteria
from web.registries import Step, landing, steps


def all_steps(user: Any) -> list[Step]:
    """The seven steps, each done or not as the records say."""
    people = Person.objects.visible_to(user).active()
    return [
        Step(
            title=_("Perimeters"),
            why=_("Everything hangs from a perimeter: your sites, your services, your hosting (4.3)."),
            minutes=5,
            url=reverse("organisation:perimeter_list"),
            done=Perimeter.objects.visible_to(user).active().count() > 1,
        ),
        Step(
            title=_("People"),
            why=_("Everyone takes part; import a CSV file, or add them one by one (7.2, A.5.16)."),
            minutes=10,
            url=reverse("organisation:people_import"),
            done=people.count() > 1,
        ),
        Step(
            title=_("Roles"),
            why=_("Who may do what, where: owners, management, auditors (5.3)."),
            minutes=10,
            url=reverse("organisation:grant_list"),
            done=Grant.objects.visible_to(user).active().exclude(person__user=user).exists(),
        ),
        Step(
            title=_("HDS activities"),
            why=_("The activities held say which HDS requirements are due. Skip it if you host nothing."),
            minutes=2,
            url=reverse("controls:statement"),
            done=any_activity_held(user),
            can_wait=True,
        ),
        Step(
            title=_("Scale and acceptance line"),
            why=_("How risks are measured, and above which level management decides (6.1.2 a)."),
            minutes=10,
            url=reverse("risks:criteria_list"),
            done=decided_criteria(user).exists(),
        ),
        Step(
            title=_("Import a register"),
            why=_("Your spreadsheet as it is: a preview shows what will be created, line by line."),
            minutes=15,
            url=reverse("risks:import_list"),
            done=risks_to_choose(user).exists(),
            can_wait=True,
        ),
        Step(
            title=_("Publish a first policy"),
            why=_("The text that everyone reads and acknowledges (5.2)."),
            minutes=30,
            url=reverse("policies:document_list"),
            done=any_published(user),
            can_wait=True,
        ),
    ]


def still_to_do(user: Any) -> str | None:
    """Who may set up lands there until what cannot wait is done."""
    if settings.DEMO or not user.has_right("organisation.edit"):
        return None
    unfinished = any(not step.done and not step.can_wait for step in all_steps(user))
    return "organisation:set_up" if unfinished else None


def register() -> None:
    """Tell the shared pages."""
    steps.register("set-up", all_steps)
    landing.register(10, still_to_do)
