"""The menu of the product, in the order of the PDCA cycle. A page shows here only to those who may open it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from web.navigation import Entry, Section
from web.registries import navigation

PLAN = pgettext_lazy("PDCA", "Plan")
DO = pgettext_lazy("PDCA", "Do")
CHECK = pgettext_lazy("PDCA", "Check")
ACT = pgettext_lazy("PDCA", "Act")

HOME = [Entry(_("Home"), "web:home")]
CONTEXT = [
    Entry(_("Perimeters"), "organisation:perimeter_list"),
]
RISKS = [
    Entry(_("Register"), "risks:risk_list"),
    Entry(_("Assets"), "risks:asset_list"),
    Entry(_("Acceptances"), "risks:acceptance_list"),
]
CONTROLS: list[Entry] = []
POLICIES: list[Entry] = []
CONSENT: list[Entry] = []
AUDITS = [
    Entry(_("Audits"), "audits:audit_list"),
    Entry(_("Audit programme"), "audits:programme_list"),
    Entry(_("Evidence requests"), "audits:evidence_request_list"),
]
IMPROVEMENT = [
    Entry(_("Nonconformities"), "improvement:nonconformity_list"),
    Entry(_("Action plan"), "improvement:corrective_action_list"),
    Entry(_("Reports from staff"), "improvement:report_list"),
    Entry(_("Improvement ideas"), "improvement:idea_list"),
]

navigation.sections = [
    Section(_("Home"), "home", entries=HOME),
    Section(_("Context"), "compass", PLAN, CONTEXT),
    Section(_("Risks"), "flame", PLAN, RISKS),
    Section(_("Controls"), "shield-check", DO, CONTROLS),
    Section(_("Policies"), "file-text", DO, POLICIES),
    Section(_("Consent"), "user-check", DO, CONSENT),
    Section(_("Audits & reviews"), "clipboard-check", CHECK, AUDITS),
    Section(_("Improvement"), "refresh", ACT, IMPROVEMENT),
]
navigation.gear = [
    Entry(_("People"), "organisation:person_list", "users"),
    Entry(_("Roles and rights"), "organisation:grant_list", "key"),
    Entry(_("Scales"), "risks:scale_list", "scale"),
    Entry(_("Imports"), "risks:import_list", "file-import"),
]
navigation.account = [Entry(_("My deadlines"), "web:due", "bell")]
navigation.report = Entry(pgettext_lazy("verb", "Report"), "improvement:report_send", "speakerphone")
navigation.sign_out = "organisation:sign_out"
