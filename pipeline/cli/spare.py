"""``wireroom spare``: a process that has loaded what a worker needs, for the supervisor to use."""

from __future__ import annotations

import gc
import os
import sys

import orjson
import typer

from pipeline.cli.process import log_to_stderr

__all__ = ["spare"]


def spare(context: typer.Context) -> None:
    """Load what a worker needs, then run the command that comes as one line on standard input.

    The line is JSON: ``arguments`` of the wireroom command, its ``environment``, its ``log`` file. The end of
    the input, as when the supervisor has died, ends the process.
    """
    gc.disable()
    log_to_stderr()
    import pipeline.kafka.worker.agent
    import pipeline.observe.metrics  # noqa: F401
    from pipeline.flow import FLOW
    from pipeline.kafka.worker.warm_up import warm_up

    warm_up(FLOW[-1].stage.name)
    line = sys.stdin.buffer.readline()
    if not line:
        return
    order = orjson.loads(line)
    os.environ.update(order["environment"])
    log_file = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    for stream in (1, 2):
        os.dup2(log_file, stream)
    context.find_root().command.main(order["arguments"])
