"""Reads of training records, and the share of staff that was trained."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisation.models import Perimeter, PerimeterClosure, User
from policies.models import Acknowledgement, Document, Training
from policies.queries.campaigns import staff_on


def trainings(user: User) -> "QuerySet[Training]":
    """The training records that the account may see: one's own, and those of the perimeters one follows."""
    found: QuerySet[Training] = Training.objects.visible_to(user).select_related("person__identity", "perimeter")
    return found


def my_trainings(user: User) -> "QuerySet[Training]":
    """One's own."""
    return trainings(user).filter(person__user=user)


def trained(*, perimeter: Perimeter, since: date, on: date) -> tuple[int, int]:
    """(people trained in a period, people) of a perimeter and below: a record, or an awareness module acknowledged."""
    below = PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant")
    staff = staff_on(on=on).filter(perimeter__in=below)
    learnt = Training.objects.filter(person=OuterRef("pk"), trained_on__gte=since, trained_on__lte=on)
    module = Acknowledgement.objects.filter(
        person=OuterRef("pk"),
        policy_version__document__kind=Document.Kind.MODULE,
        at__date__gte=since,
        at__date__lte=on,
    )
    return staff.filter(Q(Exists(learnt)) | Q(Exists(module))).count(), staff.count()
