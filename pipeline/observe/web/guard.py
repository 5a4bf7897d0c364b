"""Who may ask: loopback by default, a token elsewhere; and the headers that every answer carries."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson
from aiohttp import web

from pipeline.errors import UsageError, WireroomError

__all__ = ["Guard", "answer", "is_loopback", "problem"]

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
COOKIE = "wireroom"
OPEN = ("/metrics", "/healthz", "/readyz")
"""What Prometheus and load balancers ask for; it says nothing of the news."""
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on ``host``."""
    return host in _LOOPBACK


def answer(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Return a JSON answer."""
    body = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
    return web.Response(body=body, status=status, content_type="application/json", headers=headers)


def problem(status: int, error: str, what_next: Any, headers: dict[str, str] | None = None) -> web.Response:
    """Return an answer that says what is wrong and what to do."""
    return answer({"error": error, "try": what_next}, status, headers)


@dataclass(frozen=True, slots=True)
class Guard:
    """The checks of one server; ``token`` is empty where none is needed."""

    token: str
    paths: tuple[str, ...]
    """What there is, for whoever asks for something else."""

    @web.middleware
    async def middleware(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let a request pass, or say why not; add the headers."""
        response = self._refusal(request) or await self._answered(request, handler)
        if not response.prepared:
            response.headers.update(HEADERS)
            if self.token and self._matches(request.query.get("token")):
                response.set_cookie(COOKIE, self.token, httponly=True, samesite="Strict", path="/")
        return response

    async def _answered(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except UsageError as error:
            return problem(400, str(error), "/api/openapi.json")
        except WireroomError as error:
            return problem(503, str(error), "ask again in a moment", {"Retry-After": "2"})
        except web.HTTPNotFound:
            return problem(404, f"nothing at {request.path[:200]}", list(self.paths))
        except web.HTTPMethodNotAllowed as error:
            allowed = ", ".join(sorted(error.allowed_methods))
            return problem(405, f"{request.method} is not for {request.path}", allowed, {"Allow": allowed})
        except web.HTTPRequestEntityTooLarge:
            return problem(413, "the request is too large", "send 4 kB at most")

    def _refusal(self, request: web.Request) -> web.Response | None:
        if request.path in OPEN:
            return None
        if self.token:
            if not self._knows(request):
                told = (
                    "open the address that wireroom up printed, with ?token=…, or send Authorization: Bearer"
                )
                return problem(401, "this page needs its token", told, {"WWW-Authenticate": "Bearer"})
        elif not is_loopback(_host(request.host)):
            # A page elsewhere could have its name point at this machine and read what is answered.
            return problem(403, f"this page is not {request.host[:200]}", "ask for localhost or 127.0.0.1")
        if request.method == "POST" and not _same_origin(request):
            return problem(403, "another page sent this", "use the buttons of this one")
        return None

    def _knows(self, request: web.Request) -> bool:
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        given = (request.query.get("token"), bearer, request.cookies.get(COOKIE))
        return any(self._matches(text) for text in given)

    def _matches(self, text: str | None) -> bool:
        return bool(text) and secrets.compare_digest(
            (text or "").encode("utf-8", "replace"), self.token.encode()
        )


def _host(text: str) -> str:
    """Return the host of a ``Host`` header, without its port and brackets."""
    try:
        return urlsplit(f"//{text}").hostname or ""
    except ValueError:
        return ""


def _same_origin(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    return origin is None or origin == f"{request.scheme}://{request.host}"
