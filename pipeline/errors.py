"""Everything that can go wrong, as one tree.

::

    WireroomError                 exit code 1
    ├── UsageError                      2      an argument or setting that cannot work
    ├── BrokerUnreachable               3      no Kafka answers at the address
    ├── BrokerFailed                    3      the embedded Kafka could not start or died
    ├── TopicsDiffer                    1      the cluster's topics are not those of topics/
    ├── DeliveryFailed                  1      Kafka did not take a record we sent
    ├── NotOwner                       70      an ordered stage without all of its partitions
    ├── Fenced                         71      another worker took over; this one must stop
    └── BadRecord                       -      a record that cannot be read: becomes a dead letter
"""

from __future__ import annotations

from typing import ClassVar

from pipeline.outcome import Fault

__all__ = [
    "BadRecord",
    "BrokerFailed",
    "BrokerUnreachable",
    "DeliveryFailed",
    "Fenced",
    "NotOwner",
    "TopicsDiffer",
    "UsageError",
    "WireroomError",
]


class WireroomError(Exception):
    """Something the user can act on: the message says what, where and the next step."""

    exit_code: ClassVar[int] = 1


class UsageError(WireroomError):
    """An argument or a setting that cannot work."""

    exit_code = 2


class BrokerUnreachable(WireroomError):
    """No Kafka answers at the bootstrap address."""

    exit_code = 3


class BrokerFailed(WireroomError):
    """The embedded Kafka could not start, or died."""

    exit_code = 3


class TopicsDiffer(WireroomError):
    """The cluster's topics are not those described in ``topics/``."""


class DeliveryFailed(WireroomError):
    """Kafka did not take a record that was sent."""


class NotOwner(WireroomError):
    """A worker holds an ordered stage but not every partition it needs."""

    exit_code = 70


class Fenced(WireroomError):
    """Another worker took over this one's place."""

    exit_code = 71


class BadRecord(WireroomError):
    """A record that cannot be read; it becomes a dead letter with this fault."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault
