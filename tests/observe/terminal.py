"""Runs a command function as the terminal would: in this process, or in one of its own."""

import os
import subprocess
import sys

import orjson
import typer
from typer.testing import CliRunner


def run(command, settings, *arguments):
    """Run a command function, or a group of commands, against the test's Kafka."""
    app = command
    if not isinstance(command, typer.Typer):
        app = typer.Typer()
        app.command()(command)
    options = ["--bootstrap", settings.bootstrap, "--data-dir", str(settings.data_dir)]
    return CliRunner().invoke(
        app, [*map(str, arguments), *options], env={"WIREROOM_TOPIC_PREFIX": settings.topic_prefix}
    )


def rows(result):
    """Return the JSON lines a command printed."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return [orjson.loads(line) for line in result.stdout_bytes.splitlines()]


def start(module, function, settings, *arguments, **streams):
    """Start a command function in a process of its own; its output is a pipe unless said otherwise."""
    code = f"import typer; from {module} import {function}; typer.run({function})"
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams,
        env=os.environ
        | {
            "WIREROOM_BOOTSTRAP": settings.bootstrap,
            "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
            "WIREROOM_DATA_DIR": str(settings.data_dir),
        },
    )
