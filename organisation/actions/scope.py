"""Every change of the scope of the management system (4.3)."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from organisation.models import Perimeter, ScopeExclusion, ScopeStatement, User
from trail.acts import action, current_act


@action("organisation.scope.draft", permission="organisation.context", scope="perimeter")
def draft_scope(*, actor: User, perimeter: Perimeter, text: str, interfaces: str = "") -> ScopeStatement:
    """Begin the next version of a scope (4.3); the exclusions of the version in force come along.

    Raises ValidationError while another draft is open, or when nobody stands behind the account.
    """
    versions = ScopeStatement.objects.filter(perimeter=perimeter)
    number = (versions.aggregate(newest=Max("number"))["newest"] or 0) + 1
    statement = ScopeStatement(perimeter=perimeter, number=number, text=text, interfaces=interfaces)
    statement.prepared_by = actor.person
    statement.save()
    in_force = versions.filter(status=ScopeStatement.Status.APPROVED).first()
    for excluded in ScopeExclusion.objects.active().filter(statement=in_force) if in_force else ():
        ScopeExclusion(statement=statement, title=excluded.title, reason=excluded.reason).save()
    return statement


@action("organisation.scope.edit", permission="organisation.context", scope="statement")
def edit_scope(*, actor: User, statement: ScopeStatement, text: str, interfaces: str = "") -> ScopeStatement:
    """Write on a draft of the scope (4.3). Raises ValidationError once it is approved."""
    _require_draft(statement)
    statement.text, statement.interfaces = text, interfaces
    statement.save()
    return statement


@action("organisation.scope.exclude", permission="organisation.context", scope="statement", record="statement")
def exclude_from_scope(*, actor: User, statement: ScopeStatement, title: str, reason: str) -> ScopeExclusion:
    """Leave something out of the scope, with the reason (4.3). Raises ValidationError once it is approved."""
    _require_draft(statement)
    excluded = ScopeExclusion(statement=statement, title=title, reason=reason)
    excluded.save()
    return excluded


@action("organisation.scope.include", permission="organisation.context", scope="exclusion")
def include_again(*, actor: User, exclusion: ScopeExclusion) -> ScopeExclusion:
    """Take back an exclusion while the version is a draft (4.3). Raises ValidationError once it is approved."""
    _require_draft(exclusion.statement)
    exclusion.withdraw()
    return exclusion


@action("organisation.scope.approve", permission="organisation.approve", scope="statement")
def approve_scope(*, actor: User, statement: ScopeStatement) -> ScopeStatement:
    """Put a version of the scope in force (4.3, 5.1); never whoever prepared it. The one before is superseded.

    Raises ValidationError for who prepared it, or when it is no draft.
    """
    _require_draft(statement)
    if statement.prepared_by_id == actor.person.pk:
        raise ValidationError(_("You prepared this version: another member of management approves it."), code="eyes")
    former = ScopeStatement.objects.filter(perimeter=statement.perimeter, status=ScopeStatement.Status.APPROVED)
    for version in former:
        version.status = ScopeStatement.Status.SUPERSEDED
        version.save()
    statement.status = ScopeStatement.Status.APPROVED
    statement.approved_by, statement.approved_on = actor.person, current_act().on
    statement.save()
    return statement


def _require_draft(statement: ScopeStatement) -> None:
    if not statement.is_draft:
        raise ValidationError(_("This version is approved: draft the next one."), code="approved")
