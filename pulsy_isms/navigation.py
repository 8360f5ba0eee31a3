"""The menu of the product, in the order of the PDCA cycle. A page shows here only to those who may open it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from web.navigation import Entry, Section
from web.registries import navigation, quarters

PLAN = pgettext_lazy("PDCA", "Plan")
DO = pgettext_lazy("PDCA", "Do")
CHECK = pgettext_lazy("PDCA", "Check")
ACT = pgettext_lazy("PDCA", "Act")

HOME = [Entry(_("Home"), "web:home")]
CONTEXT = [
    Entry(_("Scope of the system"), "organisation:scope_list"),
    Entry(_("Issues of the context"), "organisation:issue_list"),
    Entry(_("Interested parties"), "organisation:party_list"),
    Entry(_("Perimeters"), "organisation:perimeter_list"),
    Entry(_("Roles and rights"), "organisation:grant_list"),
    Entry(_("Obligations"), "controls:obligation_list"),
    Entry(_("Health-data hosting"), "controls:hosting"),
    Entry(_("Security objectives"), "reviews:objective_list"),
]
RISKS = [
    Entry(_("Register"), "risks:risk_list"),
    Entry(_("Matrix"), "risks:matrix"),
    Entry(_("By perimeter, owner, asset"), "risks:rollup"),
    Entry(_("Treatment plan"), "risks:treatment_plan"),
    Entry(_("Acceptances"), "risks:acceptance_list"),
    Entry(_("To look at again"), "risks:proposals"),
    Entry(_("Risks in euros"), "risks:euros"),
    Entry(_("Assets"), "risks:asset_list"),
]
CONTROLS = [
    Entry(_("Statement of applicability"), "controls:statement"),
    Entry(_("Versions of the statement"), "controls:statement_version_list"),
    Entry(_("Controls"), "controls:control_list"),
    Entry(_("Tests of controls"), "controls:control_test_list"),
    Entry(_("Evidence"), "controls:evidence_list"),
    Entry(_("Derogations"), "controls:derogation_list"),
    Entry(_("Frameworks"), "controls:framework_list"),
    Entry(_("Coverage by perimeter"), "controls:coverage"),
]
POLICIES = [
    Entry(_("To read"), "policies:to_read"),
    Entry(_("My acknowledgements"), "policies:my_acknowledgements"),
    Entry(_("Reading room"), "policies:reading_room"),
    Entry(_("Documents"), "policies:document_list"),
    Entry(_("Campaigns"), "policies:campaign_list"),
    Entry(_("Acknowledgements"), "policies:acknowledgement_list"),
    Entry(_("Questions"), "policies:question_list"),
    Entry(_("Training records"), "policies:training_list"),
    Entry(_("Verify a certificate"), "policies:verify"),
]
CONSENT = [
    Entry(_("Purposes"), "consent:purpose_list"),
    Entry(_("Persons concerned"), "consent:subject_list"),
    Entry(_("Consents"), "consent:consent_list"),
    Entry(_("Oppositions"), "consent:opposition_list"),
    Entry(_("Decisions on access"), "consent:decision_list"),
    Entry(_("Break-glass"), "consent:break_glass_list"),
    Entry(_("Figures of consent"), "consent:statistics"),
]
AUDITS = [
    Entry(_("Audits"), "audits:audit_list"),
    Entry(_("Audit programme"), "audits:programme_list"),
    Entry(_("Evidence requests"), "audits:evidence_request_list"),
    Entry(_("PDCA reviews"), "reviews:review_list"),
    Entry(_("Decisions of management"), "reviews:decision_list"),
    Entry(_("Reports"), "reports:produced_report_list"),
    Entry(_("Vault"), "vault:sealed_file_list"),
    Entry(_("Trail"), "trail:entry_list"),
]
IMPROVEMENT = [
    Entry(_("Nonconformities"), "improvement:nonconformity_list"),
    Entry(_("Action plan"), "improvement:corrective_action_list"),
    Entry(_("Reports from staff"), "improvement:report_list"),
    Entry(_("Ideas"), "improvement:idea_list"),
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
    Entry(_("Table of roles"), "organisation:roles", "key"),
    Entry(_("Frameworks"), "controls:framework_list", "list-check"),
    Entry(_("Scales"), "risks:scale_list", "scale"),
    Entry(_("Assessment criteria"), "risks:criteria_list", "adjustments"),
    Entry(_("Rhythm of the reviews"), "reviews:rhythm_list", "calendar"),
    Entry(_("Imports"), "risks:import_list", "file-import"),
    Entry(_("Mail"), "mail:letter_list", "mail"),
    Entry(_("Jobs"), "jobs:job_list", "progress"),
]
navigation.account = [Entry(_("Notifications"), "web:due", "bell")]
navigation.report = Entry(pgettext_lazy("verb", "Report"), "improvement:report_send", "speakerphone")
navigation.sign_out = "organisation:sign_out"
quarters.update({"risks": "plan", "controls": "do", "consent": "do", "policies": "do"})
quarters.update({"audits": "check", "reviews": "check", "improvement": "act"})
