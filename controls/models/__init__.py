"""Frameworks and their requirements, controls and their tests, evidence, statements of applicability."""

from controls.models.controls import Control, ControlRequirement, ControlTest
from controls.models.evidence import ControlEvidence, Evidence, EvidenceLink, RequirementEvidence
from controls.models.frameworks import Adoption, Framework, Mapping, MappingSet, Requirement, RequirementAttribute
from controls.models.libraries import FrameworkImport, FrameworkSuccession, ReferenceControl, SuggestedControl
from controls.models.statement import Applicability, FrozenStatement, HostingActivity, StatementVersion
from controls.models.testing import SampleDraw, TestEvidence, TestSheet
from controls.models.versions import EvidenceAttachment, EvidenceVersion

__all__ = [
    "Adoption",
    "Applicability",
    "Control",
    "ControlEvidence",
    "ControlRequirement",
    "ControlTest",
    "Evidence",
    "EvidenceAttachment",
    "EvidenceLink",
    "EvidenceVersion",
    "Framework",
    "FrameworkImport",
    "FrameworkSuccession",
    "FrozenStatement",
    "HostingActivity",
    "Mapping",
    "MappingSet",
    "ReferenceControl",
    "Requirement",
    "RequirementAttribute",
    "RequirementEvidence",
    "SampleDraw",
    "StatementVersion",
    "SuggestedControl",
    "TestEvidence",
    "TestSheet",
]
