"""Every route of the policies application."""

from policies import api
from policies.views import campaigns, documents, reading, versions
from web.endpoints import endpoint
from web.pages import page

pages = [
    # staff
    page("to-read/", reading.ToReadPage, "to_read"),
    page("read/<uuid:pk>/", reading.ReadPolicy, "reading"),
    page("read/<uuid:pk>/ask/", reading.AskQuestion, "question_ask"),
    page("mine/", reading.MyAcknowledgements, "my_acknowledgements"),
    page("mine/<uuid:pk>/", reading.MyAcknowledgement, "my_acknowledgement"),
    page("reading-room/", reading.ReadingRoom, "reading_room"),
    page("questions/", reading.QuestionList, "question_list"),
    page("questions/<uuid:pk>/", reading.QuestionPage, "question"),
    page("questions/<uuid:pk>/answer/", reading.AnswerQuestion, "question_answer"),
    # documents
    page("documents/", documents.DocumentList, "document_list"),
    page("documents/new/", documents.CreateDocument, "document_create"),
    page("documents/<uuid:pk>/", documents.DocumentPage, "document"),
    page("documents/<uuid:pk>/edit/", documents.EditDocument, "document_edit"),
    page("documents/<uuid:pk>/draft/", documents.DraftVersion, "version_draft"),
    page("documents/<uuid:pk>/requirements/link/", documents.LinkRequirement, "requirement_link"),
    page("documents/<uuid:pk>/requirements/unlink/", documents.UnlinkRequirement, "requirement_unlink"),
    # versions
    page("documents/versions/<uuid:pk>/", versions.VersionPage, "policy_version"),
    page("documents/versions/<uuid:pk>/text/fr/", versions.EditFrench, "text_edit_fr"),
    page("documents/versions/<uuid:pk>/text/en/", versions.EditEnglish, "text_edit_en"),
    page("documents/versions/<uuid:pk>/submit/", versions.SubmitVersion, "version_submit"),
    page("documents/versions/<uuid:pk>/approve/", versions.ApproveVersion, "version_approve"),
    page("documents/versions/<uuid:pk>/send-back/", versions.SendBackVersion, "version_send_back"),
    page("documents/versions/<uuid:pk>/publish/", versions.PublishVersion, "version_publish"),
    page("documents/versions/<uuid:pk>/review/", versions.MarkReviewDue, "review_begin"),
    page("documents/versions/<uuid:pk>/review/confirm/", versions.ConfirmReview, "review_confirm"),
    page("documents/versions/<uuid:pk>/withdraw/", versions.WithdrawVersion, "version_withdraw"),
    page("documents/versions/<uuid:pk>/campaign/", campaigns.OpenCampaign, "campaign_open"),
    # campaigns and acknowledgements
    page("campaigns/", campaigns.CampaignList, "campaign_list"),
    page("campaigns/<uuid:pk>/", campaigns.CampaignPage, "campaign"),
    page("campaigns/<uuid:pk>/close/", campaigns.CloseCampaign, "campaign_close"),
    page("campaigns/acknowledgements/", campaigns.AcknowledgementList, "acknowledgement_list"),
    page("campaigns/acknowledgements/<uuid:pk>/", campaigns.AcknowledgementPage, "acknowledgement"),
]

endpoints = [
    endpoint("documents/", api.DocumentEndpoint, "document"),
    endpoint("documents/create/", api.CreateDocumentEndpoint, "document-create"),
    endpoint("documents/<uuid:pk>/edit/", api.EditDocumentEndpoint, "document-edit"),
    endpoint("documents/<uuid:pk>/draft/", api.DraftVersionEndpoint, "version-draft"),
    endpoint("documents/<uuid:pk>/requirements/link/", api.LinkRequirementEndpoint, "requirement-link"),
    endpoint("documents/<uuid:pk>/requirements/unlink/", api.UnlinkRequirementEndpoint, "requirement-unlink"),
    endpoint("versions/", api.VersionEndpoint, "version"),
    endpoint("versions/<uuid:pk>/text/", api.EditTextEndpoint, "text-edit"),
    endpoint("versions/<uuid:pk>/submit/", api.SubmitVersionEndpoint, "version-submit"),
    endpoint("versions/<uuid:pk>/approve/", api.ApproveVersionEndpoint, "version-approve"),
    endpoint("versions/<uuid:pk>/send-back/", api.SendBackVersionEndpoint, "version-send-back"),
    endpoint("versions/<uuid:pk>/publish/", api.PublishVersionEndpoint, "version-publish"),
    endpoint("versions/<uuid:pk>/review/", api.MarkReviewDueEndpoint, "review-begin"),
    endpoint("versions/<uuid:pk>/review/confirm/", api.ConfirmReviewEndpoint, "review-confirm"),
    endpoint("versions/<uuid:pk>/withdraw/", api.WithdrawVersionEndpoint, "version-withdraw"),
    endpoint("versions/<uuid:pk>/campaign/", api.OpenCampaignEndpoint, "campaign-open"),
    endpoint("campaigns/", api.CampaignEndpoint, "campaign"),
    endpoint("campaigns/<uuid:pk>/close/", api.CloseCampaignEndpoint, "campaign-close"),
    endpoint("reading/", api.ReadingEndpoint, "reading"),
    endpoint("reading/<uuid:pk>/acknowledge/", api.AcknowledgeEndpoint, "acknowledge"),
    endpoint("reading/<uuid:pk>/ask/", api.AskQuestionEndpoint, "question-ask"),
    endpoint("acknowledgements/", api.AcknowledgementEndpoint, "acknowledgement"),
    endpoint("questions/", api.QuestionEndpoint, "question"),
    endpoint("questions/<uuid:pk>/answer/", api.AnswerQuestionEndpoint, "question-answer"),
]
