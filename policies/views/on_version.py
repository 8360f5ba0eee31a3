"""What every door of a version has in common."""

from typing import Any, ClassVar

from policies.queries import (
    versions,
)
from web.pages import ActionPage


class OnVersion(ActionPage):
    """An action on a version, offered while its status allows it."""

    records = staticmethod(versions)
    parameter = "policy_version"
    while_status: ClassVar[tuple[str, ...]] = ()
    parent = "policies:document_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Where the life cycle has this step."""
        return record.status in cls.while_status and super().offered_to(user, record)
