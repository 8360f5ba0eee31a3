"""The page that says whether a certificate is valid, and why; open to whoever holds one."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from policies import forms
from policies.queries import Verdict, verify_code, verify_file
from web.access import PUBLIC
from web.pages import Page


class VerifyPage(Page):
    """A code typed or a file given; the answer, check by check."""

    title = _("Verify a certificate")
    intro = _("Give the file, or type the code printed on it. Everything is computed again, here and now.")
    permission = PUBLIC
    template_name = "policies/verify.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The form, and the answer when the address bears a code, as that of the certificate does."""
        typed = request.GET.get("code", "")
        form = forms.VerifyForm(initial={"code": typed}, user=self.user)
        return self.answer(form=form, verdict=verify_code(typed=typed) if typed else None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The answer; it stays the same page, for nothing is written."""
        form = forms.VerifyForm(request.POST, request.FILES, user=self.user)
        if not form.is_valid():
            return self.answer(status=422, form=form, verdict=None)
        return self.answer(form=form, verdict=self._verdict(form.cleaned_data))

    def _verdict(self, given: dict[str, Any]) -> Verdict:
        if given["file"]:
            return verify_file(pdf=given["file"].read())
        return verify_code(typed=given["code"])
