"""What is past its keeping period: whom it concerns, and its disposal."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from organisation.models import User
from policies import actions, forms, keeping
from policies.queries import past_keeping
from trail import clock
from web.pages import ActionPage, ListPage
from web.tables import Column


def rule() -> str:
    """How long acknowledgements are kept, in words."""
    years = keeping.years()
    return ngettext(
        "%(years)s year after the end of the employment", "%(years)s years after the end of the employment", years
    ) % {"years": years}


def _told() -> str:
    return gettext("Acknowledgements are kept until %(rule)s. Those of the people below are past it.") % {
        "rule": rule()
    }


def past_today(user: User) -> Any:
    """Whose acknowledgements are past their period today."""
    return past_keeping(user, on=clock.today())


class RequestDisposal(ActionPage):
    """Dispose of them."""

    action = actions.request_disposal
    form_class = forms.DisposalForm
    parent = "policies:keeping_list"
    title = _("Dispose of what is past its period")
    label = _("Dispose of what is past its period")
    intro = _(
        "Who acknowledged is erased for good and the certificates are given out no more. "
        "Every proof still verifies, under the person’s reference."
    )
    style = "danger"

    def success_url(self, result: Job) -> str:
        """Where its progress can be followed."""
        return result.get_absolute_url()


class KeepingList(ListPage):
    """People who left, whose acknowledgements are past their keeping period (A.5.33)."""

    title = _("Past their keeping period")
    intro = lazy(_told, str)()
    permission = "policies.view"
    rows = staticmethod(past_today)
    actions = (RequestDisposal,)
    search_paths = ("identity__sort_key",)
    default_sort = "left_on"
    columns = (
        Column("display_name", _("Person"), sort="identity__sort_key", link="organisation:person", wide=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("left_on", _("Left on"), date=True),
        Column("kept", _("Kept until"), value=lambda person: keeping.last_day(person.left_on), date=True),
        Column("acknowledged", _("Acknowledgements"), numeric=True),
    )
    empty_title = _("Nothing is past its period")
