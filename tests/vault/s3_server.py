"""The little of S3's protocol that the vault uses, on a free port: put (once), get, head, copy, delete, list."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import unquote, urlsplit

WRITTEN = "2026-11-23T10:00:00.000Z"


class Bucket(BaseHTTPRequestHandler):
    """One bucket in memory."""

    objects: ClassVar[dict[str, bytes]] = {}
    protocol_version = "HTTP/1.1"

    @property
    def key(self) -> str:
        return unquote(urlsplit(self.path).path).partition("/")[2].partition("/")[2]

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def error(self, status: int, code: str) -> None:
        self.answer(status, f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode())

    def sent(self) -> bytes:
        if "chunked" not in self.headers.get("Transfer-Encoding", "") and "aws-chunked" not in self.headers.get(
            "Content-Encoding", ""
        ):
            return self.rfile.read(int(self.headers["Content-Length"]))
        raw = b""
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            while size := int(self.rfile.readline().split(b";")[0], 16):
                raw += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
        return self.unframed(raw) if "aws-chunked" in self.headers.get("Content-Encoding", "") else raw

    def unframed(self, raw: bytes) -> bytes:
        body = b""
        while raw:
            line, _sep, raw = raw.partition(b"\r\n")
            size = int(line.split(b";")[0], 16)
            if not size:
                break
            body, raw = body + raw[:size], raw[size + 2 :]
        return body

    def do_PUT(self) -> None:
        source = self.headers.get("x-amz-copy-source")
        body = self.objects[unquote(source).partition("/")[2]] if source else self.sent()
        if self.headers.get("If-None-Match") == "*" and self.key in self.objects:
            return self.error(412, "PreconditionFailed")
        self.objects[self.key] = body
        tag = hashlib.md5(body).hexdigest()  # noqa: S324 -- what S3 calls an ETag
        copied = f"<CopyObjectResult><ETag>{tag}</ETag><LastModified>{WRITTEN}</LastModified></CopyObjectResult>"
        return self.answer(200, copied.encode() if source else b"", ETag=f'"{tag}"')

    def do_GET(self) -> None:
        if not self.key:
            items = "".join(
                f"<Contents><Key>{key}</Key><LastModified>{WRITTEN}</LastModified><Size>{len(body)}</Size></Contents>"
                for key, body in sorted(self.objects.items())
            )
            return self.answer(
                200, f"<ListBucketResult>{items}<IsTruncated>false</IsTruncated></ListBucketResult>".encode()
            )
        if self.key not in self.objects:
            return self.error(404, "NoSuchKey")
        body = self.objects[self.key]
        if asked := self.headers.get("Range"):
            first, _sep, last = asked.removeprefix("bytes=").partition("-")
            part = body[int(first) : int(last) + 1 if last else None]
            return self.answer(206, part, Content_Range=f"bytes {first}-{int(first) + len(part) - 1}/{len(body)}")
        return self.answer(200, body)

    def do_HEAD(self) -> None:
        if self.key not in self.objects:
            return self.answer(404)
        return self.answer(200, length=str(len(self.objects[self.key])), Last_Modified="Mon, 23 Nov 2026 10:00:00 GMT")

    def do_DELETE(self) -> None:
        self.objects.pop(self.key, None)
        self.answer(204)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def served() -> ThreadingHTTPServer:
    """A server of an empty bucket, running."""
    Bucket.objects.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
