"""Reads of comments and formalities."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from organisation.models import User
from policies.models import Comment, Document, Formality, PolicyVersion
from policies.models.review import NEEDED

_NEEDED = Q(formalities__kind__in=NEEDED, formalities__withdrawn_at__isnull=True)


def comments_of(user: User, policy_version: PolicyVersion) -> "QuerySet[Comment]":
    """What was remarked on a version, newest first."""
    found: QuerySet[Comment] = (
        Comment.objects.visible_to(user).filter(policy_version=policy_version).select_related("person__identity")
    )
    return found


def formalities(user: User) -> "QuerySet[Formality]":
    """The formalities that the account may see."""
    found: QuerySet[Formality] = (
        Formality.objects.visible_to(user).active().select_related("policy_version__document__perimeter")
    )
    return found


def formalities_of(user: User, policy_version: PolicyVersion) -> "QuerySet[Formality]":
    """The formalities of a version, in their order."""
    return formalities(user).filter(policy_version=policy_version)


def opposable_since(*, policy_version: PolicyVersion) -> date | None:
    """Since when a charter binds staff: the day of the last formality needed, None while one is missing."""
    if policy_version.document.kind != Document.Kind.CHARTER:
        return None
    done = dict(
        Formality.objects.active().filter(policy_version=policy_version, kind__in=NEEDED).values_list("kind", "done_on")
    )
    return max(done.values()) if len(done) == len(NEEDED) else None


def charters_not_opposable(user: User) -> "QuerySet[PolicyVersion]":
    """The charters in force that lack a formality."""
    found: QuerySet[PolicyVersion] = (
        PolicyVersion.objects.visible_to(user)
        .in_force()
        .filter(document__kind=Document.Kind.CHARTER)
        .annotate(formalities_done=Count("formalities", filter=_NEEDED, distinct=True))
        .filter(formalities_done__lt=len(NEEDED))
        .select_related("document")
    )
    return found
