"""``make replays``: a third of a long history once more, beside a live flow that must not notice.

The real processes and commands, 100,000 articles: the middle third is replayed with the memory of then, once
undisturbed, once killed three times, once with another threshold, and each compared with the live outcome.
Writes docs/replays.md and replays.json.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from pipeline.article import Origin, isoformat
from pipeline.errors import UsageError
from pipeline.flow import DEAD, DUPLICATES, FLOW, RAW, REJECTED, STORIES
from pipeline.kafka.clients import admin
from pipeline.kafka.codec import origin_of
from pipeline.kafka.publish import publish
from pipeline.kafka.reader import KNOWN_TOPICS, Reader
from pipeline.kafka.replay.plan import Range, find_range
from pipeline.kafka.replay.run import group_of_run, load, shadow
from pipeline.kafka.replay.source import Source
from pipeline.settings import Settings
from tests.chaos.report import ROOT, conditions
from tests.chaos.traffic import samples
from tests.e2e.instance import COMMAND, Instance
from tests.e2e.stream import committed, verdicts

OUTCOMES = (*(step.passes_to for step in FLOW), REJECTED, DUPLICATES, DEAD)
KILLS = 3
THRESHOLD = "votes=40"
"""Ten times the default: copies of short articles pass as new."""
SHOW_SECONDS = 300.0
"""How long a resumed run may take until it has done more than before."""

PAGE = """\
# Replays

Written by `make replays`: {articles:,} sample articles through `wireroom up`, then the middle third of
`articles.raw` once more with `wireroom replay --memory copy`, each time into topics of its own, while the
live processes stand by.

Commit {commit}, {date}, {machine}, seed {seed}.

| what | |
|---|---|
| raw records in the range, from `{begin}` to `{end}` | {range:,} |
| records with an outcome in the run that lie outside of it, or that have none | {outside} |
| live topics, groups and counters that moved | {moved} |
| compared with live, same code: differences | {same_differences} |
| killed {kills} times, at {killed_at}: topics unlike the unkilled run's | {unlike} |
| with `--threshold {threshold}`: differences in verdicts, told by `compare` | {told:,} |
| ... and counted from the topics alone | {counted:,} |
| seconds of a run, two processes cleaning | {seconds:.0f} ({rate:,.0f} articles a second) |

All as it must be: {right}.
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.replays", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wireroom-replays-", ignore_cleanup_errors=True) as folder:
        instance = Instance(Settings(data_dir=Path(folder)), "--no-samples", embedded=True)
        try:
            instance.start()
            facts = _measured(instance, options.articles, options.seed)
        finally:
            instance.kill()
    facts = conditions() | facts
    (options.out / "replays.json").write_bytes(orjson.dumps(facts, option=orjson.OPT_INDENT_2))
    (options.out / "replays.md").write_text(PAGE.format(**facts), "utf-8")
    print(PAGE.format(**facts))
    sys.exit(0 if facts["right"] == "yes" else 1)


def _measured(instance: Instance, articles: int, seed: int) -> dict[str, Any]:
    settings = instance.settings.model_copy(update={"bootstrap": instance.kafka})
    records = samples(articles, seed, settings.max_record_bytes)
    sent = publish(islice(records, articles), settings).sent
    _say(f"{sent:,} sent; waiting for the live flow")
    account = instance.audit(wait=3 * articles // 100)
    _say(f"live: {account}")
    begin, end, wanted = _middle(settings)
    before = _live(instance, settings)
    ranged = ["--from", begin, "--to", end, "--memory", "copy", "--processes", "2"]
    started = time.monotonic()
    _run("replay", *ranged, "--target", "shadow=same", on=instance)
    seconds = time.monotonic() - started
    outside = len(wanted ^ set(_origins(shadow(settings, "same"))))
    same = _compared(instance, "same", expected=0)
    killed_at = _killed(instance, settings, ranged, random.Random(seed))
    unlike = _unlike(settings, "same", "killed")
    _run("replay", *ranged, "--target", "shadow=stricter", "--threshold", THRESHOLD, on=instance)
    told = _compared(instance, "stricter", expected=1)
    counted = _counted(settings, "stricter", wanted)
    moved = sorted(name for name, value in _live(instance, settings).items() if before.get(name) != value)
    right = not (outside or moved or same["differences"] or unlike) and told["verdicts"] == counted > 0
    return {
        "articles": sent,
        "seed": seed,
        "begin": begin,
        "end": end,
        "range": len(wanted),
        "outside": outside,
        "moved": ", ".join(moved) or "none",
        "same_differences": same["differences"],
        "kills": KILLS,
        "killed_at": ", ".join(f"{share:.0%}" for share in killed_at),
        "unlike": ", ".join(unlike) or "none",
        "threshold": THRESHOLD,
        "told": told["verdicts"],
        "counted": counted,
        "seconds": seconds,
        "rate": len(wanted) / seconds,
        "right": "yes" if right else "NO",
    }


def _middle(settings: Settings) -> tuple[str, str, set[Origin]]:
    """Return the times between which the middle third of the raw records lies, and their places."""
    first, last = find_range(settings, RAW, Range())
    with Source(settings, settings.topic_prefix + RAW, first, last) as source:
        rows = [(row.timestamp, Origin(row.partition, row.offset)) for row in source.rows()]
    low, high = rows[len(rows) // 3][0], rows[2 * len(rows) // 3][0]
    wanted = {origin for timestamp, origin in rows if low <= timestamp < high}
    return isoformat(low / 1000), isoformat(high / 1000), wanted


def _live(instance: Instance, settings: Settings) -> dict[str, Any]:
    """Return what a replay must not move: ends of topics, offsets of groups, counters of the live mode."""
    with Reader(settings, KNOWN_TOPICS) as reader:
        found: dict[str, Any] = {f"{p.topic}-{p.partition}": end for p, (_, end) in reader.bounds().items()}
    for step in FLOW:
        found[step.stage.name] = committed(settings, step.stage.name, step.reads)
    counted = ("_total{", "_count{", "_sum{", "_total ", "_count ")
    numbers = instance.metrics()
    return found | {
        name: value
        for name, value in numbers.items()
        if 'mode="replay"' not in name and any(part in name for part in counted)
    }


def _killed(instance: Instance, settings: Settings, ranged: list[str], dice: random.Random) -> list[float]:
    """Carry out a run that is killed three times; return how far it was each time."""
    shares: list[float] = []
    arguments = ["replay", *ranged, "--target", "shadow=killed"]
    for number in range(1, KILLS + 1):
        process = subprocess.Popen(
            [*COMMAND, *arguments], env=instance.environment, stderr=subprocess.DEVNULL
        )
        aim = dice.uniform(number - 0.8, number) / (KILLS + 1)
        deadline = time.monotonic() + SHOW_SECONDS
        while _done(settings) < aim and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        shares.append(_done(settings))
        _say(f"killed at {shares[-1]:.0%}")
        arguments = ["replay", "--resume", "killed", "--processes", "2"]
    if not 0 < shares[0] < shares[1] < shares[2] < 1:
        raise RuntimeError(f"not killed on the way, but at {shares}; give it more --articles")
    _run(*arguments, on=instance)
    return shares


def _done(settings: Settings) -> float:
    """Return the share of its range that the run to be killed has committed; 0 before its first batch."""
    try:
        run = load(settings, "killed")
    except UsageError:
        return 0.0
    client = admin(settings)
    try:
        group = group_of_run(settings, run)
        offsets = client.list_group_offsets({group: None})[group]
    finally:
        client.close()
    begin = sum(run.begin.values())
    done = sum(each.offset for each in offsets.values())
    return max(0.0, (done - begin) / (sum(run.end.values()) - begin))


def _compared(instance: Instance, run: str, *, expected: int) -> dict[str, Any]:
    """Return what ``wireroom compare live RUN`` tells."""
    told = orjson.loads(_run("compare", "live", run, "--json", on=instance, expected=expected))
    _say(f"compared: {told['same']:,} of {told['articles']:,} the same")
    verdicts = sum(each["count"] for each in told["classes"] if each["aspect"] == "verdict")
    return told | {"verdicts": verdicts, "differences": told["articles"] - told["same"]}


def _origins(settings: Settings) -> Iterator[Origin]:
    with Reader(settings, OUTCOMES) as reader:
        for row in reader.to_end():
            if (origin := origin_of(row.headers)) is not None:
                yield origin


def _unlike(settings: Settings, one: str, two: str) -> list[str]:
    """Return the partitions in which two runs' records differ in anything but offsets and the run's name."""
    left, right = _digests(settings, one), _digests(settings, two)
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


def _digests(settings: Settings, run: str) -> dict[str, str]:
    own = shadow(settings, run)
    digests: dict[str, Any] = {}
    with Reader(own, (*OUTCOMES, STORIES)) as reader:
        for row in reader.to_end():
            name = f"{row.topic.removeprefix(own.topic_prefix)}-{row.partition}"
            headers = [(key, value) for key, value in row.headers if key != "wr-replay"]
            digest = digests.setdefault(name, hashlib.sha256())
            digest.update(repr((row.key, row.value, headers, row.timestamp)).encode())
    return {name: digest.hexdigest() for name, digest in digests.items()}


def _counted(settings: Settings, run: str, wanted: set[Origin]) -> int:
    """Return how many articles of the range the run says another verdict of than the live flow."""
    live, other = verdicts(settings), verdicts(shadow(settings, run))
    return sum(live.get(origin) != other.get(origin) for origin in wanted)


def _run(*arguments: str, on: Instance, expected: int = 0) -> bytes:
    _say("wireroom " + " ".join(arguments))
    ran = subprocess.run([*COMMAND, *arguments], env=on.environment, capture_output=True)
    if ran.returncode != expected:
        raise RuntimeError(f"exit code {ran.returncode}: {ran.stderr.decode()[-2000:]}")
    return ran.stdout


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
