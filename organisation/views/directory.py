"""The pages of the organisation: perimeters, people, roles."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation import actions, queries
from organisation.forms import directory as forms
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable

PERIMETER = Column("perimeter.name", _("Perimeter"), sort="perimeter__path")
NAME = Column("display_name", _("Name"), link=True, sort="identity__sort_key")


class CreatePerimeter(ActionPage):
    """A new perimeter."""

    action = actions.create_perimeter
    form_class = forms.CreatePerimeterForm
    label = _("Add a perimeter")
    style = "primary"
    icon = "plus"
    parent = "organisation:perimeter_list"


class EditPerimeter(ActionPage):
    """Its name and what it is."""

    action = actions.edit_perimeter
    form_class = forms.PerimeterForm
    records = staticmethod(queries.perimeters)
    parameter = "perimeter"
    label = _("Edit")
    parent = "organisation:perimeter_list"


class PerimeterList(ListPage):
    """The tree."""

    title = _("Perimeters")
    intro = _("What the management system covers: the body, its sites and its services (4.3).")
    permission = "organisation.view"
    rows = staticmethod(queries.perimeters)
    search_paths = ("name", "description")
    default_sort = "path"
    actions = (CreatePerimeter,)
    columns = (
        Column("name", _("Name"), link=True, sort="path"),
        Column("kind", _("Kind")),
        Column("parent.name", _("Under"), sort="parent__path"),
        Column("description", _("Description"), text=True, wide=True, sort=False),
    )
    empty_title = _("No perimeter yet")
    empty_text = _("The guided set-up creates the first one.")


class PerimeterPage(RecordPage):
    """One perimeter, and who holds which role in it."""

    permission = "organisation.view"
    records = staticmethod(queries.perimeters)
    facts = (
        Column("kind", _("Kind")),
        Column("parent.name", _("Under"), link="parent"),
        Column("description", _("Description"), text=True, wide=True),
    )
    actions = (EditPerimeter,)
    tables = (
        RelatedTable(
            _("Roles held here"),
            lambda user, perimeter: queries.grants(user).filter(perimeter=perimeter),
            (
                Column("person.display_name", _("Person"), link="person"),
                Column("role", _("Role")),
                Column("starts_on", _("From"), date=True),
                Column("ends_on", _("Until"), date=True),
            ),
            empty=_("No role was given here; those given above count here too."),
        ),
        RelatedTable(
            _("Below"),
            lambda user, perimeter: queries.perimeters(user).filter(parent=perimeter),
            (Column("name", _("Name"), link=True), Column("kind", _("Kind"))),
            empty=_("Nothing hangs below."),
        ),
    )


class RegisterPerson(ActionPage):
    """A new member of staff."""

    action = actions.register_person
    form_class = forms.RegisterPersonForm
    label = _("Add a person")
    style = "primary"
    icon = "plus"
    parent = "organisation:person_list"


class ImportPeople(ActionPage):
    """Everyone at once."""

    action = actions.import_people
    form_class = forms.ImportPeopleForm
    label = _("Import people")
    intro = _("From a CSV file: everyone is added, or nobody, with the reason on each line. Known addresses stay.")
    icon = "upload"
    parent = "organisation:person_list"
    success = _("The people of the file are known now.")

    def success_url(self, result: Any) -> str:
        """Back to the directory."""
        return self.crumbs()[0][1]


class PersonList(ListPage):
    """The directory."""

    title = _("People")
    permission = "organisation.view"
    rows = staticmethod(queries.people)
    filter_class = forms.PersonFilter
    default_sort = "identity__sort_key"
    actions = (RegisterPerson, ImportPeople)
    columns = (
        NAME,
        Column("job_title", _("Function")),
        Column("team", _("Team")),
        Column("identity.email", _("E-mail"), sort="identity__email"),
        PERIMETER,
        Column("joined_on", _("Joined"), date=True, hidden=True),
        Column("left_on", _("Left"), date=True),
    )
    empty_title = _("Nobody yet")
    empty_text = _("Add people one by one, or all at once from a CSV file in the guided set-up.")


class _PersonAction(ActionPage):
    records = staticmethod(queries.people)
    parameter = "person"
    parent = "organisation:person_list"


class EditPerson(_PersonAction):
    """Corrections."""

    action = actions.edit_person
    form_class = forms.EditPersonForm
    label = _("Edit")

    def initial(self) -> dict[str, Any]:
        """What is known."""
        known = self.record.known_identity
        names = {"given_name": known.given_name, "family_name": known.family_name} if known else {}
        return {**super().initial(), **names}


class LeavePerson(_PersonAction):
    """A departure."""

    action = actions.leave_person
    form_class = forms.LeaveForm
    label = _("Record the departure")
    intro = _("The account is closed and every role ends that day.")


class ErasePerson(_PersonAction):
    """What identifies somebody who left, erased."""

    action = actions.erase_identity
    form_class = forms.EraseForm
    label = _("Erase the identity")
    style = "danger"
    intro = _("The name and the address are erased for good. What the person did stays proved, under a reference.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only after a departure, once."""
        return record.left_on is not None and record.known_identity is not None and super().offered_to(user, record)


class SetPassword(_PersonAction):
    """A first or a new password."""

    action = actions.set_password
    form_class = forms.PasswordForm
    label = _("Set a password")


class GiveRole(ActionPage):
    """A role given."""

    action = actions.give_role
    form_class = forms.GiveRoleForm
    label = _("Give a role")
    style = "primary"
    icon = "plus"
    parent = "organisation:grant_list"

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"starts_on": clock.today(), "person": self.request.GET.get("person")}


class PersonPage(RecordPage):
    """One person, and the roles held."""

    permission = "organisation.view"
    records = staticmethod(queries.people)
    facts = (
        Column("reference", _("Reference")),
        Column("job_title", _("Function")),
        Column("team", _("Team")),
        Column("identity.email", _("E-mail")),
        Column("perimeter.name", _("Perimeter"), link="perimeter"),
        Column("joined_on", _("Joined"), date=True),
        Column("left_on", _("Left"), date=True),
    )
    actions = (EditPerson, SetPassword, LeavePerson, ErasePerson)
    tables = (
        RelatedTable(
            _("Roles"),
            lambda user, person: queries.grants(user).filter(person=person),
            (
                Column("role", _("Role"), link=True),
                Column("perimeter.name", _("Perimeter"), link="perimeter"),
                Column("starts_on", _("From"), date=True),
                Column("ends_on", _("Until"), date=True),
            ),
            empty=_("No role yet."),
            actions=(GiveRole,),
        ),
    )


class EndRole(ActionPage):
    """A role taken back."""

    action = actions.end_role
    form_class = forms.EndRoleForm
    records = staticmethod(queries.grants)
    parameter = "grant"
    label = _("Take the role back")
    style = "danger"
    parent = "organisation:grant_list"
    intro = _("The right ends at once.")

    def success_url(self, result: Any) -> str:
        """Back to the list: the grant is hidden now."""
        return self.crumbs()[0][1]


class GrantList(ListPage):
    """Who holds what where."""

    title = _("Roles and rights")
    intro = _("A role counts on its perimeter and below, for its period (5.3, A.5.18).")
    permission = "organisation.view"
    rows = staticmethod(queries.grants)
    filter_class = forms.GrantFilter
    default_sort = "person__identity__sort_key"
    actions = (GiveRole,)
    bulk = (EndRole,)
    columns = (
        Column("person.display_name", _("Person"), link="person", sort="person__identity__sort_key"),
        Column("role", _("Role"), link=True),
        PERIMETER,
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
    )
    empty_title = _("No role yet")
    empty_text = _("Give people the roles that they hold.")


class GrantPage(RecordPage):
    """One role given."""

    permission = "organisation.view"
    records = staticmethod(queries.grants)
    facts = (
        Column("person.display_name", _("Person"), link="person"),
        Column("role", _("Role")),
        Column("perimeter.name", _("Perimeter"), link="perimeter"),
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
    )
    actions = (EndRole,)


class OpenRecord(ActionPage):
    """One record opened by name."""

    action = actions.open_record
    form_class = forms.OpenRecordForm
    label = _("Open one record to a person")
    parent = "organisation:grant_list"

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"starts_on": clock.today()}
