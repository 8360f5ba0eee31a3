"""Endpoints of the controls that put documents into practice."""

from policies import actions
from policies import serializers as shapes
from policies.api.documents import OnDocument


class LinkControlEndpoint(OnDocument):
    """A control that puts the document into practice."""

    action = actions.link_control
    serializer_class = shapes.ControlInput
    output = shapes.DocumentControlOutput


class UnlinkControlEndpoint(OnDocument):
    """A control that does not put it into practice any more."""

    action = actions.unlink_control
    serializer_class = shapes.ControlInput
    output = shapes.DocumentControlOutput
