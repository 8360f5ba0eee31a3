"""Documents and versions made through actions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from policies import actions
from policies.models import Document, PolicyVersion
from tests.cast import Cast

BODY = "# Politique\n\n## Article 1\n\nChacun protège les données.\n"


def make_document(cast: Cast, **changes: Any) -> Document:
    """A policy of the whole body, owned by the security officer."""
    values = {
        "perimeter": cast.root,
        "title": "Politique générale de sécurité",
        "kind": "policy",
        "owner": cast.people["officer"],
    }
    return actions.create_document(actor=cast.officer, **{**values, **changes})


def make_version(cast: Cast, document: Document, *, body: str = BODY, change: str = "material") -> PolicyVersion:
    """A draft with its French text."""
    version = actions.draft_version(actor=cast.officer, document=document, reason="Cycle annuel", change=change)
    actions.edit_text(actor=cast.officer, policy_version=version, language="fr", body=body)
    return version


def publish(cast: Cast, version: PolicyVersion, *, read_by: date | None = date(2030, 1, 31)) -> PolicyVersion:
    """Submit, approve by management, publish."""
    actions.submit_version(actor=cast.officer, policy_version=version)
    actions.approve_version(actor=cast.management, policy_version=version)
    return actions.publish_version(actor=cast.officer, policy_version=version, read_by=read_by)


Publisher = Callable[..., PolicyVersion]


@pytest.fixture
def published(cast: Cast) -> PolicyVersion:
    """The first version of a policy, in force."""
    return publish(cast, make_version(cast, make_document(cast)))
