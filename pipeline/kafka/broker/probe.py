"""Ask whether a Kafka answers."""

from __future__ import annotations

import socket
import struct

__all__ = ["answers"]

_API_VERSIONS = 18
"""Request key of ApiVersions, the one request every broker answers on any connection, before any log-in."""


def answers(bootstrap: str, timeout: float = 2.0) -> bool:
    """Return whether the broker at ``host:port`` answers a Kafka request within ``timeout`` seconds."""
    host, _, port = bootstrap.rpartition(":")
    header = struct.pack(">hhih", _API_VERSIONS, 0, 1, -1)  # version 0, correlation 1, no client id
    try:
        with socket.create_connection((host, int(port)), timeout) as connection:
            connection.sendall(struct.pack(">i", len(header)) + header)
            reply = connection.recv(8)
    except OSError:
        return False
    return len(reply) == 8 and struct.unpack(">ii", reply)[1] == 1
