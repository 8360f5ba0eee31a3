"""A real mail server on a free port, which answers as a test asks and keeps what it accepted."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import LazySettings

from tests import services


class Server:
    """Keeps messages; `replies` holds what to say to an address instead of accepting it."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.replies: dict[str, str] = {}
        self.controller: Controller | None = None
        self.port = services.free_port()

    def start(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        if self.controller is not None:
            self.controller.stop()
            self.controller = None

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 its name
        if address in self.replies:
            return self.replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 its name
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def server(settings: LazySettings) -> Iterator[Server]:
    running = Server()
    running.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
    settings.MAIL_READY = True
    yield running
    running.stop()
