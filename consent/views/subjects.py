"""Persons concerned: what they consented to and oppose, and who cares for them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from consent import actions, forms
from consent.columns import STANDING, event_columns
from consent.models import Consent
from consent.queries import (
    care_team_of,
    consents,
    consents_of,
    events_of,
    memberships,
    oppositions,
    oppositions_of,
    subjects,
    summary_of,
)
from consent.vocabulary import GIVEN, INVALIDATED
from organisation.models import User
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable, url_of


def consents_today(user: User) -> "QuerySet[Consent]":
    """The consents as they stand today."""
    return consents(user, on=clock.today())


class RegisterSubject(ActionPage):
    """A person concerned."""

    action = actions.register_subject
    form_class = forms.RegisterSubjectForm
    title = _("Add a person concerned")
    label = _("Add a person concerned")
    intro = _("This register holds pseudonyms only: who is behind them is known to the organisation that gave them.")
    style = "primary"
    icon = "plus"
    parent = "consent:subject_list"


class OnSubject(ActionPage):
    """An action on a person concerned."""

    records = staticmethod(subjects)
    parameter = "subject"


class GiveConsent(OnSubject):
    """Yes."""

    action = actions.give_consent
    form_class = forms.SayForm
    title = _("Record a consent")
    label = _("Record a consent")
    style = "primary"
    icon = "check"


class RefuseConsent(OnSubject):
    """No."""

    action = actions.refuse_consent
    form_class = forms.SayForm
    title = _("Record a refusal")
    label = _("Record a refusal")
    icon = "x"


class RequestConsent(OnSubject):
    """Asked, not answered yet."""

    action = actions.request_consent
    form_class = forms.SayForm
    title = _("Record a request")
    label = _("Record a request")
    icon = "send"


class Oppose(OnSubject):
    """An opposition."""

    action = actions.oppose
    form_class = forms.OpposeForm
    title = _("Record an opposition")
    label = _("Record an opposition")
    intro = _("What is left empty means all. An opposition holds at once, and nobody has to say why.")
    icon = "ban"


class JoinCareTeam(OnSubject):
    """A professional joins."""

    action = actions.join_care_team
    form_class = forms.JoinForm
    title = _("Add a professional to the care team")
    label = _("Add a professional")
    icon = "user-plus"


class LeaveCareTeam(ActionPage):
    """A professional leaves."""

    action = actions.leave_care_team
    form_class = forms.NothingToFillIn
    records = staticmethod(memberships)
    parameter = "membership"
    title = _("End the membership")
    label = _("End the membership")
    parent = "consent:subject_list"

    def success_url(self, result: Any) -> str:
        """Back to the person concerned."""
        return url_of(self.record.subject)

    def cancel_url(self) -> str:
        """The same."""
        return url_of(self.record.subject)


class SubjectList(ListPage):
    """Persons concerned, by pseudonym."""

    title = _("Persons concerned")
    intro = _("Known by a pseudonym only. What stands here is treated as health data.")
    permission = "consent.view"
    rows = staticmethod(subjects)
    filter_class = forms.SubjectFilter
    actions = (RegisterSubject,)
    default_sort = "reference"
    columns = (
        Column("pseudonym", _("Pseudonym"), link=True),
        Column("reference", _("Ref.")),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("given", _("Consents"), numeric=True),
        Column("opposed", _("Oppositions"), numeric=True),
    )
    empty_title = _("No person concerned yet")
    empty_text = _("Systems add them by the API, or add the first one here.")


def _consents(user: Any, record: Any) -> Any:
    return consents_of(user, record, on=clock.today())


class SubjectPage(RecordPage):
    """One person concerned: the present situation in one sentence, then everything."""

    permission = "consent.view"
    records = staticmethod(subjects)
    template_name = "consent/subject.html"
    facts = (
        Column("pseudonym", _("Pseudonym")),
        Column("reference", _("Ref.")),
        Column("perimeter.name", _("Perimeter")),
    )
    actions = (GiveConsent, RefuseConsent, Oppose, RequestConsent)
    tables = (
        RelatedTable(
            _("Consents"),
            _consents,
            (
                Column("purpose.title", _("Purpose"), link=True, wide=True),
                STANDING,
                Column("since", _("Since"), date=True),
                Column("expires_on", _("Holds until"), date=True),
            ),
            empty=_("Nothing was asked yet."),
        ),
        RelatedTable(
            _("Oppositions"),
            oppositions_of,
            (
                Column("scope", _("What is opposed"), link=True, wide=True),
                Column("made_at", _("Since"), date=True),
                Column("lifted_at", _("Lifted on"), date=True),
            ),
            empty=_("The person opposes nothing."),
        ),
        RelatedTable(
            _("Care team"),
            care_team_of,
            (
                Column("professional", _("Professional"), link="consent:care_team_leave"),
                Column("ground", _("Ground"), wide=True),
                Column("structure", _("Structure")),
                Column("since", _("Since"), date=True),
                Column("until", _("Until"), date=True),
            ),
            empty=_("No professional is known yet."),
            actions=(JoinCareTeam,),
        ),
    )

    def context(self) -> dict[str, Any]:
        """The present situation."""
        return summary_of(self.user, self.record, on=clock.today())


class OnConsent(ActionPage):
    """An action on a consent."""

    records = staticmethod(consents_today)
    parameter = "consent"
    parent = "consent:consent_list"

    def initial(self) -> dict[str, Any]:
        """Nothing is assumed of what the person says now."""
        return {}


class WithdrawConsent(OnConsent):
    """As easy as giving."""

    action = actions.withdraw_consent
    form_class = forms.WithdrawForm
    title = _("Record a withdrawal")
    label = _("Record a withdrawal")
    intro = _("From now on, without effect on what was done before. No reason is asked.")
    style = "primary"
    icon = "arrow-back-up"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it stands."""
        return record.status == GIVEN and super().offered_to(user, record)


class InvalidateConsent(OnConsent):
    """What was recorded does not hold."""

    action = actions.invalidate_consent
    form_class = forms.InvalidateForm
    title = _("Invalidate")
    label = _("Invalidate")
    intro = _("For what was recorded wrongly. What the person takes back is a withdrawal.")
    style = "danger"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once."""
        return record.status != INVALIDATED and super().offered_to(user, record)


class ConsentList(ListPage):
    """Where people stand on each purpose."""

    title = _("Consents")
    permission = "consent.view"
    rows = staticmethod(consents_today)
    filter_class = forms.ConsentFilter
    default_sort = "-since"
    columns = (
        Column("subject.pseudonym", _("Person concerned"), link=True, sort="subject__pseudonym"),
        Column("purpose.title", _("Purpose"), link="purpose", sort="purpose__title", wide=True),
        STANDING,
        Column("since", _("Since"), date=True),
        Column("expires_on", _("Holds until"), date=True),
        Column("language", _("Language"), hidden=True),
        Column("subject.perimeter.name", _("Perimeter"), sort="subject__perimeter__path", hidden=True),
    )
    empty_title = _("No consent yet")
    empty_text = _("Consents come from systems by the API, or are recorded from the page of a person concerned.")


class ConsentPage(RecordPage):
    """One consent, and everything that was said on it."""

    permission = "consent.view"
    records = staticmethod(consents_today)
    status = STANDING
    facts = (
        Column("subject", _("Person concerned"), link="subject"),
        Column("purpose", _("Purpose"), link="purpose"),
        Column("since", _("Since")),
        Column("expires_on", _("Holds until"), date=True),
        Column("notice", _("Notice shown"), link="notice"),
        Column("language", _("Language of the notice")),
    )
    actions = (WithdrawConsent, InvalidateConsent)
    tables = (RelatedTable(_("What was said"), events_of, event_columns()),)


class LiftOpposition(ActionPage):
    """The person does not oppose any more."""

    action = actions.lift_opposition
    form_class = forms.NothingToFillIn
    records = staticmethod(oppositions)
    parameter = "opposition"
    title = _("Lift the opposition")
    label = _("Lift the opposition")
    parent = "consent:opposition_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it stands."""
        return record.lifted_at is None and super().offered_to(user, record)


class OppositionList(ListPage):
    """What people oppose."""

    title = _("Oppositions")
    permission = "consent.view"
    rows = staticmethod(oppositions)
    default_sort = "-made_at"
    search_paths = ("subject__pseudonym", "professional")
    columns = (
        Column("subject.pseudonym", _("Person concerned"), link=True, sort="subject__pseudonym"),
        Column("scope", _("What is opposed"), wide=True, sort=False),
        Column("even_in_emergency", _("Even in an emergency")),
        Column("made_at", _("Since"), date=True),
        Column("lifted_at", _("Lifted on"), date=True),
    )
    empty_title = _("Nobody opposes anything")


class OppositionPage(RecordPage):
    """One opposition."""

    permission = "consent.view"
    records = staticmethod(oppositions)
    facts = (
        Column("subject", _("Person concerned"), link="subject"),
        Column("purpose", _("Purpose"), link="purpose"),
        Column("professional", _("Professional")),
        Column("category", _("Category of data")),
        Column("even_in_emergency", _("Even in an emergency")),
        Column("method", _("How")),
        Column("collected_by", _("Collected by")),
        Column("made_at", _("Since")),
        Column("lifted_at", _("Lifted on")),
        Column("reason", _("Reason given"), text=True),
    )
    actions = (LiftOpposition,)
