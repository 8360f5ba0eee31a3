"""Imports being prepared, as their owner sees them."""

from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from organisation.models import User
from risks.models import RegisterImport, RegisterImportRow
from risks.registers.problems import Problem


def imports(user: User) -> "QuerySet[RegisterImport]":
    """One's own imports, newest first."""
    found: QuerySet[RegisterImport] = RegisterImport.objects.visible_to(user).select_related("perimeter", "file")
    return found


def pending_imports(user: User) -> "QuerySet[RegisterImport]":
    """Those that may be confirmed."""
    return imports(user).filter(status=RegisterImport.Status.READY)


def rows_of(*, staged: RegisterImport) -> "QuerySet[RegisterImportRow]":
    """The lines of an import, in the order of the file."""
    return RegisterImportRow.objects.filter(staged=staged).order_by("number")


def outcomes_of(*, staged: RegisterImport) -> dict[str, int]:
    """How many lines will be created, changed, left or refused."""
    counted = RegisterImportRow.objects.filter(staged=staged).order_by().values_list("outcome").annotate(Count("pk"))
    return dict(counted)


def problem_from(data: dict[str, Any]) -> Problem:
    """The problem that a staging row keeps, worded again in the reader's language."""
    return Problem(**data)


def staged_import(*, key: UUID) -> RegisterImport:
    """One import, for the job that reads it."""
    found: RegisterImport = RegisterImport.objects.select_related("perimeter", "created_by", "file").get(pk=key)
    return found
