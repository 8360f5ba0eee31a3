"""Compiles the translations (.po to .mo) without gettext, which a fresh machine may lack; only what changed."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogue(source: Path) -> bool:
    """Write the .mo beside its .po unless it is newer; whole or not at all, since several processes may do it."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return False
    with source.open("rb") as handle:
        catalogue = read_po(handle, charset="utf-8", abort_invalid=True)
    written = target.with_name(f"{target.name}.{os.getpid()}")
    with written.open("wb") as handle:
        write_mo(handle, catalogue)
    written.replace(target)
    return True


def main() -> None:
    """Compile every catalogue of the product."""
    done = [source for source in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po")) if compile_catalogue(source)]
    if done:
        sys.stdout.write(f"Translations compiled: {len(done)}\n")


if __name__ == "__main__":
    main()
