"""Which Kafka to talk to: the one that was named, else the embedded one of the data folder."""

from __future__ import annotations

import time
from collections.abc import Callable

from pipeline.errors import BrokerUnreachable
from pipeline.kafka.broker.probe import answers
from pipeline.kafka.broker.process import Broker
from pipeline.settings import Settings

__all__ = ["ensure_broker", "find_bootstrap"]

_PATIENCE_SECONDS = 10.0


def find_bootstrap(settings: Settings) -> str:
    """Return ``settings.bootstrap``, else the address of the running embedded broker.

    Raises `BrokerUnreachable` with the next step where neither is there; doesn't check that it answers.
    """
    if settings.bootstrap:
        return settings.bootstrap
    if bootstrap := Broker(settings).bootstrap:
        return bootstrap
    raise BrokerUnreachable(
        f"no Kafka runs for {settings.data_dir.absolute()}. Start one with `wireroom up` or "
        "`wireroom broker start` in this folder, or name a cluster with --bootstrap HOST:PORT or "
        "WIREROOM_BOOTSTRAP."
    )


def ensure_broker(
    settings: Settings, *, start: bool = True, say: Callable[[str], None] = lambda _: None
) -> str:
    """Return the address of a Kafka that answers.

    A named cluster must answer within 10 s (`BrokerUnreachable`). Otherwise it is the embedded broker, which
    is started if it doesn't run and ``start`` is true (`BrokerFailed` if that fails).
    """
    if settings.bootstrap is None and start:
        return Broker(settings, say=say).start()
    bootstrap = find_bootstrap(settings)
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not answers(bootstrap, settings):
        if time.monotonic() > deadline:
            raise BrokerUnreachable(
                f"no Kafka answers at {bootstrap} (tried for {_PATIENCE_SECONDS:.0f} s). "
                "Check the address, that the cluster runs, and that this machine may reach it."
            )
        time.sleep(0.2)
    return bootstrap
