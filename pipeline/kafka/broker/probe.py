"""Ask whether a Kafka answers, over TLS where the settings say so."""

from __future__ import annotations

import socket
import ssl
import struct

from pipeline.errors import UsageError
from pipeline.settings import Settings

__all__ = ["answers", "ssl_context"]

_API_VERSIONS = 18
"""Request key of ApiVersions, the one request that every broker answers, also before a log-in."""


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """Return the TLS context the settings ask for, None without TLS.

    Raises `UsageError` where a named file can't be used.
    """
    if settings.security_protocol not in {"SSL", "SASL_SSL"}:
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ssl_cafile)
        if settings.ssl_certfile:
            context.load_cert_chain(settings.ssl_certfile, settings.ssl_keyfile)
    except (OSError, ssl.SSLError) as error:
        files = [str(f) for f in (settings.ssl_cafile, settings.ssl_certfile, settings.ssl_keyfile) if f]
        raise UsageError(
            f"TLS files {', '.join(files) or '(system store)'} cannot be used: {error}"
        ) from error
    return context


def answers(bootstrap: str, settings: Settings, timeout: float = 2.0) -> bool:
    """Return whether one of ``host:port[,…]`` answers a Kafka request within ``timeout`` seconds."""
    context = ssl_context(settings)
    return any(_answers(server.strip(), context, timeout) for server in bootstrap.split(","))


def _answers(server: str, context: ssl.SSLContext | None, timeout: float) -> bool:
    host, _, port = server.rpartition(":")
    if not port.isdigit():
        raise UsageError(f"{server!r} is no Kafka address: it must be HOST:PORT.")
    header = struct.pack(">hhih", _API_VERSIONS, 0, 1, -1)  # version 0, correlation 1, no client id
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout) as plain:
            connection = context.wrap_socket(plain, server_hostname=host) if context else plain
            connection.sendall(struct.pack(">i", len(header)) + header)
            reply = connection.recv(8)
    except (OSError, OverflowError):
        return False
    return len(reply) == 8 and struct.unpack(">ii", reply)[1] == 1
