"""Signing in and out, and the first steps of an empty installation."""

from contextlib import suppress
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from organisation import links, single_sign_on, welcome
from organisation.actions import (
    forget_view,
    found_body,
    keep_view,
    record_sign_in,
    request_sign_in_link,
    use_sign_in_link,
)
from organisation.forms.directory import LinkForm, SignInForm, WelcomeForm
from organisation.middleware import IDENTIFICATION
from organisation.models import SignInLink
from organisation.people_file import TEMPLATE
from organisation.queries import is_founded, is_staff_on, person_by_address, person_of, sign_in_link, system_account
from trail import clock
from web import registries
from web.access import PUBLIC, SIGNED_IN, signed_in
from web.notices import LAST_VISIT
from web.pages import Page
from web.shell import went_back


class Means:
    """How a session was opened, from the weakest to the strongest."""

    LINK = "link"
    PASSWORD = "password"  # noqa: S105 the name of a means, not a password
    SINGLE_SIGN_ON = "single_sign_on"
    TWO_FACTORS = "two_factors"


def _open(request: HttpRequest, account: Any, means: str) -> None:
    """Open a session and leave its trace; it keeps how the person was identified, for the acts that record it.

    It also keeps when the person came last: what changed since then is news.
    """
    before = account.last_login
    login(request, account, backend=getattr(account, "backend", "django.contrib.auth.backends.ModelBackend"))
    request.session[IDENTIFICATION] = means
    if before is not None:
        request.session[LAST_VISIT] = before.isoformat()
    person = person_of(account)
    if person is not None:
        record_sign_in(actor=account, person=person, identification=means)


def _offered() -> dict[str, Any]:
    return {"single_sign_on": settings.OIDC_ISSUER, "single_sign_on_label": settings.OIDC_LABEL}


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
        return super().get_context_data(title=self.title, by_link=settings.MAIL_READY, **_offered(), **kwargs)

    def form_valid(self, form: Any) -> Any:
        """Open the session, and go where the person was going."""
        _open(self.request, form.get_user(), Means.PASSWORD)
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form: Any) -> Any:
        """Say so with the right status; what was typed stays, the password apart."""
        answer = super().form_invalid(form)
        answer.status_code = 422
        return answer


class AskForLink(Page):
    """A one-time link by mail, for who has no password; the answer never says whether an address is known."""

    title = _("Receive a sign-in link")
    permission = PUBLIC
    template_name = "organisation/ask_link.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """One field."""
        return self.answer(form=LinkForm(initial={"next": request.GET.get("next", "")}))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Send it, if there is somebody to send it to."""
        form = LinkForm(request.POST)
        if not form.is_valid():
            return self.answer(status=422, form=form)
        person = person_by_address(form.cleaned_data["email"])
        if person is not None:
            # Too many, or a closed account: said to nobody, for it would tell who is known here.
            with suppress(ValidationError):
                request_sign_in_link(actor=system_account(), person=person, next_path=form.cleaned_data["next"])
        return self.answer(sent=form.cleaned_data["email"], minutes=links.MINUTES, demonstration=settings.MAILBOX_DIR)


class SignInByLink(Page):
    """The page that the letter opens. Seeing it consumes nothing, for mail scanners follow links; its button does."""

    title = _("Sign in")
    permission = PUBLIC
    template_name = "organisation/by_link.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """A button, or why there is none."""
        link = self._link()
        fault = "" if link else _("This link is not valid: copy it whole from the message, or ask for another one.")
        if link and link.is_used:
            fault = _("This link was used already: ask for another one.")
        elif link and link.expires_at <= clock.now():
            fault = _("This link is too old: ask for another one.")
        return self.answer(status=410 if fault else 200, fault=fault)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Use the link up and open the session of the person it belongs to."""
        link = self._link()
        if link is None:
            return self.get(request)
        try:
            use_sign_in_link(actor=system_account(), link=link)
        except ValidationError as error:
            return self.answer(status=410, fault=error.messages[0])
        account = link.person.user
        _open(request, account, Means.LINK)
        answer = HttpResponseRedirect(_inside(request, link.next_path))
        answer.status_code = 303
        return answer

    def _link(self) -> SignInLink | None:
        return sign_in_link(key=links.link_id(token=self.kwargs["token"]))


class StartSingleSignOn(Page):
    """To the organisation's single sign-on."""

    title = _("Single sign-on")
    permission = PUBLIC
    template_name = "organisation/single_sign_on.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Off to the provider, or why not."""
        if not settings.OIDC_ISSUER:
            raise Http404
        request.session[single_sign_on.NEXT] = request.GET.get("next", "")
        try:
            return single_sign_on.start(request)
        except single_sign_on.SignOnError as error:
            return self.answer(status=502, fault=str(error))


class EndSingleSignOn(StartSingleSignOn):
    """Back from it: the session opens if the person has an account here."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Open the session, or say why not."""
        if not settings.OIDC_ISSUER:
            raise Http404
        try:
            claim = single_sign_on.finish(request)
        except single_sign_on.SignOnError as error:
            return self.answer(status=403, fault=str(error))
        person = person_by_address(claim.address)
        if person is None or not is_staff_on(person=person, day=clock.today()):
            fault = _("You have no open account here: ask the security officer to register you.")
            return self.answer(status=403, fault=fault)
        path = _inside(request, str(request.session.pop(single_sign_on.NEXT, "")))
        _open(request, person.user, Means.TWO_FACTORS if claim.strong else Means.SINGLE_SIGN_ON)
        return HttpResponseRedirect(path)


def _inside(request: HttpRequest, path: str) -> str:
    """An address of this product, or the home page."""
    safe = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts={request.get_host()})
    return path if safe else "/"


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
