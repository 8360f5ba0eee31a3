"""More controls of the demonstration body, so that its statement is answered as after a year of work."""

SITES = tuple(f"A.7.{number}" for number in (4, 5, 7, 8, 9, 10, 11, 12, 13, 14))
CONTRACT = (*(f"EXI-{number}" for number in (11, 12, 13, 14, 15)), *(f"EXI-{number}" for number in range(17, 28)))

MORE = (
    ("Politique de sécurité et comité de pilotage", "organisational",
     ("A.5.1", "A.5.2", "A.5.3", "A.5.4", "A.5.35", "A.5.36", "A.5.37", "EXI-01", "EXI-02", "EXI-04", "EXI-09"),
     "implemented", True),
    ("Veille réglementaire et registre des obligations", "organisational",
     ("A.5.5", "A.5.6", "A.5.31", "A.5.32", "A.5.33", "A.5.34", "EXI-03"), "implemented", True),
    ("Sécurité dans les projets et les changements", "organisational",
     ("A.5.8", "A.8.26", "A.8.27", "A.8.29", "A.8.31", "A.8.32", "A.8.33", "EXI-06"), "partial", False),
    ("Classification et règles de transfert", "organisational",
     ("A.5.12", "A.5.13", "A.5.14", "A.8.10", "A.8.11", "A.8.12"), "partial", False),
    ("Cycle de vie des identités", "technical",
     ("A.5.11", "A.5.16", "A.6.1", "A.6.4", "A.6.5", "A.8.2", "A.8.3"), "implemented", True),
    ("Postes de travail maîtrisés", "technical",
     ("A.6.7", "A.8.1", "A.8.7", "A.8.9", "A.8.18", "A.8.23"), "implemented", False),
    ("Sites et équipements protégés", "physical", SITES, "implemented", True),
    ("Continuité d'activité et reprise", "organisational", ("A.5.29", "A.8.6"), "partial", False),
    ("Horloges et qualification des évènements", "technical", ("A.8.17", "A.5.25", "A.5.27", "A.5.28"),
     "implemented", True),
    ("Contrat type d'hébergement", "contractual", CONTRACT, "implemented", True),
    ("Lieux de stockage et accès hors EEE", "contractual",
     ("A.5.22", "A.5.23", "EXI-28", "EXI-29", "EXI-30", "EXI-31"), "implemented", True),
    ("Programme d'audit et audit des traces d'accès", "organisational",
     ("A.8.34", "EXI-05", "EXI-07", "EXI-08", "EXI-10", "EXI-16"), "implemented", False),
)  # fmt: skip
