"""The signing key, a file outside the database, and the policy file that says which public keys are trusted."""

import os
import secrets
import stat
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from trail.notes import BadNote, Signer, Verifier


def signer() -> Signer:
    """The signing key of this log; made on first use outside production. Raises ImproperlyConfigured."""
    path = Path(settings.TRAIL_KEY_FILE)
    if not path.exists():
        if settings.PRODUCTION:
            raise ImproperlyConfigured(
                f"The signing key of the trail is missing: {path}. Make it once with manage.py make_trail_key, "
                "and hand the policy file beside it to the auditors."
            )
        make_key()
    try:
        found = Signer.parse(_read_strictly(path))
    except BadNote as error:
        raise ImproperlyConfigured(f"The file {path} holds no signing key: {error}.") from error
    if found.name != settings.TRAIL_ORIGIN:
        raise ImproperlyConfigured(f"The key in {path} signs for {found.name}, not for {settings.TRAIL_ORIGIN}.")
    return found


def make_key() -> Path:
    """Make the signing key and its policy file, unless they exist. The path of the key."""
    path = Path(settings.TRAIL_KEY_FILE)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Signer(settings.TRAIL_ORIGIN, secrets.token_bytes(32))
    _write_once(path, made.secret() + "\n", 0o600)
    verifiers()
    return path


def verifiers() -> list[Verifier]:
    """The public keys that the policy file trusts for this log. Raises ImproperlyConfigured."""
    path = Path(settings.TRAIL_POLICY_FILE)
    if not path.exists():
        _write_once(path, policy_of(signer().verifier), 0o644)
    return [key for key in parse_policy(path.read_text()) if key.name == settings.TRAIL_ORIGIN]


def policy_of(*keys: Verifier) -> str:
    return "".join(f"log {key}\n" for key in keys) + "quorum none\n"


def parse_policy(text: str) -> list[Verifier]:
    """The keys of the log in a policy file. Raises ImproperlyConfigured."""
    try:
        return [Verifier.parse(line.split()[1]) for line in text.splitlines() if line.startswith("log ")]
    except (BadNote, IndexError) as error:
        raise ImproperlyConfigured(f"The policy file of the trail cannot be read: {error}.") from error


def policy_fingerprint() -> str:
    """What is printed on sealed documents, so that the policy file can be recognised."""
    verifiers()
    return sha256(Path(settings.TRAIL_POLICY_FILE).read_bytes()).hexdigest()


def _read_strictly(path: Path) -> str:
    """Read a secret file that only its owner can read. Raises ImproperlyConfigured."""
    with path.open() as handle:
        mode = os.fstat(handle.fileno()).st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ImproperlyConfigured(
                f"The key file {path} can be reached by others (mode {mode & 0o777:o}): chmod 600 it, "
                "and replace the key if somebody may have read it."
            )
        return handle.read()


def _write_once(path: Path, text: str, mode: int) -> None:
    """Put a whole file in place; the first of two processes wins."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "w") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
