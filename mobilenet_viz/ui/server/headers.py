"""Headers on every answer: nothing is loaded from, sent to or shown inside another site."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit needs inline styles, eval and blob workers; what matters here is that no other host is named. Not every
# browser counts the page's own WebSocket as 'self', so it is named by the host that was asked.
POLICY = (
    "default-src 'self' data: blob:",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self' data: blob: {sockets}",
    "object-src 'none'",
    "frame-ancestors 'self'",
    "form-action 'self'",
    "base-uri 'self'",
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
PROBES = ("/_stcore/health", "/_stcore/host-config")
NOT_HERE = 300  # Multiple Choices, which chooses none: no success, and to a browser no error


def policy(host: str) -> str:
    """The Content-Security-Policy of a page asked for at `host` ("192.168.0.12:8501").

    The grammar of policies has no IPv6 addresses: "[::1]:8501" is left to 'self'.
    """
    sockets = f"ws://{host} wss://{host}" if re.fullmatch(r"[A-Za-z0-9.\-]+(:\d+)?", host) else ""
    return "; ".join(POLICY).format(sockets=sockets)


class SecurityHeaders:
    """ASGI middleware that adds the policy and `HEADERS` to every HTTP response.

    Opened at "/see", Streamlit's browser side first looks for its server below "/see/", then where it is. The answer
    "not found" would stand in the console of every visitor who follows a link; `NOT_HERE` sends it on in silence.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] == 404 and scope["path"].endswith(PROBES):
                    message["status"] = NOT_HERE
                ours = HEADERS | {"Content-Security-Policy": policy(Headers(scope=scope).get("host", ""))}
                headers = MutableHeaders(scope=message)
                for name, value in ours.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
