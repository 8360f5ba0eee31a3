"""Signing in and out."""

from typing import Any, ClassVar

from django.contrib.auth.views import LoginView, LogoutView
from django.utils.translation import gettext_lazy as _

from organisation.forms import SignInForm
from web.access import PUBLIC, SIGNED_IN


class SignIn(LoginView):
    """The one door in; what it answers never says whether an address is known."""

    permission: ClassVar[str] = PUBLIC
    title = _("Sign in")
    form_class = SignInForm
    authentication_form = SignInForm
    template_name = "organisation/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The heading that every page has."""
        return super().get_context_data(title=self.title, **kwargs)

    def form_invalid(self, form: Any) -> Any:
        """Say so with the right status; what was typed stays, the password apart."""
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer


class SignOut(LogoutView):
    """The way out."""

    permission: ClassVar[str] = SIGNED_IN
    next_page = "/"
