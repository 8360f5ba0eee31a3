"""Reading any file of frameworks: what it is shows in its first keys."""

from controls.imports.documents import opened
from controls.imports.library import read_library
from controls.imports.oscal import read_catalog
from controls.imports.package import Package
from controls.imports.profile import read_profile
from controls.places import CatalogueError, place_at

OTHERS = ("component-definition", "system-security-plan", "assessment-plan", "assessment-results",
          "plan-of-action-and-milestones", "mapping-collection")  # fmt: skip


def read_package(*, content: bytes, file_name: str) -> Package:
    """What the file holds. Raises CatalogueError with the path inside the file and the reason."""
    document = opened(content=content)
    keys = place_at("", document).values
    if "catalog" in keys:
        return read_catalog(document=document, content=content, file_name=file_name)
    if "profile" in keys:
        return read_profile(document=document, content=content, file_name=file_name)
    if found := next((name for name in OTHERS if name in keys), ""):
        raise CatalogueError(path=f".{found}", code="other_oscal", value=found)
    if "objects" in keys or "urn" in keys:
        return read_library(document=document, content=content)
    raise CatalogueError(path="/", code="unknown_format")
