"""Keeping and forgetting the state of a list: a bookmark, so no act and no trace."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from organisation.models import SavedView, User
from web.pages import ListPage

MOST = 30


def keep_view(*, user: User, path: str, name: str, query: str) -> SavedView:
    """Keep a state of a list under a name; the same name replaces what it meant before.

    Raises ValidationError when the name or the page is not one, or when too many are kept.
    """
    name = " ".join(name.split())
    if not name or len(name) > 60:
        raise ValidationError(_("Give the view a name of at most 60 characters."))
    if not _is_list(path) or len(query) > 2000:
        raise ValidationError(_("This state of the list cannot be kept: use fewer filters."))
    kept = SavedView.objects.filter(user=user, path=path)
    if not kept.filter(name=name).exists() and kept.count() >= MOST:
        raise ValidationError(_("You keep %(most)s views of this list: forget one first.") % {"most": MOST})
    view, _made = SavedView.objects.update_or_create(user=user, path=path, name=name, defaults={"query": query})
    return view


def forget_view(*, user: User, key: UUID) -> None:
    """Forget a view of one's own."""
    SavedView.objects.filter(user=user, pk=key).delete()


def _is_list(path: str) -> bool:
    try:
        found = resolve(path).func
    except Resolver404:
        return False
    return issubclass(getattr(found, "view_class", object), ListPage)
