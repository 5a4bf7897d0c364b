"""The worker with its engine, its transaction and its offsets, but nothing done to the records.

Run as ``python -m tests.bench.engine_only`` with the settings in ``WIREROOM_*``; works until SIGTERM.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from pipeline.cli.process import log_to_stderr
from pipeline.kafka.worker import agent, processor
from pipeline.kafka.worker.engine import Membership
from pipeline.kafka.worker.lane import Lane
from pipeline.settings import Settings

__all__ = ["OffsetsOnly"]


class OffsetsOnly(Lane):
    """Commits what it is given."""

    def process(self, records: Sequence[Any], membership: Membership) -> None:
        offsets = {row.partition: row.offset + 1 for row in records}
        self._open_writer.commit([], self._group, self._source, offsets, membership, {})
        self._positions.update(offsets)


def main() -> None:
    """Work like ``wireroom worker``."""
    log_to_stderr()
    vars(processor)["Lane"] = OffsetsOnly
    stages = ["clean", "dedupe", "tag", "group"]
    code = agent.run_worker(Settings(), stages, "engine", lambda _: None, lambda **_: None)
    sys.exit(code)


if __name__ == "__main__":
    main()
