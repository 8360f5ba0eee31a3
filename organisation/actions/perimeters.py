"""Every change of the tree of perimeters."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, PerimeterClosure, User
from organisation.text import folded
from trail.acts import action


@action("organisation.perimeter.create", permission="organisation.edit", scope="parent")
def create_perimeter(
    *, actor: User, parent: Perimeter | None, name: str, kind: str, description: str = ""
) -> Perimeter:
    """Add a perimeter to the tree (4.3); without a parent it is a root, which only the product itself may add.

    Raises ValidationError when the name stands there already.
    """
    if parent is None and not actor.is_system:
        raise ValidationError({"parent": _("Choose the perimeter under which this one hangs.")})
    perimeter = Perimeter(parent=parent, name=name, kind=kind, description=description)
    perimeter.path = _path(perimeter)
    perimeter.save()
    ancestors = PerimeterClosure.objects.filter(descendant=parent) if parent else PerimeterClosure.objects.none()
    rows = [PerimeterClosure(ancestor=perimeter, descendant=perimeter, depth=0)]
    rows += [
        PerimeterClosure(ancestor_id=row.ancestor_id, descendant=perimeter, depth=row.depth + 1) for row in ancestors
    ]
    PerimeterClosure.objects.bulk_create(rows)
    return perimeter


@action("organisation.perimeter.edit", permission="organisation.edit", scope="perimeter")
def edit_perimeter(*, actor: User, perimeter: Perimeter, name: str, kind: str, description: str = "") -> Perimeter:
    """Rename or describe a perimeter; its place in the tree does not change.

    Raises ValidationError when the name stands there already.
    """
    perimeter.name, perimeter.kind, perimeter.description = name, kind, description
    perimeter.path = _path(perimeter)
    perimeter.save()
    return perimeter


def _path(perimeter: Perimeter) -> str:
    above = f"{perimeter.parent.path}/" if perimeter.parent else ""
    return f"{above}{folded(perimeter.name)}"
