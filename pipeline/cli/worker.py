"""``wireroom worker``: run a contiguous run of stages."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import Bootstrap, DataDir, settings_from
from pipeline.cli.process import follow_supervisor, log_to_stderr

__all__ = ["worker"]

ALL_STAGES = "clean,dedupe,tag,group"


def worker(
    stages: Annotated[str, typer.Option(help="Neighbouring stages, in order.")] = ALL_STAGES,
    slot: Annotated[str | None, typer.Option(help="Name of this worker; default: its process id.")] = None,
    bootstrap: Bootstrap = None,
    data_dir: DataDir = Path(".wireroom"),
) -> None:
    """Take articles through stages, each batch in one transaction, until SIGTERM."""
    # Nothing that is loaded from here to the first batch is garbage; looking for some takes a third of the
    # time. It goes on once that is loaded (pipeline.kafka.worker.warm_up).
    gc.disable()
    log_to_stderr()
    settings = settings_from(bootstrap, data_dir)
    name = slot or f"worker-{os.getpid()}"

    from pipeline.kafka.worker.agent import run_worker
    from pipeline.observe.metrics import Metrics, use_directory
    from pipeline.observe.state import write_state

    use_directory(settings.data_dir / "metrics", name)
    names = stages.split(",")
    follow_supervisor(lambda: os.kill(os.getpid(), signal.SIGTERM))

    def report(**fields: object) -> None:
        write_state(settings.data_dir, name, stages=names, **fields)

    sys.exit(run_worker(settings, names, name, Metrics().observe, report))
