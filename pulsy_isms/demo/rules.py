"""What the documents of the demonstration body answer, and the controls that put them into practice."""

from controls.models import Control, Requirement
from policies import actions
from policies.models import Document
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

RULES = {
    "Politique générale de sécurité de l'information": (
        ("5.2", "A.5.1", "A.5.2"), ("Politique de sécurité et comité de pilotage",)),
    "Charte informatique": (
        ("A.5.10", "A.6.2"),
        ("Charte informatique et engagement de confidentialité", "Sensibilisation annuelle de tout le personnel")),
    "Procédure de sauvegarde et de restauration": (
        ("A.5.30", "A.8.13"), ("Sauvegardes quotidiennes et copie hors ligne", "Essai trimestriel de restauration")),
}  # fmt: skip


def tie(world: World) -> Storyline:
    """The officer ties each rule to what it answers and to what is done."""
    yield 78
    officer = world.user("officer")
    for title, (refs, controls) in RULES.items():
        document = Document.objects.get(title=title)
        for requirement in Requirement.objects.filter(framework__code="iso27001-2022", ref__in=refs):
            actions.link_requirement(actor=officer, document=document, requirement=requirement)
        for control in Control.objects.filter(title__in=controls):
            actions.link_control(actor=officer, document=document, control=control)
