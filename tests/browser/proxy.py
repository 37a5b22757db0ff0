"""A proxy in front of a server, as one that many classes share: it has the server below a path that it strips."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from tests.browser.server import Server

PREFIX = "/class"


@dataclass
class Proxy:
    """Where it is reached, and what it was asked for that does not lie below its path."""

    url: str
    astray: list[str] = field(default_factory=list)


@contextmanager
def stripping(server: Server) -> Iterator[Proxy]:
    """The running server behind such a proxy, for HTTP and for WebSockets."""

    class Request(StreamRequestHandler):
        def handle(self) -> None:
            start, *head = list(iter(lambda: self.rfile.readline().decode("latin-1").rstrip("\r\n"), ""))
            verb, path, version = start.split(" ")
            if not path.startswith(PREFIX + "/"):
                proxy.astray.append(path)
                self.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            if not any(line.lower().startswith("upgrade:") for line in head):  # each request by itself
                head = [line for line in head if not line.lower().startswith("connection:")] + ["Connection: close"]
            with socket.create_connection(("127.0.0.1", server.port)) as inner:
                lines = (f"{verb} {path.removeprefix(PREFIX)} {version}", *head, "", "")
                inner.sendall("\r\n".join(lines).encode("latin-1"))
                Thread(target=_pass_on, args=(self.connection, inner), daemon=True).start()
                _pass_on(inner, self.connection)

    class Listener(ThreadingTCPServer):
        daemon_threads, block_on_close = True, False

    with Listener(("127.0.0.1", 0), Request) as listener:
        proxy = Proxy(f"http://127.0.0.1:{listener.server_address[1]}{PREFIX}")
        Thread(target=listener.serve_forever, daemon=True).start()
        yield proxy
        listener.shutdown()


def _pass_on(from_: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):  # either side has hung up
        while data := from_.recv(65536):
            to.sendall(data)
    with suppress(OSError):
        to.shutdown(socket.SHUT_WR)
