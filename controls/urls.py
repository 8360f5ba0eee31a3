"""Every page and every endpoint of controls, as explicit paths."""

from controls.api import controls as control_api
from controls.api import evidence as evidence_api
from controls.api import frameworks as framework_api
from controls.api import statement as statement_api
from controls.views import controls, evidence, frameworks, requirements, statement, versions
from web.endpoints import endpoint
from web.pages import page

pages = [
    # controls
    page("", controls.ControlList, "control_list"),
    page("new/", controls.CreateControl, "control_create"),
    page("<uuid:pk>/", controls.ControlPage, "control"),
    page("<uuid:pk>/edit/", controls.EditControl, "control_edit"),
    page("<uuid:pk>/advance/", controls.AdvanceControl, "control_advance"),
    page("<uuid:pk>/withdraw/", controls.WithdrawControl, "control_withdraw"),
    page("<uuid:pk>/answer/", controls.AnswerRequirement, "control_answer"),
    page("<uuid:pk>/test/", controls.RecordTest, "control_test"),
    page("<uuid:pk>/evidence/", controls.LinkEvidence, "control_link_evidence"),
    page("answers/<uuid:pk>/withdraw/", controls.WithdrawAnswer, "answer_withdraw"),
    page("links/<uuid:pk>/withdraw/", evidence.UnlinkEvidence, "evidence_unlink"),
    # evidence
    page("evidence/", evidence.EvidenceList, "evidence_list"),
    page("evidence/new/", evidence.DepositEvidence, "evidence_deposit"),
    page("evidence/<uuid:pk>/", evidence.EvidencePage, "evidence"),
    page("evidence/<uuid:pk>/edit/", evidence.EditEvidence, "evidence_edit"),
    page("evidence/<uuid:pk>/version/", evidence.AddEvidenceVersion, "evidence_add_version"),
    page("evidence/<uuid:pk>/withdraw/", evidence.WithdrawEvidence, "evidence_withdraw"),
    page("evidence/versions/<uuid:pk>/", evidence.OpenEvidence, "evidence_version"),
    # frameworks
    page("frameworks/", frameworks.FrameworkList, "framework_list"),
    page("frameworks/adopt/", frameworks.AdoptFramework, "framework_adopt"),
    page("frameworks/load/", frameworks.LoadFramework, "framework_load"),
    page("frameworks/mappings/load/", frameworks.LoadMappings, "mapping_load"),
    page("frameworks/<uuid:pk>/", frameworks.FrameworkPage, "framework"),
    page("requirements/<uuid:pk>/", requirements.RequirementPage, "requirement"),
    # the statement of applicability
    page("statement/", statement.StatementPage, "statement"),
    page("statement/<uuid:pk>/", statement.StatementPage, "statement_of"),
    page("statement/<uuid:pk>/xlsx/", statement.StatementWorkbook, "statement_xlsx"),
    page("statement/<uuid:pk>/print/", statement.PrintStatement, "statement_print"),
    page("statement/<uuid:pk>/decide/", statement.DecideApplicability, "statement_decide"),
    page("statement/<uuid:pk>/decide-many/", statement.DecideMany, "statement_decide_many"),
    page("statement/<uuid:pk>/submit/", statement.SubmitStatement, "statement_submit"),
    page("statement/<uuid:pk>/activities/", statement.DeclareActivities, "activities_declare"),
    page("versions/", versions.StatementVersionList, "statement_version_list"),
    page("versions/<uuid:pk>/", versions.StatementVersionPage, "statement_version"),
    page("versions/<uuid:pk>/approve/", versions.ApproveStatement, "statement_approve"),
    page("versions/<uuid:pk>/return/", versions.ReturnStatement, "statement_return"),
    page("versions/<uuid:pk>/pin/", versions.PinStatement, "statement_pin"),
]

endpoints = [
    endpoint("controls/", control_api.ControlEndpoint, "control"),
    endpoint("controls/create/", control_api.CreateControlEndpoint, "control-create"),
    endpoint("controls/<uuid:pk>/edit/", control_api.EditControlEndpoint, "control-edit"),
    endpoint("controls/<uuid:pk>/advance/", control_api.AdvanceControlEndpoint, "control-advance"),
    endpoint("controls/<uuid:pk>/withdraw/", control_api.WithdrawControlEndpoint, "control-withdraw"),
    endpoint("controls/<uuid:pk>/answer/", control_api.AnswerRequirementEndpoint, "control-answer"),
    endpoint("controls/<uuid:pk>/test/", control_api.RecordTestEndpoint, "control-test"),
    endpoint("controls/<uuid:pk>/link-evidence/", evidence_api.LinkEvidenceEndpoint, "control-link-evidence"),
    endpoint("answers/", control_api.ControlRequirementEndpoint, "answer"),
    endpoint("answers/<uuid:pk>/withdraw/", control_api.WithdrawAnswerEndpoint, "answer-withdraw"),
    endpoint("tests/", control_api.ControlTestEndpoint, "test"),
    endpoint("evidence/", evidence_api.EvidenceEndpoint, "evidence"),
    endpoint("evidence/deposit/", evidence_api.DepositEvidenceEndpoint, "evidence-deposit"),
    endpoint("evidence/<uuid:pk>/edit/", evidence_api.EditEvidenceEndpoint, "evidence-edit"),
    endpoint("evidence/<uuid:pk>/add-version/", evidence_api.AddEvidenceVersionEndpoint, "evidence-add-version"),
    endpoint("evidence/<uuid:pk>/withdraw/", evidence_api.WithdrawEvidenceEndpoint, "evidence-withdraw"),
    endpoint("evidence-versions/", evidence_api.EvidenceVersionEndpoint, "evidence-version"),
    endpoint("evidence-versions/<uuid:pk>/open/", evidence_api.OpenEvidenceEndpoint, "evidence-open"),
    endpoint("evidence-links/", evidence_api.ControlEvidenceEndpoint, "evidence-link"),
    endpoint("evidence-links/<uuid:pk>/withdraw/", evidence_api.UnlinkEvidenceEndpoint, "evidence-unlink"),
    endpoint("frameworks/", framework_api.FrameworkEndpoint, "framework"),
    endpoint("frameworks/load/", framework_api.LoadFrameworkEndpoint, "framework-load"),
    endpoint("frameworks/adopt/", framework_api.AdoptFrameworkEndpoint, "framework-adopt"),
    endpoint("requirements/", framework_api.RequirementEndpoint, "requirement"),
    endpoint("mappings/", framework_api.MappingEndpoint, "mapping"),
    endpoint("mappings/load/", framework_api.LoadMappingsEndpoint, "mapping-load"),
    endpoint("adoptions/", framework_api.AdoptionEndpoint, "adoption"),
    endpoint("applicability/", statement_api.ApplicabilityEndpoint, "applicability"),
    endpoint("statements/", statement_api.StatementVersionEndpoint, "statement"),
    endpoint("statements/<uuid:pk>/approve/", statement_api.ApproveStatementEndpoint, "statement-approve"),
    endpoint("statements/<uuid:pk>/return/", statement_api.ReturnStatementEndpoint, "statement-return"),
    endpoint("statements/<uuid:pk>/pin/", statement_api.PinStatementEndpoint, "statement-pin"),
    endpoint("perimeters/<uuid:pk>/decide/", statement_api.DecideApplicabilityEndpoint, "decide"),
    endpoint("perimeters/<uuid:pk>/decide-many/", statement_api.DecideManyEndpoint, "decide-many"),
    endpoint("perimeters/<uuid:pk>/submit-statement/", statement_api.SubmitStatementEndpoint, "statement-submit"),
    endpoint("perimeters/<uuid:pk>/declare-activities/", statement_api.DeclareActivitiesEndpoint, "activities-declare"),
    endpoint("activities/", statement_api.HostingActivityEndpoint, "activity"),
]
