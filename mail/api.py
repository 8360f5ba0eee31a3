"""The endpoints of mail: a mail gateway reads what left and reports what came back."""

from mail import actions, forms, queries, serializers
from web.endpoints import ActionEndpoint, RecordEndpoint


class LetterEndpoint(RecordEndpoint):
    """Letters."""

    permission = "mail.view"
    records = staticmethod(queries.letters)
    filter_class = forms.LetterFilter
    serializer_class = serializers.LetterOutput


class SendAgainEndpoint(ActionEndpoint):
    """Send a letter again."""

    action = actions.send_again
    records = staticmethod(queries.letters)
    parameter = "letter"
    serializer_class = serializers.SendAgainInput
    output = serializers.LetterOutput


class BounceEndpoint(ActionEndpoint):
    """A letter came back."""

    action = actions.record_bounce
    records = staticmethod(queries.letters)
    parameter = "letter"
    serializer_class = serializers.BounceInput
    output = serializers.BounceOutput
