"""``wireroom check``: whether everything is there that a run needs."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, settings_from
from pipeline.errors import BrokerUnreachable, WireroomError
from pipeline.kafka.broker import VERSION, ensure_broker, find_bootstrap
from pipeline.kafka.broker.jars import cache_folder, missing_jars
from pipeline.kafka.broker.java import find_java
from pipeline.kafka.clients import admin
from pipeline.kafka.topics import check_topics, load_topics, make_plan
from pipeline.settings import Settings

__all__ = ["check"]

_DISK_BYTES = 1_000_000_000
"""A warning below this: a day of a large outlet's pages is about that much."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check; a problem makes the exit code 1, a remark doesn't."""

    what: str
    verdict: Literal["ok", "remark", "problem"]
    detail: str


def check(data_dir: DataDir = Path(".wireroom"), bootstrap: Bootstrap = None, as_json: Json = False) -> None:
    """Check Java, Kafka, topic files, schemas, the cluster's topics and disk space; changes nothing.

    Exit code 1 if something must be mended, 3 if the Kafka named with --bootstrap doesn't answer.
    """
    settings = settings_from(bootstrap, data_dir)
    findings = []
    for finding in _findings(settings):
        findings.append(finding)
        if as_json:
            emit(asdict(finding))
        else:
            sign = {"ok": "ok     ", "remark": "remark ", "problem": "PROBLEM"}[finding.verdict]
            line = f"{sign}  {finding.what}: {finding.detail}"
            console.print(line, highlight=False, markup=False, soft_wrap=True)
    broken = [finding for finding in findings if finding.verdict == "problem"]
    if any(finding.what == "kafka" for finding in broken):
        raise typer.Exit(BrokerUnreachable.exit_code)
    if broken:
        raise typer.Exit(1)


def _findings(settings: Settings) -> Iterator[Finding]:
    yield Finding("python", "ok", platform.python_version())
    if settings.bootstrap is None:
        yield _tried("java", lambda: str(find_java()))
        yield _jars()
    yield _topic_files()
    yield _disk(settings)
    try:
        bootstrap = find_bootstrap(settings)
    except BrokerUnreachable as error:
        yield Finding("kafka", "remark", str(error))
        return
    reached = _tried("kafka", lambda: ensure_broker(settings, start=False))
    yield reached
    if reached.verdict == "ok":
        yield _tried("topics", lambda: _cluster_topics(settings, bootstrap))


def _tried(what: str, probe: Callable[[], str]) -> Finding:
    try:
        return Finding(what, "ok", probe())
    except WireroomError as error:
        return Finding(what, "problem", str(error))


def _jars() -> Finding:
    count = len(missing_jars())
    if count:
        return Finding("kafka jars", "remark", f"{count} will be downloaded at the first start (once, 45 MB)")
    return Finding("kafka jars", "ok", f"{VERSION} in {cache_folder()}")


def _topic_files() -> Finding:
    try:
        problems = check_topics()
    except WireroomError as error:
        problems = [str(error)]
    if problems:
        return Finding("topic files", "problem", "; ".join(problems))
    return Finding("topic files", "ok", f"{len(load_topics())} topics and their schemas")


def _disk(settings: Settings) -> Finding:
    folder = settings.data_dir.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Finding("disk", "ok" if free > _DISK_BYTES else "remark", f"{free / 1e9:.1f} GB free in {folder}")


def _cluster_topics(settings: Settings, bootstrap: str) -> str:
    client = admin(settings)
    try:
        plan = make_plan(client, load_topics(), settings.topic_prefix)
    finally:
        client.close()
    if not plan.clean:
        lines = "; ".join(line.strip() for line in plan.lines() if not line.startswith(" "))
        raise WireroomError(f"{lines} (see wireroom topics plan)")
    return f"{len(plan.same)} as described on {bootstrap}"
