"""Facts to Prometheus metrics, in one process or several.

Workers, ledger and supervisor are separate processes: after `use_directory` each keeps its values in files
named by its *slot*, which is the same after a restart, so that counters go on where they were and files do
not pile up. Without it, values live in memory (tests, file runs). Why each gauge is added up the way it is:
docs/decisions/0008-metrics.md.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import Counter as Multiset
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, values
from prometheus_client.mmap_dict import MmapedDict

from pipeline.observe.facts import BatchDone, Conservation, Fact, LagSeen, MemorySeen, SnapshotDone
from pipeline.outcome import MemoryFacts, Reason, Rule
from pipeline.stages import STAGES

__all__ = [
    "CAUSES",
    "END_TO_END_BUCKETS",
    "LEDGER_STATES",
    "MODES",
    "OUTCOMES",
    "Metrics",
    "Mode",
    "forget_gauges",
    "forget_slot",
    "use_directory",
]

Mode = Literal["live", "replay"]
MODES: tuple[Mode, ...] = ("live", "replay")
OUTCOMES = ("passed", "duplicate", "rejected", "failed")
LEDGER_STATES = (
    "raw",
    "clean",
    "unique",
    "duplicates",
    "rejected",
    "dead",
    "tagged",
    "pending",
    "missing",
    "repeated",
    "conflicting",
)
CAUSES = {0: "ended", 3: "no_broker", 70: "not_owner", 71: "fenced"}
"""Exit codes with a name of their own; any other is ``crashed``, death by a signal ``killed``."""

STAGE_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Seconds per batch: from one plain text in dedupe (1 ms) to 500 heavy pages in clean (tens of seconds)."""
END_TO_END_BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 3600.0)
"""Seconds from log to outcome: milliseconds when idle, an hour when a backlog is worked off."""


def use_directory(directory: Path, slot: str) -> None:
    """Keep this process's values in files under ``directory``; call once, before `Metrics`.

    No two processes that run at the same time may share a slot. A damaged file (the disk was full) is
    dropped: its counters start again at 0, which Prometheus takes for the restart it is.
    """
    if not slot or "_" in slot or "/" in slot:
        raise ValueError(f"a slot stands in a file name between underscores: {slot!r} cannot")
    directory.mkdir(parents=True, exist_ok=True)
    for path in directory.glob(f"*_{slot}.db"):
        if not readable(path):
            path.unlink(missing_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(directory)
    make = values.MultiProcessValue
    values.ValueClass = make(process_identifier=lambda: slot)  # type: ignore[no-untyped-call]


def forget_slot(directory: Path, slot: str) -> None:
    """Drop the gauges of a process that ended: what it lagged or remembered is no longer so."""
    for path in directory.glob(f"gauge_live*_{slot}.db"):
        path.unlink(missing_ok=True)


def forget_gauges(directory: Path) -> None:
    """Drop every gauge, before the first process of an instance starts; counters stay."""
    for path in directory.glob("gauge_*.db"):
        path.unlink(missing_ok=True)


def readable(path: Path) -> bool:
    """Whether a file of values can be read to its end."""
    try:
        list(MmapedDict.read_all_values_from_file(str(path)))  # type: ignore[no-untyped-call]
    except Exception:  # the reader raises whatever its damaged input makes of struct, str or json
        return False
    return True


class Metrics:
    """The metrics of one process; give `observe` to whatever states facts.

    Every known combination of labels is there from the start at 0, so that a rate over the first event is
    right and a dashboard needs no "or vector(0)".
    """

    def __init__(self, mode: Mode = "live", registry: CollectorRegistry | None = None) -> None:
        self.mode = mode
        self.registry = registry or CollectorRegistry()
        self._shared = bool(getattr(values.ValueClass, "_multiprocess", False))
        self._evicted: dict[tuple[str, str], int] = {}
        self._make_counters()
        self._make_histograms()
        self._make_gauges()
        self._make_snapshot_metrics()
        self._start_at_zero()

    def observe(self, fact: Fact) -> None:
        """Turn a fact into numbers."""
        match fact:
            case BatchDone():
                self._batch(fact)
            case MemorySeen(stage, facts):
                self._memory(stage, facts)
            case SnapshotDone(failed=True):
                self._snapshot_failures.labels(fact.stage).inc()
            case SnapshotDone(stage, size, seconds, at):
                self._snapshot_bytes.labels(stage).set(size)
                self._snapshot_seconds.labels(stage).set(seconds)
                self._snapshot_time.labels(stage).set(at)
            case LagSeen(stage, records, seconds):
                self._lag_records.labels(stage, self.mode).set(records)
                self._lag_seconds.labels(stage, self.mode).set(seconds)
            case Conservation():
                self._account(fact)

    def restarted(self, exit_code: int) -> None:
        """Count a worker that ended and was started again; a negative code is the signal that ended it."""
        cause = "killed" if exit_code < 0 else CAUSES.get(exit_code, "crashed")
        self._restarts.labels(cause).inc()

    def _batch(self, done: BatchDone) -> None:
        for stage, tally in done.tallies.items():
            for outcome, count in tally.outcomes.items():
                self._articles.labels(stage, outcome, self.mode).inc(count)
            for reason, count in tally.reasons.items():
                self._rejected.labels(reason, self.mode).inc(count)
            for rule, count in tally.rules.items():
                self._duplicates.labels(rule, self.mode).inc(count)
            if tally.received:
                self._stage_seconds.labels(stage, self.mode).observe(tally.seconds)
        for stage, seconds in done.event_times.items():
            self._event_time.labels(stage, self.mode).set(seconds)
        _observe_all(self._end_to_end.labels(self.mode), done.end_to_end)
        if done.dead and not self._shared:
            self._dead.inc(done.dead)

    def _account(self, account: Conservation) -> None:
        for state in LEDGER_STATES:
            self._ledger.labels(state).set(account.counts.get(state, 0))
        self._dead.set(account.counts.get("dead", 0))
        self._watermark.set(account.watermark)
        for partition, offset in account.watermarks.items():
            self._settled.labels(str(partition)).set(offset)
        self._resent.inc(account.resent)

    def _memory(self, stage: str, facts: MemoryFacts) -> None:
        self._entries.labels(stage, self.mode).set(facts.entries)
        self._bytes.labels(stage, self.mode).set(facts.bytes)
        self._horizon.labels(stage, self.mode).set(facts.horizon_seconds)
        self._limit.labels(stage, self.mode).set(facts.limit_bytes)
        self._since.labels(stage, self.mode).set(facts.since or 0.0)
        # A memory counts from its own start, or from the log's when rebuilt: only what is new counts here.
        by_limit = facts.evicted_by_limit
        for reason, evicted in (("age", facts.evicted - by_limit), ("limit", by_limit)):
            before = self._evicted.get((stage, reason), evicted)
            self._evicted_total.labels(stage, reason, self.mode).inc(max(0, evicted - before))
            self._evicted[stage, reason] = evicted

    def _make_counters(self) -> None:
        def counter(name: str, help_text: str, *labels: str) -> Counter:
            return Counter(f"wireroom_{name}", help_text, labels, registry=self.registry)

        self._articles = counter(
            "articles_total", "Articles a stage worked on, by outcome.", "stage", "outcome", "mode"
        )
        self._rejected = counter("rejected_total", "Articles turned away, by reason.", "reason", "mode")
        self._duplicates = counter(
            "duplicates_total",
            "Articles that repeat another, by rule; a revision repeats its address only and goes on.",
            "rule",
            "mode",
        )
        self._evicted_total = counter(
            "memory_evicted_total", "Entries a stage's memory let go.", "stage", "reason", "mode"
        )
        self._resent = counter(
            "ledger_resent_total", "Records the ledger sent again: they had lost their outcome."
        )
        self._restarts = counter("restarts_total", "Workers that ended and were started again.", "cause")

    def _make_histograms(self) -> None:
        self._stage_seconds = Histogram(
            "wireroom_stage_seconds",
            "Seconds a stage took for a batch; the sum is the time it was busy.",
            ("stage", "mode"),
            buckets=STAGE_BUCKETS,
            registry=self.registry,
        )
        self._end_to_end = Histogram(
            "wireroom_end_to_end_seconds",
            "Seconds from an article's entry into the log to its committed outcome.",
            ("mode",),
            buckets=END_TO_END_BUCKETS,
            registry=self.registry,
        )

    def _make_gauges(self) -> None:
        def gauge(name: str, help_text: str, how: _How, *labels: str) -> Gauge:
            return Gauge(f"wireroom_{name}", help_text, labels, registry=self.registry, multiprocess_mode=how)

        each = ("stage", "mode")
        self._lag_records = gauge("lag_records", "Records that wait for a stage.", "livesum", *each)
        self._lag_seconds = gauge("lag_seconds", "Age of the oldest record that waits.", "livemax", *each)
        self._event_time = gauge(
            "event_time_seconds", "Newest event time that passed (POSIX); 0 before the first.", "max", *each
        )
        self._entries = gauge("memory_entries", "Entries in a stage's memory.", "livesum", *each)
        self._bytes = gauge("memory_bytes", "Bytes a stage's memory takes.", "livesum", *each)
        self._horizon = gauge(
            "memory_horizon_seconds", "How far back in event time a memory reaches.", "livemax", *each
        )
        self._since = gauge(
            "memory_since_seconds", "Event time a memory reaches back to (POSIX; 0: none).", "livemax", *each
        )
        self._limit = gauge(
            "memory_limit_bytes", "Most bytes a memory may take; 0: no limit.", "livesum", *each
        )
        self._dead = gauge("dead_letters", "Records whose outcome is a dead letter.", "sum")
        self._ledger = gauge("ledger_articles", "The ledger's account, from the topics.", "sum", "state")
        self._watermark = gauge(
            "ledger_watermark_seconds",
            "Log time (POSIX) up to which every raw record has its outcome; 0 before the first look.",
            "max",
        )
        self._settled = gauge(
            "ledger_watermark_offset",
            "Offset below which every raw record has its outcome.",
            "max",
            "partition",
        )
        self._info = gauge("build_info", "Always 1; the running version.", "livemax", "version")

    def _make_snapshot_metrics(self) -> None:
        def gauge(name: str, help_text: str, how: _How) -> Gauge:
            return Gauge(
                f"wireroom_snapshot_{name}",
                help_text,
                ("stage",),
                registry=self.registry,
                multiprocess_mode=how,
            )

        self._snapshot_bytes = gauge("bytes", "Size of the last snapshot of a stage's memory.", "livemax")
        self._snapshot_seconds = gauge("seconds", "Seconds the last snapshot took to write.", "livemax")
        self._snapshot_time = gauge(
            "time_seconds", "When the last snapshot was done (POSIX); 0: none was yet.", "max"
        )
        self._snapshot_failures = Counter(
            "wireroom_snapshot_failures_total",
            "Snapshots of a stage's memory that could not be written.",
            ("stage",),
            registry=self.registry,
        )
        each = (self._snapshot_bytes, self._snapshot_seconds, self._snapshot_time, self._snapshot_failures)
        for stage in (stage.name for stage in STAGES if stage.ordered):
            for one in each:
                one.labels(stage)

    def _start_at_zero(self) -> None:
        for mode in MODES:
            for stage in (stage.name for stage in STAGES):
                for outcome in OUTCOMES:
                    self._articles.labels(stage, outcome, mode)
                self._stage_seconds.labels(stage, mode)
                for one in (self._lag_records, self._lag_seconds, self._event_time, self._entries):
                    one.labels(stage, mode)
                for other in (self._bytes, self._horizon, self._since, self._limit):
                    other.labels(stage, mode)
                for reason in ("age", "limit"):
                    self._evicted_total.labels(stage, reason, mode)
            for reason in Reason:
                self._rejected.labels(reason.value, mode)
            for rule in Rule:
                self._duplicates.labels(rule.value, mode)
            self._end_to_end.labels(mode)
        for state in LEDGER_STATES:
            self._ledger.labels(state)
        for cause in (*CAUSES.values(), "crashed", "killed"):
            self._restarts.labels(cause)
        self._info.labels(_version()).set(1)


_How = Literal["livesum", "livemax", "max", "sum"]


def _observe_all(histogram: Histogram, seconds: Iterable[float]) -> None:
    """Observe many values at once: one write per bucket instead of two per value (a batch has 500)."""
    chosen = Multiset(bisect_left(END_TO_END_BUCKETS, value) for value in seconds)
    for bucket, count in chosen.items():
        histogram._buckets[bucket].inc(count)
    histogram._sum.inc(sum(seconds))


def _version() -> str:
    try:
        return version("wireroom")
    except PackageNotFoundError:
        return "unknown"
