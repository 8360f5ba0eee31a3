"""Controls put documents into practice: linked from the document, read from both sides, taken back with a trace."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from controls import actions as controls
from controls.queries import requirement_by_ref
from organisation.queries import system_account
from policies import actions
from policies.models import DocumentControl
from tests.cast import Cast
from tests.policies.conftest import make_document
from web.registries import panels


def documents_beside(cast: Cast, control: Any) -> dict[str, Any]:
    (panel,) = [panel for panel in panels.of(cast.officer, control) if panel.template.startswith("policies/")]
    return panel.context


def test_a_control_and_a_document_show_each_other(client: Client, cast: Cast) -> None:
    controls.load_framework(actor=system_account(), code="iso27001-2022")
    backup = requirement_by_ref(code="iso27001-2022", ref="A.8.13")
    control = controls.create_control(
        actor=cast.officer, perimeter=cast.hosting, title="Sauvegarde", kind="technical", requirements=[backup]
    )
    document, other = make_document(cast), make_document(cast, title="Procédure de sauvegarde", kind="procedure")
    actions.link_requirement(actor=cast.officer, document=other, requirement=backup)
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    door = reverse("policies:control_link", args=[document.pk])
    assert str(control) in client.get(door, {"control": str(control.pk)}).text
    assert client.post(door, {"control": str(control.pk)}).status_code == 303
    assert client.post(door, {"control": str(control.pk)}).status_code == 422
    found = documents_beside(cast, control)
    assert (found["applied"], found["sharing"]) == ([document], [other])
    assert document.title in client.get(reverse("controls:control", args=[control.pk])).text
    assert control.title in client.get(reverse("policies:document", args=[document.pk])).text
    answer = client.post(f"/api/v1/policies/documents/{document.pk}/controls/unlink/", {"control": str(control.pk)})
    assert answer.status_code == 200
    assert documents_beside(cast, control)["applied"] == []
    assert DocumentControl.objects.get().withdrawn_at is not None
    with pytest.raises(ValidationError):
        actions.unlink_control(actor=cast.officer, document=document, control=control)
    client.force_login(cast.staff, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(door, {"control": str(control.pk)}).status_code in {403, 404}
