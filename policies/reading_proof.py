"""The proof of reading: a sealed note that says which parts of a text one account was shown, up to the last.

The server hands the note for part n with part n, and part n + 1 is shown to its bearer only. Nothing is written before
the button is pressed, so that looking at a page changes nothing, with or without JavaScript.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

SALT = "policies.reading"
KEPT = timedelta(hours=12)


@dataclass(frozen=True)
class Shown:
    """How many parts were shown, and since when."""

    parts: int
    began_at: datetime | None

    def seconds(self, *, at: datetime) -> int:
        """How long the text has been before the reader."""
        return max(0, int((at - self.began_at).total_seconds())) if self.began_at else 0


NOTHING = Shown(0, None)


def note(*, account: str, digest: str, shown: Shown, part: int, at: datetime) -> str:
    """The note that goes with a part: it says that this one, and all before it, were shown.

    A part that does not follow what was shown adds nothing.
    """
    parts = max(shown.parts, part) if part <= shown.parts + 1 else shown.parts
    began = shown.began_at or at
    return signing.Signer(salt=SALT).sign_object([account, digest, parts, began.isoformat()])


def read(*, token: str, account: str, digest: str, at: datetime) -> Shown:
    """What a note says, for the account and the text that it was written for; nothing once it is too old or altered."""
    try:
        bearer, text, parts, began = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return NOTHING
    began_at = datetime.fromisoformat(began)
    if (bearer, text) != (account, digest) or not timedelta() <= at - began_at <= KEPT:
        return NOTHING
    return Shown(parts, began_at)
