"""Frameworks and their requirements, controls and their tests, evidence, statements of applicability."""

from controls.models.controls import Control, ControlRequirement, ControlTest
from controls.models.evidence import ControlEvidence, Evidence, EvidenceLink
from controls.models.frameworks import Adoption, Framework, Mapping, MappingSet, Requirement, RequirementAttribute
from controls.models.statement import Applicability, FrozenStatement, HostingActivity, StatementVersion
from controls.models.versions import EvidenceVersion

__all__ = [
    "Adoption",
    "Applicability",
    "Control",
    "ControlEvidence",
    "ControlRequirement",
    "ControlTest",
    "Evidence",
    "EvidenceLink",
    "EvidenceVersion",
    "Framework",
    "FrozenStatement",
    "HostingActivity",
    "Mapping",
    "MappingSet",
    "Requirement",
    "RequirementAttribute",
    "StatementVersion",
]
