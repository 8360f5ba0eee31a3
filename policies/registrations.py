"""What policies lends to shared pages: what is to read and to decide, contradictions, search, figures, panels."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisation.queries import person_of
from organisation.registry import hold
from policies import actions, queries
from policies.models import Question
from trail.clock import civil_date
from web import registries
from web.registries import DueItem, Hit, Inconsistency, Panel, Tile

SHOWN = 5
AHEAD = timedelta(days=60)


def due_items(user: Any, on: date) -> list[DueItem]:
    """What I have to read, approve, review and answer."""
    person = person_of(user)
    if person is None:
        return []
    return [*_reading(person, on), *_decisions(user), *_reviews(user, person, on), *_answers(user, person)]


def _reading(person: Any, on: date) -> list[DueItem]:
    return [
        DueItem(
            label=item.version.document.title,
            url=reverse("policies:reading", args=[item.version.pk]),
            due_on=item.due_on,
            kind=gettext_lazy("To read"),
            record_label=item.version.document.reference,
        )
        for item in queries.to_read(person=person, on=on)
    ]


def _decisions(user: Any) -> list[DueItem]:
    if not user.has_right("policies.approve"):
        return []
    return [
        DueItem(
            label=version.document.title,
            url=reverse("policies:policy_version", args=[version.pk]),
            due_on=civil_date(version.submitted_at) if version.submitted_at else None,
            kind=gettext_lazy("Version to approve"),
            record_label=version.document.reference,
        )
        for version in queries.waiting_for_approval(user)
    ]


def _reviews(user: Any, person: Any, on: date) -> list[DueItem]:
    return [
        DueItem(
            label=version.document.title,
            url=reverse("policies:policy_version", args=[version.pk]),
            due_on=version.review_on,
            kind=gettext_lazy("Document to review"),
            record_label=version.document.reference,
        )
        for version in queries.reviews_due(user, on=on + AHEAD).filter(document__owner=person)
    ]


def _answers(user: Any, person: Any) -> list[DueItem]:
    waiting = queries.questions(user).filter(policy_version__author=person, status=Question.Status.OPEN)
    return [
        DueItem(
            label=str(question),
            url=reverse("policies:question", args=[question.pk]),
            due_on=civil_date(question.asked_at),
            kind=gettext_lazy("Question from a reader"),
            record_label=question.policy_version.document.reference,
        )
        for question in waiting
    ]


def contradictions(user: Any, at: datetime) -> list[Inconsistency]:
    """Reviews gone by, owners who left, charters that do not bind yet."""
    if not user.has_right("policies.view"):
        return []
    on = civil_date(at)
    found = [
        Inconsistency(
            text=_("%(record)s is in force and its review is late.") % {"record": version.document},
            url=reverse("policies:policy_version", args=[version.pk]),
            repair_label=_("Review it"),
        )
        for version in queries.reviews_due(user, on=on - timedelta(days=1))
    ]
    found += [
        Inconsistency(
            text=_("%(record)s is owned by somebody who left.") % {"record": document},
            url=reverse("policies:document_edit", args=[document.pk]),
            repair_label=_("Choose another owner"),
        )
        for document in queries.documents(user).filter(owner__left_on__lt=on)
    ]
    found += [
        Inconsistency(
            text=_("%(record)s is a charter in force that does not bind staff yet: a formality is missing.")
            % {"record": version.document},
            url=reverse("policies:formality_record", args=[version.pk]),
            repair_label=_("Record the formality"),
        )
        for version in queries.charters_not_opposable(user)
    ]
    return found


def hits(user: Any, text: str) -> list[Hit]:
    """Documents by title or reference, accents ignored: their page for those who keep them, the text for readers."""
    if user.has_right("policies.view"):
        return [
            Hit(
                label=str(document),
                url=reverse("policies:document", args=[document.pk]),
                kind=gettext_lazy("Document"),
                context=document.get_kind_display(),
            )
            for document in queries.titled(queries.documents(user), text=text)[:SHOWN]
        ]
    if not user.has_right("policies.read"):
        return []
    return [
        Hit(
            label=version.document.title,
            url=reverse("policies:reading", args=[version.pk]),
            kind=gettext_lazy("Document"),
            context=version.document.get_kind_display(),
        )
        for version in queries.containing_words(queries.readable(user), text=text)[:SHOWN]
    ]


def tiles(user: Any, on: date) -> list[Tile]:
    """What is left to read."""
    person = person_of(user) if user.has_right("policies.acknowledge") else None
    if person is None:
        return []
    items = queries.to_read(person=person, on=on)
    late = sum(item.late for item in items)
    return [
        Tile(
            label=_("Documents to read"),
            value=len(items),
            url=reverse("policies:to_read"),
            hint=ngettext("%(count)s late", "%(count)s late", late) % {"count": late} if late else "",
            tone="bad" if late else "ok",
        )
    ]


def documents_panel(user: Any, record: Any) -> Panel | None:
    """Beside a requirement: the documents that answer it."""
    if not user.has_right("policies.view"):
        return None
    found = list(queries.documents_answering(user, record))
    return Panel(
        title=_("Documents"), template="policies/parts/documents_panel.html", context={"rows": found}, count=len(found)
    )


def applied_panel(user: Any, record: Any) -> Panel | None:
    """Beside a control: the documents that it puts into practice, and those that answer the same requirements."""
    if not user.has_right("policies.view"):
        return None
    applied, sharing = list(queries.documents_applied(user, record)), list(queries.documents_sharing(user, record))
    context = {"applied": applied, "sharing": sharing[:SHOWN], "more": len(sharing) > SHOWN}
    return Panel(
        title=_("Documents"), template="policies/parts/applied_panel.html", context=context,
        count=len(applied) + len(sharing),
    )  # fmt: skip


def landing(user: Any) -> str | None:
    """People who only read land on what they have to read."""
    only_reads = user.has_right("policies.acknowledge") and user.rights.role_keys == ["staff"]
    return "policies:to_read" if only_reads else None


def register() -> None:
    """Tell the shared pages."""
    hold("policies", actions.reason_to_keep)
    registries.due.register("policies", due_items)
    registries.checks.register("policies", contradictions)
    registries.search.register("policies", hits)
    registries.tiles.register("policies", tiles)
    registries.panels.register("controls.requirement", documents_panel)
    registries.panels.register("controls.control", applied_panel)
    registries.landing.register(50, landing)
