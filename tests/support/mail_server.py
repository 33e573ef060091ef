"""A mail server on this machine, that keeps what it is given, or refuses."""

import socketserver
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread

import pytest


@dataclass
class Received:
    """What came in, and what the server says to the next recipients."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    refusals: list[bytes] = field(default_factory=list)

    @property
    def subjects(self) -> list[str]:
        return [mail["Subject"] for mail in self.mails]


class Conversation(socketserver.StreamRequestHandler):
    """Speaks just enough SMTP."""

    def handle(self) -> None:
        received: Received = self.server.received
        self.wfile.write(b"220 test\r\n")
        while line := self.rfile.readline():
            verb = line.split(b" ")[0].strip().upper()
            if verb == b"RCPT" and received.refusals:
                self.wfile.write(received.refusals.pop(0) + b"\r\n")
            elif verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                received.mails.append(self._read())
                self.wfile.write(b"250 kept\r\n")
            elif verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")

    def _read(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return message_from_bytes(b"".join(lines), policy=policy.default)


class Server(socketserver.ThreadingTCPServer):
    """One thread for each line."""

    daemon_threads = True
    allow_reuse_address = True
    received: Received


@pytest.fixture
def mail_server(settings, monkeypatch) -> Iterator[Received]:
    """Receive mail, in this process and from a worker."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.received = Received(port=server.server_address[1])
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.received.port
        monkeypatch.setenv("STARTBAAN_MAIL_URL", f"smtp://127.0.0.1:{server.received.port}")
        yield server.received
        server.shutdown()
        thread.join()
