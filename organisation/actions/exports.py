"""Lists that leave the product as a file."""

from organisation.models import User
from trail.acts import action, current_act


@action("organisation.list.export", permission="organisation.export", scope=None, reads=True)
def export_list(*, actor: User, page: str, file_format: str, filters: list[str], lines: int) -> None:
    """Take a list out as a file (A.8.15, A.5.33): which one, in which format, how many lines, filtered by what.

    The values of the filters stay out of the log: a search may hold a name.
    """
    narrowed = f" filters:{','.join(filters)}" if filters else ""
    current_act().why = f"list:{page} format:{file_format} lines:{lines}{narrowed}"
