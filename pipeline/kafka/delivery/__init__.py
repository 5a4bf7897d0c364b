"""Which of the two guarantees a worker writes under."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.flow import MemoryKey
from pipeline.kafka.delivery.at_least_once import AwaitingWriter
from pipeline.kafka.delivery.transaction import TransactionalWriter
from pipeline.kafka.delivery.writer import Writer
from pipeline.settings import Settings

__all__ = ["open_writer"]


def open_writer(settings: Settings, role: str, owned: Iterable[MemoryKey]) -> Writer:
    """Return the writer of a role, by the settings' delivery; it has fenced the role's last one.

    ``owned`` are the memories of the role's ordered stages.
    """
    if settings.delivery == "at_least_once":
        return AwaitingWriter(settings, owned)
    return TransactionalWriter(settings, role, owned)
