"""Documents, their versions and texts, approvals, campaigns, acknowledgements and questions."""

from policies.models.campaigns import Acknowledgement, Campaign, Question
from policies.models.documents import Document, DocumentRequirement
from policies.models.versions import Approval, Language, PolicyText, PolicyVersion

__all__ = [
    "Acknowledgement",
    "Approval",
    "Campaign",
    "Document",
    "DocumentRequirement",
    "Language",
    "PolicyText",
    "PolicyVersion",
    "Question",
]
