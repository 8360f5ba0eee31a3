"""Frameworks, controls and tests, evidence, obligations, hosting, derogations, statements of applicability."""

from controls.models.additional import (
    AdditionalControl,
)
from controls.models.controls import (
    Control,
    ControlRequirement,
    ControlTest,
)
from controls.models.derogations import (
    Derogation,
)
from controls.models.evidence import (
    ControlEvidence,
    Evidence,
    EvidenceLink,
    RequirementEvidence,
)
from controls.models.frameworks import (
    Adoption,
    Framework,
    Mapping,
    MappingSet,
    Requirement,
    RequirementAttribute,
)
from controls.models.hosting import (
    ActorCertificate,
    HostingActor,
)
from controls.models.libraries import (
    FrameworkImport,
    FrameworkSuccession,
    ReferenceControl,
    SuggestedControl,
)
from controls.models.obligations import (
    ContractClause,
    Obligation,
    ObligationRequirement,
    ObligationReview,
)
from controls.models.statement import (
    Applicability,
    FrozenStatement,
    HostingActivity,
    StatementVersion,
)
from controls.models.testing import (
    SampleDraw,
    TestEvidence,
    TestSheet,
)
from controls.models.versions import (
    EvidenceAttachment,
    EvidenceVersion,
)

__all__ = [
    "ActorCertificate",
    "AdditionalControl",
    "Adoption",
    "Applicability",
    "ContractClause",
    "Control",
    "ControlEvidence",
    "ControlRequirement",
    "ControlTest",
    "Derogation",
    "Evidence",
    "EvidenceAttachment",
    "EvidenceLink",
    "EvidenceVersion",
    "Framework",
    "FrameworkImport",
    "FrameworkSuccession",
    "FrozenStatement",
    "HostingActivity",
    "HostingActor",
    "Mapping",
    "MappingSet",
    "Obligation",
    "ObligationRequirement",
    "ObligationReview",
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
