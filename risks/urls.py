"""Every route of the risks application."""

from risks import api
from risks.api import assets as assets_api
from risks.api import scales as scales_api
from risks.views import assets, changes, graph, imports, register, scales, settings, treatment
from web.endpoints import endpoint
from web.pages import page

pages = [
    # the register
    page("", register.RiskList, "risk_list"),
    page("new/", changes.IdentifyRisk, "risk_identify"),
    page("matrix/", register.MatrixPage, "matrix"),
    page("<uuid:pk>/", register.RiskPage, "risk"),
    page("<uuid:pk>/edit/", changes.EditRisk, "risk_edit"),
    page("<uuid:pk>/assess/", changes.AssessRisk, "risk_assess"),
    page("<uuid:pk>/review/", changes.ReviewRisk, "risk_review"),
    page("<uuid:pk>/accept/", changes.AcceptRisk, "risk_accept"),
    page("<uuid:pk>/close/", changes.CloseRisk, "risk_close"),
    page("<uuid:pk>/withdraw/", changes.WithdrawRisk, "risk_withdraw"),
    page("<uuid:pk>/treatment/", treatment.DecideTreatment, "treatment_decide"),
    page("<uuid:pk>/plan/", treatment.PlanAction, "action_plan"),
    page("<uuid:pk>/control/", treatment.LinkControl, "control_link"),
    page("control-links/<uuid:pk>/unlink/", treatment.UnlinkControl, "control_unlink"),
    # what is planned, what is accepted
    page("plan/", treatment.TreatmentPlan, "treatment_plan"),
    page("plan/<uuid:pk>/", treatment.TreatmentActionPage, "treatment_action"),
    page("plan/<uuid:pk>/advance/", treatment.AdvanceAction, "action_advance"),
    page("acceptances/", settings.AcceptanceList, "acceptance_list"),
    page("acceptances/<uuid:pk>/", settings.AcceptancePage, "acceptance"),
    # assets
    page("assets/", assets.AssetList, "asset_list"),
    page("assets/new/", assets.IdentifyAsset, "asset_identify"),
    page("assets/<uuid:pk>/", assets.AssetPage, "asset"),
    page("assets/<uuid:pk>/edit/", assets.EditAsset, "asset_edit"),
    page("assets/<uuid:pk>/withdraw/", assets.WithdrawAsset, "asset_withdraw"),
    page("assets/<uuid:pk>/depend/", assets.LinkDependency, "dependency_link"),
    page("asset-dependencies/<uuid:pk>/unlink/", assets.UnlinkDependency, "dependency_unlink"),
    page("assets/graph/", graph.AssetGraph, "asset_graph"),
    # the scales, and what perimeters chose
    page("scales/", scales.ScaleList, "scale_list"),
    page("scales/new/", scales.DefineScale, "scale_define"),
    page("scales/<uuid:pk>/", scales.ScalePage, "scale"),
    page("criteria/", scales.CriteriaList, "criteria_list"),
    page("criteria/choose/", scales.ChooseCriteria, "criteria_choose"),
    page("criteria/change/", scales.ChangeScale, "scale_change"),
    page("criteria/changes/", scales.ScaleChangeList, "scale_change_list"),
    page("catalogues/load/", settings.LoadCatalogues, "catalogue_load"),
    # bringing a register in
    page("imports/", imports.ImportList, "import_list"),
    page("imports/new/", imports.StageRegister, "register_stage"),
    page("imports/template/", imports.RegisterTemplate, "register_template"),
    page("imports/<uuid:pk>/", imports.ImportPage, "register_import"),
    page("imports/<uuid:pk>/confirm/", imports.ImportRegister, "register_confirm"),
]

endpoints = [
    endpoint("risks/", api.RiskEndpoint, "risk"),
    endpoint("risks/identify/", api.IdentifyRiskEndpoint, "risk-identify"),
    endpoint("risks/<uuid:pk>/edit/", api.EditRiskEndpoint, "risk-edit"),
    endpoint("risks/<uuid:pk>/assess/", api.AssessRiskEndpoint, "risk-assess"),
    endpoint("risks/<uuid:pk>/review/", api.ReviewRiskEndpoint, "risk-review"),
    endpoint("risks/<uuid:pk>/accept/", api.AcceptRiskEndpoint, "risk-accept"),
    endpoint("risks/<uuid:pk>/close/", api.CloseRiskEndpoint, "risk-close"),
    endpoint("risks/<uuid:pk>/withdraw/", api.WithdrawRiskEndpoint, "risk-withdraw"),
    endpoint("risks/<uuid:pk>/treatment/", api.DecideTreatmentEndpoint, "treatment-decide"),
    endpoint("risks/<uuid:pk>/plan/", api.PlanActionEndpoint, "action-plan"),
    endpoint("risks/<uuid:pk>/control/", api.LinkControlEndpoint, "control-link"),
    endpoint("control-links/<uuid:pk>/unlink/", api.UnlinkControlEndpoint, "control-unlink"),
    endpoint("treatment-actions/", api.TreatmentActionEndpoint, "treatment-action"),
    endpoint("treatment-actions/<uuid:pk>/advance/", api.AdvanceActionEndpoint, "action-advance"),
    endpoint("acceptances/", api.AcceptanceEndpoint, "acceptance"),
    endpoint("assets/", assets_api.AssetEndpoint, "asset"),
    endpoint("assets/identify/", assets_api.IdentifyAssetEndpoint, "asset-identify"),
    endpoint("assets/<uuid:pk>/edit/", assets_api.EditAssetEndpoint, "asset-edit"),
    endpoint("assets/<uuid:pk>/withdraw/", assets_api.WithdrawAssetEndpoint, "asset-withdraw"),
    endpoint("assets/<uuid:pk>/depend/", assets_api.LinkDependencyEndpoint, "dependency-link"),
    endpoint("asset-dependencies/", assets_api.DependencyEndpoint, "dependency"),
    endpoint("asset-dependencies/<uuid:pk>/unlink/", assets_api.UnlinkDependencyEndpoint, "dependency-unlink"),
    endpoint("scales/", scales_api.ScaleEndpoint, "scale"),
    endpoint("scales/define/", scales_api.DefineScaleEndpoint, "scale-define"),
    endpoint("scale-changes/", scales_api.ScaleChangeEndpoint, "scale-change"),
    endpoint("criteria/choose/", scales_api.ChooseCriteriaEndpoint, "criteria-choose"),
    endpoint("criteria/change/", scales_api.ChangeScaleEndpoint, "criteria-change"),
    endpoint("catalogues/load/", api.LoadCataloguesEndpoint, "catalogue-load"),
    endpoint("imports/", api.RegisterImportEndpoint, "register-import"),
    endpoint("imports/stage/", api.StageRegisterEndpoint, "register-stage"),
    endpoint("imports/<uuid:pk>/confirm/", api.ImportRegisterEndpoint, "register-confirm"),
]
