"""Reads of documents, versions and texts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from controls.models import Requirement
from controls.queries import answerable_requirements
from organisation.models import Perimeter, User
from organisation.models.governed import root_of
from organisation.text import folded
from policies import lifecycle
from policies.catalogue import Template, framework_code
from policies.models import Approval, Document, DocumentRequirement, PolicyText, PolicyVersion


def documents(user: User) -> "QuerySet[Document]":
    """The documents that the account may see, each with the version in force and the one in preparation."""
    in_force = PolicyVersion.objects.in_force().filter(document=OuterRef("pk"))
    preparing = PolicyVersion.objects.in_preparation().filter(document=OuterRef("pk"))
    found: QuerySet[Document] = (
        Document.objects.visible_to(user)
        .active()
        .select_related("perimeter", "owner__identity")
        .annotate(
            number_in_force=Subquery(in_force.values("number")[:1]),
            status_in_force=Subquery(in_force.values("status")[:1]),
            published_at=Subquery(in_force.values("published_at")[:1]),
            review_on=Subquery(in_force.values("review_on")[:1]),
            status_preparing=Subquery(preparing.values("status")[:1]),
        )
    )
    return found


def versions(user: User) -> "QuerySet[PolicyVersion]":
    """The versions that the account may see."""
    found: QuerySet[PolicyVersion] = (
        PolicyVersion.objects.visible_to(user)
        .active()
        .select_related("document__perimeter", "document__owner__identity", "author__identity", "approver__identity")
    )
    return found


def versions_of(user: User, document: Document) -> "QuerySet[PolicyVersion]":
    """The versions of a document, newest first."""
    return versions(user).filter(document=document).order_by("-number")


def next_number(*, document: Document) -> int:
    """The number of the version to come."""
    highest = PolicyVersion.objects.filter(document=document).aggregate(Max("number"))["number__max"]
    return (highest or 0) + 1


def text_of(*, policy_version: PolicyVersion, language: str) -> PolicyText | None:
    """The text of a version in a language, or None."""
    found: PolicyText | None = PolicyText.objects.filter(policy_version=policy_version, language=language).first()
    return found


def former_version(*, policy_version: PolicyVersion) -> PolicyVersion | None:
    """The last version that had been published before this one."""
    found: PolicyVersion | None = (
        PolicyVersion.objects.filter(
            document=policy_version.document_id, number__lt=policy_version.number, published_at__isnull=False
        )
        .order_by("-number")
        .first()
    )
    return found


def approvals_of(user: User, policy_version: PolicyVersion) -> "QuerySet[Approval]":
    """What was decided on a version, newest first."""
    found: QuerySet[Approval] = (
        Approval.objects.visible_to(user).filter(policy_version=policy_version).select_related("person__identity")
    )
    return found


def editors_of(*, policy_version: PolicyVersion) -> set[UUID]:
    """Everybody who wrote a word of a version: its author and whoever edited a text of it."""
    history: Any = PolicyText.history
    return {
        policy_version.author_id,
        *history.filter(policy_version=policy_version).values_list("editor_id", flat=True),
    }


def editors_of_text(*, text: PolicyText) -> set[UUID]:
    """Everybody who wrote a word of one text."""
    history: Any = PolicyText.history
    return set(history.filter(id=text.pk).values_list("editor_id", flat=True))


def waiting_for_approval(user: User) -> "QuerySet[PolicyVersion]":
    """The versions in review that this account may still decide on."""
    decided = Approval.objects.filter(
        policy_version=OuterRef("pk"), review_round=OuterRef("review_round"), person__user=user
    )
    return versions(user).filter(~Exists(decided), status=lifecycle.IN_REVIEW).exclude(author__user=user)


def reviews_due(user: User, *, on: date) -> "QuerySet[PolicyVersion]":
    """The versions in force whose review is due by a day."""
    return versions(user).filter(status__in=lifecycle.IN_FORCE, review_on__lte=on)


def answers_of(user: User, document: Document) -> "QuerySet[DocumentRequirement]":
    """The requirements that a document answers."""
    found: QuerySet[DocumentRequirement] = (
        DocumentRequirement.objects.visible_to(user)
        .active()
        .filter(document=document)
        .select_related("requirement__framework", "document")
    )
    return found


def documents_answering(user: User, requirement: Requirement) -> "QuerySet[Document]":
    """The documents that answer a requirement."""
    links = DocumentRequirement.objects.active().filter(requirement=requirement)
    return documents(user).filter(pk__in=links.values("document"))


def template_requirements(user: User, *, template: Template) -> "QuerySet[Requirement]":
    """The requirements that a template answers, among those that the account may name."""
    found: QuerySet[Requirement] = answerable_requirements(user).filter(
        framework__code=framework_code(), ref__in=template.requirements
    )
    return found


def organisation_of(*, perimeter: Perimeter) -> str:
    """The name of the body whose perimeter this is."""
    return root_of(perimeter=perimeter).name


def titled(rows: "QuerySet[Any]", *, text: str, path: str = "search_key") -> "QuerySet[Any]":
    """The rows whose title or reference contain every word, accents and capitals ignored."""
    wanted = Q()
    for word in folded(text or "").split()[:8]:
        wanted &= Q(**{f"{path}__contains": word})
    return rows.filter(wanted)


def containing_words(rows: "QuerySet[Any]", *, text: str) -> "QuerySet[Any]":
    """The versions whose title, reference or approved text contain every word, accents and capitals ignored."""
    for word in folded(text or "").split()[:8]:
        said = PolicyText.objects.filter(
            policy_version=OuterRef("pk"), status=lifecycle.APPROVED, search_key__contains=word
        )
        rows = rows.filter(Q(document__search_key__contains=word) | Q(Exists(said)))
    return rows


def late_reviews(*, perimeter: Perimeter, on: date) -> int:
    """How many versions in force are past their review, in a perimeter and below."""
    return int(PolicyVersion.objects.of(perimeter).in_force().filter(review_on__lt=on).count())


def any_published(user: User) -> bool:
    """Whether a document that the account sees was published."""
    return bool(PolicyVersion.objects.visible_to(user).filter(published_at__isnull=False).exists())
