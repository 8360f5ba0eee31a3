"""The group's own baseline in two editions, samples drawn for tests, and evidence of several files."""

import io
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from controls import actions
from controls.models import Control, Evidence, Framework, Requirement, SampleDraw
from pulsy_isms.demo.calendar import Storyline
from pulsy_isms.demo.people import World

FILES = Path(__file__).with_name("files")
ACCOUNTS = "\n".join(
    f"{name}.{number:02}"
    for name in ("soins", "accueil", "pharmacie", "laboratoire", "technique", "prestataire")
    for number in range(1, 11)
)
RESTORED = (42, 38, 41, 33, 29, 27, 24, 21)


def follow_the_baseline(world: World) -> Storyline:
    """The baseline imported and adopted, then its second edition, whose decisions are partly carried over."""
    yield 300
    _write(world, "socle-membres-v1.yaml")
    older = Framework.objects.get(code="socle-membres-v1")
    for key in ("chr", "chm"):
        actions.adopt_framework(
            actor=world.user("officer"), perimeter=world.perimeters[key], framework=older,
            reason="Convention d'adhésion au groupement, article 7.",
        )  # fmt: skip
    yield 210
    for ref, title in (("1.2", "Sensibilisation annuelle"), ("2.1", "Revue semestrielle"), ("3.1", "Sauvegardes")):
        actions.answer_requirement(
            actor=world.user("officer"),
            control=Control.objects.get(title__startswith=title),
            requirement=Requirement.objects.get(framework=older, ref=ref),
        )
    yield 40
    _write(world, "socle-membres-v2.yaml")
    yield 30
    newer = Framework.objects.get(code="socle-membres-v2")
    kept = list(Requirement.objects.filter(framework=newer, ref__in=("1.2", "2.1")))
    actions.carry_over(actor=world.user("officer"), perimeter=world.root, framework=newer, requirements=kept)


def _write(world: World, name: str) -> None:
    data = (FILES / name).read_bytes()
    actions.write_framework(actor=world.user("officer"), data=data, file_name=name)


def draw_and_test(world: World) -> Storyline:
    """Two samples of accounts: one test that fails on three of them, one that passes; and one sample still to use."""
    yield 82
    _draw(world, "Revue semestrielle", "Le compte appartient-il à une personne présente et habilitée ?")
    yield 81
    _test(world, "Revue semestrielle", exceptions=3)
    yield 60
    _draw(world, "Authentification multifacteur", "La connexion demande-t-elle un second facteur ?")
    yield 59
    _test(world, "Authentification multifacteur", exceptions=0)
    yield 2
    _draw(world, "Contrôle des accès", "Le badge est-il attribué à une personne habilitée à cette salle ?")


def _draw(world: World, title: str, subject: str) -> None:
    actions.draw_sample(
        actor=world.user("officer"),
        control=Control.objects.get(title__startswith=title),
        subject=subject,
        size=10,
        names=ACCOUNTS,
    )


def _test(world: World, title: str, *, exceptions: int) -> None:
    control = Control.objects.get(title__startswith=title)
    draw = SampleDraw.objects.get(control=control)
    items = [
        {"number": item["number"], "result": "exception" if place < exceptions else "conform",
         "note": "Encore ouvert après le départ de son titulaire." if place < exceptions else ""}
        for place, item in enumerate(draw.drawn)
    ]  # fmt: skip
    actions.record_test(
        actor=world.user("officer"), control=control, method="test", tester=world.people["auditor"], draw=draw,
        items=items, result="ineffective" if exceptions else "effective",
        conclusion=f"{exceptions} comptes sur dix étaient ouverts à tort : les départs de prestataires ne sont pas "
        "signalés." if exceptions else "Les dix connexions observées ont demandé le second facteur.",
        evidence=list(Evidence.objects.filter(controlevidence_links__control=control)[:1]) if not exceptions else [],
    )  # fmt: skip


def keep_the_restore_test(world: World) -> Storyline:
    """One piece of evidence made of five files, shown for controls and for a requirement."""
    yield 34
    hosting, owner = world.perimeters["hebergement"], world.people["control_owner"]
    evidence = actions.deposit_evidence(
        actor=world.user("control_owner"),
        perimeter=hosting,
        title="Essai de restauration du trimestre",
        description="Restauration complète du dossier patient sur un environnement isolé : durée, journal, compte "
        "rendu et accord de l'établissement.",
        file=_pdf(),
        more_files=[_picture(), _table(), _mail(), _note()],
        owner=owner,
        valid_until=world.year.day(-57),
        remind_days=60,
        controls=list(Control.objects.filter(title__in=("Sauvegardes quotidiennes et copie hors ligne",
                                                        "Essai trimestriel de restauration"))),
    )  # fmt: skip
    actions.show_evidence(
        actor=world.user("officer"),
        perimeter=hosting,
        requirement=Requirement.objects.get(framework__code="iso27001-2022", ref="A.8.13"),
        evidence=evidence,
        comment="La restauration complète est essayée, mesurée et signée.",
    )


def _named(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def _pdf() -> io.BytesIO:
    """The report of the test, one page."""
    lines = (
        "Compte rendu d'essai de restauration", "", "Application : dossier patient, copie de la veille",
        "Environnement : salle de secours, isolé de la production", "Début 06:00 - fin 06:21, objectif 45 minutes",
        "Contrôle : 200 dossiers tirés au sort, tous identiques à l'original", "",
        "Conclusion : restauration réussie dans le délai.",
    )  # fmt: skip
    words = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -22 Td\n" for line in lines)
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = document.make_stream(f"BT /F1 13 Tf 72 760 Td\n{words}ET".encode("cp1252"))
        sink = io.BytesIO()
        document.save(sink)
    return _named("compte-rendu-restauration.pdf", sink.getvalue())


def _picture() -> io.BytesIO:
    """How long restoring took, test after test."""
    image = Image.new("RGB", (960, 420), "white")
    pen = ImageDraw.Draw(image)
    pen.line([(60, 370), (930, 370)], fill="#556", width=2)
    pen.line([(60, 370 - 45 * 7), (930, 370 - 45 * 7)], fill="#b44", width=2)
    pen.text((64, 370 - 45 * 7 - 16), "objectif : 45 minutes", fill="#b44")
    for place, minutes in enumerate(RESTORED):
        left = 90 + place * 105
        pen.rectangle([(left, 370 - minutes * 7), (left + 60, 369)], fill="#2f6f6a")
        pen.text((left + 16, 370 - minutes * 7 - 16), f"{minutes} min", fill="#223")
        pen.text((left + 20, 378), f"T{place + 1}", fill="#556")
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return _named("durees-de-restauration.png", sink.getvalue())


def _table() -> io.BytesIO:
    rows = "\n".join(f"{number:03};dossier-{number * 37 % 997:03};identique;0" for number in range(1, 41))
    return _named("controle-des-dossiers.csv", f"n°;dossier;résultat;écarts\n{rows}\n".encode())


def _mail() -> io.BytesIO:
    text = (
        "From: Qualite <qualite@chr.example>\nTo: Exploitation <exploitation@demo.pulsy.example>\n"
        "Date: Mon, 05 Oct 2026 09:12:00 +0200\nSubject: Accord sur l'essai de restauration\n"
        "Message-ID: <essai-2026-t3@chr.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\nBonjour,\n\nNous avons contrôlé les 200 dossiers tirés au sort : tous sont "
        "identiques.\nL'établissement donne son accord.\n\nLa direction qualité\n"
    )
    return _named("accord-etablissement.eml", text.encode())


def _note() -> io.BytesIO:
    return _named("journal.txt", b"06:00 debut\n06:04 montage de la copie\n06:19 controle d'integrite\n06:21 fin\n")
