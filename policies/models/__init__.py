"""Documents, their versions and texts, approvals, campaigns, quizzes, acknowledgements and questions."""

from policies.models.applied import DocumentControl
from policies.models.campaigns import Campaign
from policies.models.documents import Document, DocumentRequirement
from policies.models.following import Absence, CampaignMember, TeamManager
from policies.models.quiz import QuizAttempt, QuizQuestion
from policies.models.reading import Acknowledgement, Certificate, Identification, Question
from policies.models.review import Comment, Formality
from policies.models.training import Training
from policies.models.versions import Approval, Language, PolicyText, PolicyVersion

__all__ = [
    "Absence",
    "Acknowledgement",
    "Approval",
    "Campaign",
    "CampaignMember",
    "Certificate",
    "Comment",
    "Document",
    "DocumentControl",
    "DocumentRequirement",
    "Formality",
    "Identification",
    "Language",
    "PolicyText",
    "PolicyVersion",
    "Question",
    "QuizAttempt",
    "QuizQuestion",
    "TeamManager",
    "Training",
]
