"""Two documents, their approval, and who acknowledged them."""

from datetime import timedelta
from pathlib import Path

from organisation.models import User
from policies import actions, reading_proof
from policies.models import PolicyText, PolicyVersion
from policies.parts import parts_of
from policies.queries import acknowledged, binding_text, quiz_of
from policies.quiz import answers_of
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World
from trail import clock

FILES = Path(__file__).with_name("files")
MODULE = "Reconnaître un message piégé"
DOCUMENTS = (
    ("Politique générale de sécurité de l'information", "policy", "politique-generale.md", 310),
    ("Charte informatique", "charter", "charte-informatique.md", 250),
    ("Procédure de sauvegarde et de restauration", "procedure", "procedure-sauvegarde.md", 100),
    (MODULE, "module", "message-piege.md", 9),
)
READERS = {
    "Politique générale de sécurité de l'information": ("admin", "officer", "dpo", "management", "risk_owner",
                                                         "control_owner", "staff"),
    "Charte informatique": ("admin", "officer", "dpo", "control_owner"),
    "Procédure de sauvegarde et de restauration": ("officer",),
    MODULE: ("admin", "officer", "risk_owner"),
}  # fmt: skip

QUIZZES: dict[str, tuple[dict[str, str], ...]] = {
    MODULE: (
        {
            "question_fr": "Un message annonce que votre compte sera fermé ce soir. Que faites-vous ?",
            "answers_fr": "Je clique pour vérifier\n* Je le signale avec le bouton prévu\nJe le transfère",
        },
        {
            "question_fr": "Quels signes doivent alerter ?",
            "answers_fr": "* Un ton pressant\n* Un lien qui mène ailleurs que ce qu'il annonce\n"
            "Un message envoyé pendant les heures de bureau",
        },
    ),
    "Politique générale de sécurité de l'information": (
        {
            "question_fr": "Vous recevez un courriel inattendu qui demande votre mot de passe. Que faites-vous ?",
            "answers_fr": "Je réponds si l'expéditeur est connu\n* Je le signale au support sans y répondre\n"
            "Je le supprime sans rien dire",
            "question_en": "An unexpected e-mail asks for your password. What do you do?",
            "answers_en": "I answer if I know the sender\n* I report it to the support without answering\n"
            "I delete it and say nothing",
        },
        {
            "question_fr": "Quand un incident de sécurité se déclare-t-il ?",
            "answers_fr": "Une fois sa cause connue\n* Tout de suite, même en cas de doute\nÀ la fin de la semaine",
            "question_en": "When is a security incident reported?",
            "answers_en": "Once its cause is known\n* At once, even when in doubt\nAt the end of the week",
        },
    ),
}
FORMALITIES = {
    "Charte informatique": (
        ("staff_opinion", 12, "Comité social d'administration, avis favorable, procès-verbal n° 4"),
        ("internal_rules", 2, "Annexe 3 du règlement intérieur"),
    ),
}


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
    for question in QUIZZES.get(title, ()):
        actions.add_quiz_question(actor=officer, policy_version=version, **question)
    actions.comment_version(
        actor=world.user("dpo"),
        policy_version=version,
        text="Rappeler qui prévenir en cas d'incident : le RSSI, puis le DPO.",
    )
    actions.submit_version(actor=officer, policy_version=version)
    yield before + 2
    version = PolicyVersion.objects.get(pk=version.pk)
    actions.approve_version(actor=world.user("management"), policy_version=version)
    today = yield before
    version = PolicyVersion.objects.get(pk=version.pk)
    actions.publish_version(actor=world.user("officer"), policy_version=version, read_by=today + timedelta(days=30))
    for kind, days, note in FORMALITIES.get(title, ()):
        actions.record_formality(
            actor=world.user("officer"),
            policy_version=version,
            kind=kind,
            done_on=today - timedelta(days=days),
            note=note,
        )
    for place, key in enumerate(READERS[title]):
        yield before - (10 + place) / 24
        version = PolicyVersion.objects.get(pk=version.pk)
        text = binding_text(policy_version=version, language="fr")
        if text is None:
            raise RuntimeError(f"{title} was published without a binding text.")
        reader = world.user(key)
        right = {
            str(question.pk): sorted(answers_of(question.answers_fr).right)
            for question in quiz_of(policy_version=version)
        }
        if right:
            actions.attempt_quiz(actor=reader, policy_version=version, answers=right)
        actions.acknowledge_policy(
            actor=reader, policy_version=version, language="fr", digest=text.digest, proof=_read(reader, text)
        )


def _read(reader: User, text: PolicyText) -> str:
    """What a reader's browser brings back once every part was shown."""
    account, note = str(reader.pk), ""
    for part in parts_of(text.body):
        shown = reading_proof.read(token=note, account=account, digest=text.digest, at=clock.now())
        note = reading_proof.note(account=account, digest=text.digest, shown=shown, part=part.number, at=clock.now())
    return note


TRAININGS = (
    ("officer", "ISO/IEC 27001:2022 Lead Implementer", "certification", 240, 2100, "Organisme certificateur"),
    ("control_owner", "Restaurer un service essentiel", "exercise", 150, 180, ""),
    ("dpo", "Protection des données de santé", "course", 90, 420, "Université de Lorraine"),
    ("staff", "Accueil sécurité des nouveaux agents", "online", 340, 45, ""),
)


def follow_up(world: World) -> Storyline:
    """What people learnt elsewhere, who is told of the late, who is absent, and the texts begun from templates."""
    yield 80
    officer = world.user("officer")
    for key, title, kind, before, minutes, provider in TRAININGS:
        actions.record_training(
            actor=officer,
            person=world.people[key],
            title=title,
            kind=kind,
            trained_on=world.year.day(before),
            minutes=minutes,
            provider=provider,
        )
    actions.name_manager(
        actor=officer,
        perimeter=world.perimeters["siege"],
        team="Déploiement",
        person=world.people["risk_owner"],
        delegate=world.people["control_owner"],
    )
    for template in ("cryptography", "incident"):
        actions.start_from_template(
            actor=officer, perimeter=world.root, template=template, owner=world.people["officer"]
        )
    yield 5
    actions.declare_absence(
        actor=world.user("officer"),
        person=world.people["dpo"],
        starts_on=world.year.day(3),
        ends_on=world.year.day(-7),
    )
    mine = acknowledged(world.user("officer")).order_by("at")[0]
    actions.request_certificate(actor=world.user("officer"), acknowledgement=mine)
