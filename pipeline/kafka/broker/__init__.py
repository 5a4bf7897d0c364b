"""A real Apache Kafka from nothing but PyPI and Maven Central, on this machine only."""

from __future__ import annotations

from pipeline.kafka.broker.locked import VERSION
from pipeline.kafka.broker.process import Broker, BrokerStatus
from pipeline.kafka.broker.reach import ensure_broker, find_bootstrap

__all__ = ["VERSION", "Broker", "BrokerStatus", "ensure_broker", "find_bootstrap"]
