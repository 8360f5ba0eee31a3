"""Risks: catalogues, scales, assets, scenarios, their story, their treatment, and imports being prepared."""

from risks.models.assets import Asset, AssetDependency, Criterion, Need, NeedWaiver
from risks.models.catalogue import (
    AssetType,
    CatalogueLoad,
    CatalogueRow,
    FearedEvent,
    ImpactType,
    Nature,
    RiskSource,
    SecurityNeed,
    TargetObjective,
    Threat,
    Vulnerability,
)
from risks.models.drafts import ScenarioDraft
from risks.models.quantity import BudgetChoice, EffectEstimate, LossSimulation, Quantification, QuantitySwitch
from risks.models.scales import Axis, Colour, RiskCriteria, Scale, ScaleChange, ScaleStep
from risks.models.scenarios import Risk, RiskAsset, RiskControl, RiskEvidence, RiskOrigin, RiskThreat, RiskVulnerability
from risks.models.staging import ColumnMapping, RegisterImport, RegisterImportRow
from risks.models.story import (
    Acceptance,
    AcceptanceRequest,
    AcceptanceRevocation,
    Assessment,
    ReassessmentDismissal,
    RiskReview,
)
from risks.models.treatment import Treatment, TreatmentAction

__all__ = [
    "Acceptance",
    "AcceptanceRequest",
    "AcceptanceRevocation",
    "Assessment",
    "Asset",
    "AssetDependency",
    "AssetType",
    "Axis",
    "BudgetChoice",
    "CatalogueLoad",
    "CatalogueRow",
    "Colour",
    "ColumnMapping",
    "Criterion",
    "EffectEstimate",
    "FearedEvent",
    "ImpactType",
    "LossSimulation",
    "Nature",
    "Need",
    "NeedWaiver",
    "Quantification",
    "QuantitySwitch",
    "ReassessmentDismissal",
    "RegisterImport",
    "RegisterImportRow",
    "Risk",
    "RiskAsset",
    "RiskControl",
    "RiskCriteria",
    "RiskEvidence",
    "RiskOrigin",
    "RiskReview",
    "RiskSource",
    "RiskThreat",
    "RiskVulnerability",
    "Scale",
    "ScaleChange",
    "ScaleStep",
    "ScenarioDraft",
    "SecurityNeed",
    "TargetObjective",
    "Threat",
    "Treatment",
    "TreatmentAction",
    "Vulnerability",
]
