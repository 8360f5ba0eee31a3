"""Signing in and out, and the first steps of an empty installation."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from organisation import welcome
from organisation.actions import forget_view, found_body, keep_view
from organisation.forms import SignInForm, WelcomeForm
from organisation.people_file import TEMPLATE
from organisation.queries import is_founded, system_account
from web import registries
from web.access import PUBLIC, SIGNED_IN, signed_in
from web.notices import LAST_VISIT
from web.pages import Page
from web.shell import went_back


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

    def form_valid(self, form: Any) -> Any:
        """Remember when this person came last: what changed since then is news."""
        before = form.get_user().last_login
        answer = super().form_valid(form)
        if before is not None:
            self.request.session[LAST_VISIT] = before.isoformat()
        return answer

    def form_invalid(self, form: Any) -> Any:
        """Say so with the right status; what was typed stays, the password apart."""
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer


class SignOut(LogoutView):
    """The way out."""

    permission: ClassVar[str] = SIGNED_IN
    next_page = "/"


class Welcome(Page):
    """The first page of an empty installation: it closes for good once the body is founded."""

    title = _("Welcome")
    intro = _("Three minutes: your organisation, and you as its first administrator. All of it can change later.")
    permission = PUBLIC
    template_name = "organisation/welcome.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The form, its code filled in from the address."""
        self._refuse_when_founded()
        return self.answer(form=WelcomeForm(initial={"code": request.GET.get("code", "")}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Found the body, then let its administrator sign in."""
        self._refuse_when_founded()
        form = WelcomeForm(request.POST)
        if not form.is_valid():
            return self.answer(status=422, form=form)
        values = dict(form.cleaned_data)
        if not constant_time_compare(values.pop("code").strip(), welcome.code()):
            form.add_error("code", _("This is not the code that was printed: copy it again."))
            return self.answer(status=422, form=form)
        try:
            found_body(actor=system_account(), **values)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.answer(status=422, form=form)
        answer = HttpResponseRedirect(f"{reverse('organisation:sign_in')}?next={reverse('organisation:set_up')}")
        answer.status_code = 303
        return answer

    def _refuse_when_founded(self) -> None:
        if is_founded():
            raise Http404


class SetUp(Page):
    """The guided steps: each says why, how long it takes, and whether it can wait; they are done in any order."""

    title = _("Set-up")
    intro = _("Leave and come back when you like: what is done stays done.")
    permission = "organisation.edit"
    template_name = "organisation/set_up.html"

    def context(self) -> dict[str, Any]:
        """The steps as they stand now."""
        steps = registries.steps_for(self.user)
        return {"steps": steps, "done": sum(step.done for step in steps), "total": len(steps)}


@signed_in
def people_template(request: HttpRequest) -> HttpResponse:
    """An empty file with the headings that the import reads."""
    answer = HttpResponse("\ufeff" + TEMPLATE, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="personnes.csv"'
    return answer


@signed_in
@require_POST
def keep_list_view(request: HttpRequest) -> HttpResponseBase:
    """Keep the state of a list under a name, and show it."""
    path, query = request.POST.get("path", ""), request.POST.get("query", "")
    try:
        view = keep_view(user=_account(request), path=path, name=request.POST.get("name", ""), query=query)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return went_back(request)
    messages.success(request, _("View kept: %(name)s.") % {"name": view.name})
    return went_back(request)


@signed_in
@require_POST
def forget_list_view(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Forget a view; the list stays as it is."""
    forget_view(user=_account(request), key=pk)
    return went_back(request)


def _account(request: HttpRequest) -> Any:
    return request.user
