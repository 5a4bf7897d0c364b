"""``wireroom broker``: the embedded Kafka by hand."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import DataDir, Json, console, emit, notes, settings_from
from pipeline.kafka.broker import Broker, BrokerStatus

__all__ = ["app"]

app = typer.Typer(help="Start, stop and look at the embedded Kafka.", no_args_is_help=True)

Port = Annotated[
    int | None, typer.Option("--port", min=1, max=65535, help="Listen here; default: a free one.")
]


@app.command(
    epilog="Examples: [bold]wireroom broker start[/] · "
    "[bold]wireroom broker start --data-dir /srv/news --port 9092[/]"
)
def start(data_dir: DataDir = Path(".wireroom"), port: Port = None, as_json: Json = False) -> None:
    """Start the embedded Kafka of this folder and leave it running; does nothing if it runs."""
    broker = Broker(settings_from(None, data_dir), port=port, say=notes.print)
    broker.start()
    _show(broker.status(), as_json=as_json)


@app.command(
    epilog="Examples: [bold]wireroom broker stop[/] · [bold]wireroom broker stop --data-dir /srv/news[/]"
)
def stop(data_dir: DataDir = Path(".wireroom"), as_json: Json = False) -> None:
    """Stop the embedded Kafka of this folder; its data stay."""
    broker = Broker(settings_from(None, data_dir))
    stopped = broker.stop()
    if as_json:
        emit({"stopped": stopped})
    else:
        console.print("stopped" if stopped else "no broker was running", highlight=False)


@app.command(epilog="Examples: [bold]wireroom broker status[/] · [bold]wireroom broker status --json[/]")
def status(data_dir: DataDir = Path(".wireroom"), as_json: Json = False) -> None:
    """Show whether and where the embedded Kafka of this folder runs; exit code 1 if it doesn't."""
    found = Broker(settings_from(None, data_dir)).status()
    _show(found, as_json=as_json)
    if not found.running:
        raise typer.Exit(1)


def _show(found: BrokerStatus, *, as_json: bool) -> None:
    if as_json:
        emit(asdict(found))
        return
    size = f"data {found.data_bytes / 1e6:.1f} MB"
    if found.running:
        uptime, memory = found.uptime_seconds or 0, (found.memory_bytes or 0) / 1e6
        process = f"pid {found.pid}  up {uptime:.0f} s  memory {memory:.0f} MB"
        text = f"kafka {found.bootstrap}  version {found.version}  {process}  {size}\nlog {found.log}"
    else:
        text = f"not running; {size} in {found.folder}"
    console.print(text, highlight=False, soft_wrap=True)
