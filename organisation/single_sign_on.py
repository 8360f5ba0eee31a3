"""The organisation's single sign-on (OpenID Connect Core 1.0, code flow with PKCE): it says who somebody is.

It opens no account by itself: who may do what is governed here.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from joserfc.errors import JoseError

NEXT = "single_sign_on_next"
_NAME = "organisation"


class SignOnError(Exception):
    """Nobody was identified; the message says what the person can do."""


@dataclass(frozen=True)
class Claim:
    """Who the provider says this is, and whether two factors were shown."""

    address: str
    strong: bool


def start(request: HttpRequest) -> HttpResponseRedirect:
    """Send the person to the provider. Raises SignOnError when it does not answer."""
    back = settings.BASE_URL + reverse("organisation:single_sign_on_back")
    try:
        answer: HttpResponseRedirect = _client().authorize_redirect(request, back)
    except (AuthlibBaseError, OSError, ValueError) as error:
        raise _silent() from error
    return answer


def finish(request: HttpRequest) -> Claim:
    """Take the provider's answer: its signature, issuer, audience, nonce, dates and state hold. Raises SignOnError."""
    try:
        token = _client().authorize_access_token(request)
    except OSError as error:  # what the transport raises is one, and so is silence
        raise _silent() from error
    except (AuthlibBaseError, JoseError, ValueError) as error:
        raise SignOnError(
            _("The answer of the single sign-on could not be verified: start again from the sign-in page.")
        ) from error
    claims: dict[str, Any] = token.get("userinfo") or {}
    address = str(claims.get("email", "")).strip().lower()
    if not address or claims.get("email_verified", settings.OIDC_TRUSTS_ADDRESSES) is not True:
        raise SignOnError(_("The single sign-on gave no verified address for you: ask its administrator."))
    return Claim(address=address, strong=_is_strong(claims))


def _is_strong(claims: dict[str, Any]) -> bool:
    """Whether two factors were shown, by what the provider says of its means (amr, RFC 8176; acr)."""
    means = claims.get("amr") or []
    said = {str(claims.get("acr", "")), *(str(one) for one in (means if isinstance(means, list) else [means]))}
    return bool(said & set(settings.OIDC_STRONG))


def _silent() -> SignOnError:
    return SignOnError(_("The single sign-on does not answer: try again in a moment, or ask for a link by e-mail."))


def _client() -> Any:
    return _made(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET, settings.OIDC_SCOPES)


@cache
def _made(issuer: str, client: str, secret: str, scopes: str) -> Any:
    """One client for these settings; it keeps the provider's description and keys."""
    known = OAuth()
    known.register(
        _NAME,
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": scopes, "code_challenge_method": "S256", "default_timeout": 10},
    )
    return known.create_client(_NAME)
