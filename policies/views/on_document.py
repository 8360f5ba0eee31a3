"""What the doors of the actions on a document share."""

from policies.queries import documents
from web.pages import ActionPage


class OnDocument(ActionPage):
    """An action on a document."""

    records = staticmethod(documents)
    parameter = "document"
