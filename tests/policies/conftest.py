"""Documents and versions made through actions."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from organisation.models import User
from policies import actions, reading_proof
from policies.models import Acknowledgement, Document, PolicyText, PolicyVersion
from policies.parts import parts_of
from tests.cast import Cast
from tests.reports.conftest import _own_seal, vault_dir
from trail import clock

__all__ = ["_own_seal", "vault_dir"]

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


def read_through(user: User, text: PolicyText) -> str:
    """The note of somebody who was shown every part of a text, one after the other."""
    account, note = str(user.pk), ""
    for part in parts_of(text.body):
        shown = reading_proof.read(token=note, account=account, digest=text.digest, at=clock.now())
        note = reading_proof.note(account=account, digest=text.digest, shown=shown, part=part.number, at=clock.now())
    return note


def acknowledge(user: User, version: PolicyVersion, *, language: str = "fr") -> Acknowledgement:
    """Read a version to its end, and take note of it."""
    text = PolicyText.objects.get(policy_version=version, language=language)
    proof = read_through(user, text)
    return actions.acknowledge_policy(
        actor=user, policy_version=version, language=language, digest=text.digest, proof=proof
    )


Publisher = Callable[..., PolicyVersion]


@pytest.fixture
def published(cast: Cast) -> PolicyVersion:
    """The first version of a policy, in force."""
    return publish(cast, make_version(cast, make_document(cast)))
