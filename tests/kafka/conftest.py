"""Workers as processes of their own."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def start(settings):
    """Yield a function that starts a command; what the n-th says goes to the data folder's ``n.log``."""
    started = []

    def run(*arguments, command="worker", module="pipeline.cli.main", **environment):
        log = settings.data_dir / f"{len(started)}.log"
        settings.data_dir.mkdir(exist_ok=True)
        env = os.environ | {
            "WIREROOM_BOOTSTRAP": settings.bootstrap,
            "WIREROOM_TOPIC_PREFIX": settings.topic_prefix,
            "WIREROOM_DATA_DIR": str(settings.data_dir),
            **environment,
        }
        with log.open("wb") as out:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", module, command, *arguments], stdout=out, stderr=out, env=env
                )
            )
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()
