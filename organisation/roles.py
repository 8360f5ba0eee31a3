"""The roles table: role → permissions, read once from roles.yaml (pure)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("roles.yaml")


@dataclass(frozen=True)
class Role:
    """One role, its names and the permissions it carries."""

    key: str
    label_fr: str
    label_en: str
    guest: bool
    permissions: frozenset[str]

    def label(self, language: str) -> str:
        """The name in a language ("fr" or any other, taken as English)."""
        return self.label_fr if language.startswith("fr") else self.label_en


@cache
def everyone() -> frozenset[str]:
    """What every open account may do, whatever its roles."""
    return frozenset(yaml.safe_load(TABLE.read_text(encoding="utf-8"))["everyone"])


@cache
def roles() -> dict[str, Role]:
    """Every role by key, in the order of the table."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["roles"]
    return {
        key: Role(
            key=key,
            label_fr=row["label_fr"],
            label_en=row["label_en"],
            guest=row.get("guest", False),
            permissions=frozenset(row["permissions"]),
        )
        for key, row in table.items()
    }


@cache
def roles_with(permission: str) -> tuple[str, ...]:
    """Keys of the roles that carry a permission."""
    return tuple(key for key, role in roles().items() if permission in role.permissions)


@cache
def permissions() -> frozenset[str]:
    """Every permission that some role carries, or everyone has."""
    return everyone().union(*(role.permissions for role in roles().values()))
