"""The ``wireroom`` command."""

from __future__ import annotations

import sys

import typer

from pipeline.cli import (
    archive,
    audit,
    broker,
    clean,
    compare,
    dead,
    evaluate,
    explain,
    produce,
    promote,
    replay,
    samples,
    stats,
    stories,
    tail,
    topics,
    trace,
)
from pipeline.cli.batch import batch
from pipeline.cli.check import check
from pipeline.cli.common import notes
from pipeline.cli.draw import draw
from pipeline.cli.ledger import ledger
from pipeline.cli.spare import spare
from pipeline.cli.up import up
from pipeline.cli.worker import worker
from pipeline.errors import BrokerUnreachable, WireroomError

__all__ = ["app", "main"]

app = typer.Typer(
    name="wireroom",
    help="A streaming news pipeline: clean, dedupe, tag and group articles, exactly once.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _examples(*lines: str) -> str:
    return "Examples:\n\n" + "\n\n".join(f"  wireroom {line}" for line in lines)


_COMMANDS = (
    ("Run", up, _examples("up", "up --workers 2 --no-samples --data-dir /srv/wireroom")),
    ("Run", worker, _examples("worker", "worker --stages dedupe,tag,group --bootstrap kafka:9092")),
    ("Run", ledger, _examples("ledger", "ledger --bootstrap kafka:9092")),
    ("Feed", produce.produce, produce.EXAMPLES),
    ("Feed", samples.samples, samples.EXAMPLES),
    ("Look", tail.tail, tail.EXAMPLES),
    ("Look", trace.trace, trace.EXAMPLES),
    ("Look", explain.explain, explain.EXAMPLES),
    ("Look", stories.stories, stories.STORIES_EXAMPLES),
    ("Look", stories.story, stories.STORY_EXAMPLES),
    ("Look", stats.stats, stats.EXAMPLES),
    ("Look", audit.audit, audit.EXAMPLES),
    ("Look", draw, _examples("draw", "draw --text")),
    ("Look", check, _examples("check", "check --bootstrap kafka:9092 --json")),
    ("Again", replay.replay, replay.EXAMPLES),
    ("Again", archive.archive, archive.EXAMPLES),
    ("Again", compare.compare, compare.EXAMPLES),
    ("Again", promote.promote, promote.EXAMPLES),
    ("Files", clean.clean, clean.EXAMPLES),
    (
        "Files",
        batch,
        _examples("batch --in raw.jsonl --out outcomes.jsonl", "batch --stages clean < raw.jsonl"),
    ),
)
for panel, command, epilog in _COMMANDS:
    app.command(rich_help_panel=panel, epilog=epilog)(command)
app.command(hidden=True, epilog=_examples("spare", "spare < order.json"))(spare)
app.add_typer(dead.app, name="dead", rich_help_panel="Look")
app.add_typer(evaluate.app, name="eval", rich_help_panel="Files")
app.add_typer(topics.app, name="topics", rich_help_panel="Set up")
app.add_typer(broker.app, name="broker", rich_help_panel="Set up")


def main() -> None:
    """Run the command; what the user can act on becomes one readable line and its exit code."""
    try:
        app()
    except Exception as error:
        if type(error).__module__.startswith("kafka."):
            notes.print(f"wireroom: Kafka gave up: {error}", style="red", markup=False, soft_wrap=True)
            sys.exit(BrokerUnreachable.exit_code)
        if not isinstance(error, WireroomError):
            raise
        notes.print(f"wireroom: {error}", style="red", markup=False, soft_wrap=True)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
