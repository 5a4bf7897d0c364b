"""The numbers of a whole instance: every process's metrics put together, and a summary for page and CLI."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from pipeline.observe.metrics import LEDGER_STATES, OUTCOMES, readable
from pipeline.observe.state import uncovered
from pipeline.outcome import Reason, Rule
from pipeline.stages import STAGES

__all__ = ["Flows", "History", "Numbers", "SharedFiles", "quantile", "summary"]

RATE_SECONDS = 10.0
"""Rates and end-to-end times on the page look back this far: shorter flickers with the batches."""
SAMPLE_SECONDS = 1.0
"""How often rates are fed; one sample merges every process's files (5 ms for six processes)."""
FLOW_SAMPLES = 60
_BRANCHES = {"duplicate": "duplicate", "rejected": "rejected", "dead": "failed"}
"""What leaves the flow, and the outcome it is counted as."""


_REMEMBERING = {stage.name for stage in STAGES if stage.ordered}


class SharedFiles(Collector):
    """A Prometheus collector over a directory of per-process files; damaged files are left out."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def collect(self) -> Iterator[Metric]:
        """Yield every metric, added up over processes."""
        files = sorted(str(path) for path in self.directory.glob("*.db"))
        try:
            yield from _merge(files)
        except Exception:  # whatever a half-written file made of struct, str or json
            yield from _merge([name for name in files if readable(Path(name))])


def _merge(files: list[str]) -> Iterable[Metric]:
    merged: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]
    return merged


class Numbers:
    """Samples by name and labels, at one moment."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._samples: dict[str, list[tuple[dict[str, str], float]]] = {}
        for metric in metrics:
            for sample in metric.samples:
                self._samples.setdefault(sample.name, []).append((sample.labels, sample.value))

    @classmethod
    def of(cls, registry: CollectorRegistry) -> Numbers:
        """Return the registry's numbers."""
        return cls(registry.collect())

    def total(self, name: str, **labels: str) -> float:
        """Return the sum of all samples that carry these labels; 0 where there are none."""
        return sum(value for _, value in self._matching(name, labels))

    def by(self, name: str, label: str, **labels: str) -> dict[str, float]:
        """Return the sums per value of ``label``."""
        sums: dict[str, float] = {}
        for found, value in self._matching(name, labels):
            key = found.get(label, "")
            sums[key] = sums.get(key, 0.0) + value
        return sums

    def _matching(self, name: str, labels: Mapping[str, str]) -> Iterator[tuple[dict[str, str], float]]:
        for found, value in self._samples.get(name, ()):
            if all(found.get(key) == wanted for key, wanted in labels.items()):
                yield found, value


class History:
    """The last seconds of numbers, for rates; the caller passes the clock's reading (seconds)."""

    def __init__(self, seconds: float = RATE_SECONDS) -> None:
        self._seconds = seconds
        self._seen: deque[tuple[float, Numbers]] = deque()

    def add(self, now: float, numbers: Numbers) -> None:
        """Take in the numbers of a moment."""
        self._seen.append((now, numbers))
        while len(self._seen) > 2 and now - self._seen[1][0] >= self._seconds:
            self._seen.popleft()

    def rates(self, stages: Sequence[str], mode: str) -> dict[str, float]:
        """Return articles a second per stage, received over the last seconds."""
        if len(self._seen) < 2:
            return dict.fromkeys(stages, 0.0)
        (then, old), (now, new) = self._seen[0], self._seen[-1]
        span = max(now - then, 1e-9)
        name = "wireroom_articles_total"
        return {
            stage: round(
                max(0.0, new.total(name, stage=stage, mode=mode) - old.total(name, stage=stage, mode=mode))
                / span,
                1,
            )
            for stage in stages
        }

    def end_to_end(self, mode: str) -> dict[str, float | None]:
        """Return the median and 95th percentile of end-to-end seconds over the last seconds, if any ended."""
        name = "wireroom_end_to_end_seconds_bucket"
        new = self._seen[-1][1].by(name, "le", mode=mode) if self._seen else {}
        old = self._seen[0][1].by(name, "le", mode=mode) if len(self._seen) > 1 else {}
        counts = {float(bound): value - old.get(bound, 0.0) for bound, value in new.items()}
        return {"p50": quantile(0.5, counts), "p95": quantile(0.95, counts)}


class Flows:
    """Articles a second over the last minute, sample by sample: what sparklines draw."""

    def __init__(self, stages: Sequence[str], samples: int = FLOW_SAMPLES) -> None:
        self._stages = tuple(stages)
        self._before: tuple[float, dict[str, float]] | None = None
        self._rates: dict[str, deque[float]] = {
            name: deque(maxlen=samples) for name in (*self._stages, *_BRANCHES)
        }

    def add(self, now: float, numbers: Numbers) -> None:
        """Take in the numbers of a moment (seconds of any steady clock)."""
        name = "wireroom_articles_total"
        sums = {stage: numbers.total(name, stage=stage, mode="live") for stage in self._stages}
        sums |= {
            kind: numbers.total(name, outcome=outcome, mode="live") for kind, outcome in _BRANCHES.items()
        }
        if self._before is not None:
            then, old = self._before
            span = max(now - then, 1e-9)
            for key, value in sums.items():
                # A worker that begins anew may count less for a moment: files are put together as they are.
                self._rates[key].append(round(max(0.0, value - old[key]) / span, 1))
        self._before = now, sums

    def plain(self) -> dict[str, Any]:
        """Return them for JSON, newest last."""
        return {
            "step_seconds": SAMPLE_SECONDS,
            "stages": {stage: list(self._rates[stage]) for stage in self._stages},
            "kinds": {kind: list(self._rates[kind]) for kind in _BRANCHES},
        }


def quantile(share: float, cumulative: Mapping[float, float]) -> float | None:
    """Return a quantile from cumulative bucket counts by upper bound, linear within a bucket.

    The last finite bound stands for everything above it; None where nothing was counted. The same
    estimate as PromQL's histogram_quantile.

    >>> quantile(0.5, {1.0: 0, 2.0: 10, float("inf"): 10})
    1.5
    """
    bounds = sorted(cumulative)
    total = cumulative[bounds[-1]] if bounds else 0
    if total <= 0:
        return None
    wanted, below, lower = share * total, 0.0, 0.0
    for bound in bounds:
        count = cumulative[bound]
        if count >= wanted:
            if bound == float("inf"):
                return lower
            inside = (wanted - below) / (count - below) if count > below else 1.0
            return round(lower + (bound - lower) * inside, 4)
        below, lower = count, bound
    return lower


def summary(
    history: History,
    numbers: Numbers,
    states: Sequence[Mapping[str, Any]],
    stages: Sequence[str],
    *,
    mode: str = "live",
) -> dict[str, Any]:
    """Return what the page and ``wireroom stats`` show, ready for JSON.

    ``counts`` come from the ledger (from the topics, exact) where one reports, else from the workers'
    counters; ``counted_by`` says which.
    """
    rates, missing = history.rates(stages, mode), uncovered(states, stages)
    per_stage = {stage: _stage(numbers, stage, mode) | {"per_second": rates[stage]} for stage in stages}
    ledger = {state: int(value) for state, value in numbers.by("wireroom_ledger_articles", "state").items()}
    counts, counted_by = _counts(numbers, per_stage, ledger, mode)
    seen = counts["unique"] + counts["duplicates"]
    rules = numbers.by("wireroom_duplicates_total", "rule", mode=mode)
    reasons = numbers.by("wireroom_rejected_total", "reason", mode=mode)
    lag = max((each["lag_seconds"] for each in per_stage.values()), default=0.0)
    return {
        "time": round(time.time(), 3),
        "version": next(iter(numbers.by("wireroom_build_info", "version")), "unknown"),
        "counts": counts,
        "counted_by": counted_by,
        "watermark": numbers.total("wireroom_ledger_watermark_seconds") or None,
        "duplicate_rate": round(counts["duplicates"] / seen, 4) if seen else 0.0,
        "duplicates": {rule.value: int(rules.get(rule.value, 0)) for rule in Rule if rule != Rule.REVISION},
        "revisions": int(rules.get(Rule.REVISION.value, 0)),
        "rejected": {reason.value: int(reasons.get(reason.value, 0)) for reason in Reason},
        "end_to_end_seconds": history.end_to_end(mode),
        "stages": per_stage,
        "oldest_unprocessed_seconds": _oldest(numbers, counts) if counted_by == "ledger" else lag,
        "memory": {stage: _memory(numbers, stage, mode) for stage in stages if stage in _REMEMBERING},
        "replay": _replay(numbers, history, stages),
        "restarts": int(numbers.total("wireroom_restarts_total")),
        "workers": list(states),
        "ready": not missing,
        "uncovered": missing,
    }


def _stage(numbers: Numbers, stage: str, mode: str) -> dict[str, Any]:
    labels = {"stage": stage, "mode": mode}
    outcomes = numbers.by("wireroom_articles_total", "outcome", **labels)
    return {
        "received": int(sum(outcomes.values())),
        **{outcome: int(outcomes.get(outcome, 0)) for outcome in OUTCOMES},
        "busy_seconds": round(numbers.total("wireroom_stage_seconds_sum", **labels), 3),
        "lag_records": int(numbers.total("wireroom_lag_records", **labels)),
        "lag_seconds": round(numbers.total("wireroom_lag_seconds", **labels), 3),
        "event_time": numbers.total("wireroom_event_time_seconds", **labels) or None,
        "memory_entries": int(numbers.total("wireroom_memory_entries", **labels)),
        "memory_bytes": int(numbers.total("wireroom_memory_bytes", **labels)),
    }


def _oldest(numbers: Numbers, counts: Mapping[str, int]) -> float:
    """Return the age of the oldest record without an outcome, as the ledger saw it last; 0: none is."""
    watermark = numbers.total("wireroom_ledger_watermark_seconds")
    return round(max(0.0, time.time() - watermark), 3) if counts["pending"] and watermark else 0.0


def _memory(numbers: Numbers, stage: str, mode: str) -> dict[str, Any]:
    def of(name: str) -> float:
        return numbers.total(f"wireroom_memory_{name}", stage=stage, mode=mode)

    evicted = numbers.by("wireroom_memory_evicted_total", "reason", stage=stage, mode=mode)
    done = numbers.total("wireroom_snapshot_time_seconds", stage=stage)
    return {
        "entries": int(of("entries")),
        "bytes": int(of("bytes")),
        "limit_bytes": int(of("limit_bytes")),
        "since": of("since_seconds") or None,
        "horizon_seconds": of("horizon_seconds"),
        "evicted": {reason: int(count) for reason, count in evicted.items()},
        "snapshot": {"time": done, "bytes": int(numbers.total("wireroom_snapshot_bytes", stage=stage))}
        if done
        else None,
    }


def _replay(numbers: Numbers, history: History, stages: Sequence[str]) -> dict[str, Any] | None:
    """Return what replays of this instance do, or None where none has done anything."""
    received = numbers.by("wireroom_articles_total", "stage", mode="replay")
    if not any(received.values()):
        return None
    return {
        "received": {stage: int(received.get(stage, 0)) for stage in stages},
        "per_second": history.rates(stages, "replay"),
    }


def _counts(
    numbers: Numbers, per_stage: Mapping[str, Mapping[str, Any]], ledger: Mapping[str, int], mode: str
) -> tuple[dict[str, int], str]:
    def of(stage: str, outcome: str) -> int:
        return int(per_stage.get(stage, {}).get(outcome, 0))

    counts = {
        "raw": of("clean", "received"),
        "clean": of("clean", "passed"),
        "unique": of("dedupe", "passed"),
        "duplicates": of("dedupe", "duplicate"),
        "rejected": of("clean", "rejected"),
        "dead": max(
            sum(of(stage, "failed") for stage in per_stage), int(numbers.total("wireroom_dead_letters"))
        ),
        "tagged": of("tag", "passed"),
        "grouped": of("group", "passed"),
    }
    reports = mode == "live" and any(ledger.get(state, 0) for state in LEDGER_STATES)
    return ({**counts, **ledger}, "ledger") if reports else (counts, "workers")
