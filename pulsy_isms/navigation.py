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

navigation.sections = [
    Section(_("Home"), "home", entries=[Entry(_("Home"), "web:home")]),
    Section(_("Context"), "compass", PLAN, [Entry(_("Perimeters"), "organisation:perimeter_list")]),
    Section(_("Risks"), "flame", PLAN, [Entry(_("Register"), "risks:risk_list")]),
    Section(_("Controls"), "shield-check", DO, [Entry(_("Controls"), "controls:control_list")]),
    Section(_("Policies"), "file-text", DO, [Entry(_("Documents"), "policies:policy_list")]),
    Section(_("Consent"), "user-check", DO, [Entry(_("Consents"), "consent:consent_list")]),
    Section(_("Audits & reviews"), "clipboard-check", CHECK, [Entry(_("Audits"), "audits:audit_list")]),
    Section(_("Improvement"), "refresh", ACT, [Entry(_("Nonconformities"), "improvement:nonconformity_list")]),
]
navigation.gear = [Entry(_("People"), "organisation:person_list", "users")]
navigation.account = [Entry(_("My deadlines"), "web:due", "bell")]
navigation.report = Entry(pgettext_lazy("verb", "Report"), "improvement:report_send", "speakerphone")
navigation.sign_out = "organisation:sign_out"
