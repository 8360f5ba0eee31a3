"""Two documents, their approval, and who acknowledged them."""

from datetime import timedelta
from pathlib import Path

from policies import actions
from policies.models import PolicyVersion
from policies.queries import binding_text
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

FILES = Path(__file__).with_name("files")
DOCUMENTS = (
    ("Politique générale de sécurité de l'information", "policy", "politique-generale.md", 310),
    ("Charte informatique", "charter", "charte-informatique.md", 250),
    ("Procédure de sauvegarde et de restauration", "procedure", "procedure-sauvegarde.md", 100),
)
READERS = {
    "Politique générale de sécurité de l'information": ("admin", "officer", "dpo", "management", "risk_owner",
                                                         "control_owner", "staff"),
    "Charte informatique": ("admin", "officer", "dpo", "control_owner"),
    "Procédure de sauvegarde et de restauration": ("officer",),
}  # fmt: skip


def publish(world: World, *, title: str) -> Storyline:
    """Draft, submit, approve, publish; then the readers take note."""
    kind, name, before = next((kind, name, before) for known, kind, name, before in DOCUMENTS if known == title)
    yield before + 3
    officer = world.user("officer")
    document = actions.create_document(
        actor=officer, perimeter=world.root, title=title, kind=kind, owner=world.people["officer"]
    )
    version = actions.draft_version(actor=officer, document=document, reason="Première version.")
    actions.edit_text(
        actor=officer, policy_version=version, language="fr", body=(FILES / name).read_text(encoding="utf-8")
    )
    version = PolicyVersion.objects.get(pk=version.pk)
    actions.submit_version(actor=officer, policy_version=version)
    yield before + 2
    version = PolicyVersion.objects.get(pk=version.pk)
    actions.approve_version(actor=world.user("management"), policy_version=version)
    today = yield before
    version = PolicyVersion.objects.get(pk=version.pk)
    actions.publish_version(actor=world.user("officer"), policy_version=version, read_by=today + timedelta(days=30))
    for place, key in enumerate(READERS[title]):
        yield before - (10 + place) / 24
        version = PolicyVersion.objects.get(pk=version.pk)
        text = binding_text(policy_version=version, language="fr")
        if text is None:
            raise RuntimeError(f"{title} was published without a binding text.")
        actions.acknowledge_policy(actor=world.user(key), policy_version=version, language="fr", digest=text.digest)
