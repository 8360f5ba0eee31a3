"""Reads of the context: scopes, issues, interested parties and what they ask."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from organisation.models import (
    ContextIssue,
    InterestedParty,
    PartyNeed,
    Perimeter,
    ScopeExclusion,
    ScopeStatement,
    User,
)


def scopes(user: User) -> QuerySet[ScopeStatement]:
    """Every version of the scopes that the account may read, with the number of exclusions."""
    found: QuerySet[ScopeStatement] = ScopeStatement.objects.visible_to(user).active()
    standing = Count("exclusions", filter=Q(exclusions__withdrawn_at__isnull=True))
    return found.select_related("perimeter", "prepared_by__identity", "approved_by__identity").annotate(
        excluded=standing
    )


def scopes_with_exclusions(user: User) -> QuerySet[ScopeStatement]:
    """The same with what each leaves out, for those who read them whole."""
    return scopes(user).prefetch_related("exclusions")


def exclusions(user: User) -> QuerySet[ScopeExclusion]:
    """What the scopes leave out."""
    found: QuerySet[ScopeExclusion] = ScopeExclusion.objects.visible_to(user).active()
    return found.select_related("statement__perimeter").order_by("pk")


def scope_in_force(*, perimeter: Perimeter) -> ScopeStatement | None:
    """The approved scope of a perimeter."""
    found: ScopeStatement | None = (
        ScopeStatement.objects.active().filter(perimeter=perimeter, status=ScopeStatement.Status.APPROVED).first()
    )
    return found


def issues(user: User) -> QuerySet[ContextIssue]:
    """The issues of the context."""
    found: QuerySet[ContextIssue] = ContextIssue.objects.visible_to(user).active().select_related("perimeter")
    return found


def parties(user: User) -> QuerySet[InterestedParty]:
    """The interested parties, with how much they ask and how much of it is addressed."""
    found: QuerySet[InterestedParty] = InterestedParty.objects.visible_to(user).active().select_related("perimeter")
    standing = Q(needs__withdrawn_at__isnull=True)
    addressed = standing & Q(needs__answer=PartyNeed.Answer.ADDRESSED)
    return found.annotate(asked=Count("needs", filter=standing), addressed=Count("needs", filter=addressed))


def needs(user: User) -> QuerySet[PartyNeed]:
    """What interested parties ask."""
    found: QuerySet[PartyNeed] = PartyNeed.objects.visible_to(user).active()
    return found.filter(party__withdrawn_at__isnull=True).select_related("party__perimeter")


def without_climate(user: User) -> QuerySet[ScopeStatement]:
    """Scopes in force of bodies where nobody has said whether climate change is relevant."""
    considered = ContextIssue.objects.active().filter(theme=ContextIssue.Theme.CLIMATE)
    return (
        scopes(user).filter(status=ScopeStatement.Status.APPROVED).exclude(perimeter__in=considered.values("perimeter"))
    )


def drafts_before(user: User, *, day: date) -> list[ScopeStatement]:
    """Drafts of scopes that nobody has touched since a day."""
    rows = list(scopes(user).filter(status=ScopeStatement.Status.DRAFT))
    history = ScopeStatement.history.filter(id__in=[row.pk for row in rows], history_date__date__gt=day)
    touched = set(history.values_list("id", flat=True)) if rows else set()
    return [row for row in rows if row.pk not in touched]


def unreviewed_since(user: User, *, day: date) -> Any:
    """Issues and parties that nobody has looked at since a day."""
    return [*issues(user).filter(reviewed_on__lt=day), *parties(user).filter(reviewed_on__lt=day)]
