"""What every request goes through before a page."""

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from web.middleware import legible


def asked(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.GET["q"])


@pytest.mark.parametrize("query", ["avant%00apr%C3%A8s", "avant%%0000apr%C3%A8s", "avant%0%0%0000apr%C3%A8s"])
def test_no_nul_of_an_address_reaches_a_page(query: str) -> None:
    shown = legible(asked)(RequestFactory().get(f"/search/?q={query}"))
    assert b"\0" not in shown.getvalue()
    assert shown.getvalue().decode() == "avantaprès"


def test_a_path_with_a_nul_is_not_found() -> None:
    with pytest.raises(Http404):
        legible(asked)(RequestFactory().get("/risks/%00/?q=1"))
