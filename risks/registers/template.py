"""The template of a register: a spreadsheet with the headings that an import reads, and the words of the scale."""

import io
from collections.abc import Mapping, Sequence
from typing import IO

from web.exports import new_workbook

# the field of each column, its heading in each language and one example
COLUMNS: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
    ("reference", {"fr": "Réf.", "en": "Ref."}, {"fr": "R-001", "en": "R-001"}),
    (
        "feared_event",
        {"fr": "Évènement redouté", "en": "Feared event"},
        {
            "fr": "Indisponibilité prolongée du dossier patient partagé",
            "en": "Long outage of the shared patient record",
        },
    ),
    (
        "title",
        {"fr": "Scénario", "en": "Scenario"},
        {
            "fr": "Un rançongiciel chiffre les serveurs faute de cloisonnement du réseau",
            "en": "Ransomware encrypts the servers because the network is flat",
        },
    ),
    (
        "assets",
        {"fr": "Actif(s)", "en": "Assets"},
        {"fr": "Dossier patient partagé ; Sauvegardes", "en": "Shared patient record ; Backups"},
    ),
    ("criteria", {"fr": "Critère(s) DICT", "en": "Criteria"}, {"fr": "D, I", "en": "D, I"}),
    ("threats", {"fr": "Menace", "en": "Threats"}, {"fr": "Rançongiciel", "en": "Ransomware"}),
    (
        "vulnerabilities",
        {"fr": "Vulnérabilité", "en": "Vulnerabilities"},
        {"fr": "Réseau à plat sans cloisonnement", "en": "Flat network"},
    ),
    ("existing_controls", {"fr": "Mesures existantes", "en": "Existing controls"}, {"fr": "A.8.13", "en": "A.8.13"}),
    ("inherent_likelihood", {"fr": "Vraisemblance brute", "en": "Inherent likelihood"}, {"fr": "4", "en": "4"}),
    ("inherent_severity", {"fr": "Gravité brute", "en": "Inherent severity"}, {"fr": "4", "en": "4"}),
    ("current_likelihood", {"fr": "Vraisemblance actuelle", "en": "Current likelihood"}, {"fr": "3", "en": "3"}),
    ("current_severity", {"fr": "Gravité actuelle", "en": "Current severity"}, {"fr": "4", "en": "4"}),
    ("treatment", {"fr": "Option de traitement", "en": "Treatment"}, {"fr": "Réduire", "en": "Modify"}),
    (
        "planned_controls",
        {"fr": "Mesures prévues (annexe A)", "en": "Planned controls (Annex A)"},
        {"fr": "A.8.22 ; A.8.8", "en": "A.8.22 ; A.8.8"},
    ),
    ("residual_likelihood", {"fr": "Vraisemblance résiduelle", "en": "Residual likelihood"}, {"fr": "1", "en": "1"}),
    ("residual_severity", {"fr": "Gravité résiduelle", "en": "Residual severity"}, {"fr": "4", "en": "4"}),
    ("owner", {"fr": "Propriétaire du risque", "en": "Risk owner"}, {"fr": "", "en": ""}),
    ("due_on", {"fr": "Échéance", "en": "Due date"}, {"fr": "31/12/2027", "en": "31/12/2027"}),
    ("cost_thousands", {"fr": "Coût estimé (k€)", "en": "Estimated cost (k€)"}, {"fr": "12,5", "en": "12.5"}),
    ("comment", {"fr": "Commentaire", "en": "Comment"}, {"fr": "", "en": ""}),
)
SHEETS = {"fr": ("Registre", "Échelles"), "en": ("Register", "Scales")}


def write_template(*, language: str, scales: Mapping[str, Sequence[str]]) -> IO[bytes]:
    """The spreadsheet: one example line, list boxes for the words of the scale, and a sheet that gives them."""
    stream = io.BytesIO()
    book = new_workbook(stream, in_memory=True)
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    register, words = (book.add_worksheet(name) for name in SHEETS[language])
    for place, (field, headings, examples) in enumerate(COLUMNS):
        register.set_column(place, place, 34 if field in ("title", "feared_event", "assets") else 20)
        register.write_string(0, place, headings[language], heading)
        register.write_string(1, place, _example(field, examples[language], scales))
        axis = next((axis for axis in scales if field.endswith(axis)), "")
        if axis:
            register.data_validation(1, place, 2000, place, {"validate": "list", "source": list(scales[axis])})
    register.freeze_panes(1, 1)
    for place, (axis, steps) in enumerate(scales.items()):
        words.set_column(place, place, 30)
        words.write_string(0, place, _axis_name(axis, language), heading)
        for line, step in enumerate(steps, start=1):
            words.write_string(line, place, step)
    book.close()
    stream.seek(0)
    return stream


def _example(field: str, value: str, scales: Mapping[str, Sequence[str]]) -> str:
    """A step of a scale is shown by its wording."""
    axis = next((axis for axis in scales if field.endswith(axis)), "")
    if not axis or not value.isdigit():
        return value
    return scales[axis][min(int(value), len(scales[axis])) - 1]


def _axis_name(axis: str, language: str) -> str:
    names = {"likelihood": ("Vraisemblance", "Likelihood"), "severity": ("Gravité", "Severity")}
    return names[axis][0 if language == "fr" else 1]
