import math
import os
import signal
import subprocess
import sys
import textwrap
from collections import Counter

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from pipeline.flow import Tally
from pipeline.observe.collect import Numbers, SharedFiles
from pipeline.observe.facts import BatchDone, Conservation, LagSeen, MemorySeen
from pipeline.observe.metrics import (
    END_TO_END_BUCKETS,
    LEDGER_STATES,
    MODES,
    OUTCOMES,
    Metrics,
    forget_gauges,
    forget_slot,
    use_directory,
)
from pipeline.outcome import MemoryFacts, Reason, Rule
from pipeline.stages import STAGES


def numbers(metrics):
    return Numbers.of(metrics.registry)


def shared(directory):
    registry = CollectorRegistry()
    registry.register(SharedFiles(directory))
    return registry


def in_process(directory, slot, body):
    """Run statements in a process of its own that keeps its metrics under ``directory``."""
    setup = f"""
        from pathlib import Path
        from pipeline.flow import Tally
        from pipeline.observe.facts import *
        from pipeline.observe.metrics import Metrics, use_directory
        from pipeline.outcome import MemoryFacts
        use_directory(Path({str(directory)!r}), {slot!r})
        metrics = Metrics()
    """
    code = textwrap.dedent(setup) + textwrap.dedent(body)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


def test_every_known_combination_is_there_at_zero():
    got = numbers(Metrics())
    for mode in MODES:
        for stage in STAGES:
            assert got.by("wireroom_articles_total", "outcome", stage=stage.name, mode=mode) == dict.fromkeys(
                OUTCOMES, 0.0
            )
            assert got.by("wireroom_lag_records", "mode", stage=stage.name)[mode] == 0
            assert got.by("wireroom_stage_seconds_count", "stage", mode=mode)[stage.name] == 0
        assert set(got.by("wireroom_rejected_total", "reason", mode=mode)) == set(Reason)
        assert set(got.by("wireroom_duplicates_total", "rule", mode=mode)) == set(Rule)
        assert got.by("wireroom_end_to_end_seconds_count", "mode")[mode] == 0
    assert got.by("wireroom_ledger_articles", "state") == dict.fromkeys(LEDGER_STATES, 0.0)
    assert got.total("wireroom_build_info") == 1


def test_names_are_those_other_programs_rely_on():
    families = {family.name: family.type for family in text_string_to_metric_families(
        generate_latest(Metrics().registry).decode()
    )}  # fmt: skip
    wanted = {
        "wireroom_articles": "counter",
        "wireroom_rejected": "counter",
        "wireroom_duplicates": "counter",
        "wireroom_memory_evicted": "counter",
        "wireroom_restarts": "counter",
        "wireroom_stage_seconds": "histogram",
        "wireroom_end_to_end_seconds": "histogram",
        "wireroom_lag_seconds": "gauge",
        "wireroom_lag_records": "gauge",
        "wireroom_event_time_seconds": "gauge",
        "wireroom_memory_entries": "gauge",
        "wireroom_memory_bytes": "gauge",
        "wireroom_memory_horizon_seconds": "gauge",
        "wireroom_memory_since_seconds": "gauge",
        "wireroom_memory_limit_bytes": "gauge",
        "wireroom_dead_letters": "gauge",
        "wireroom_ledger_articles": "gauge",
        "wireroom_build_info": "gauge",
    }
    assert {name: families.get(name) for name in wanted} == wanted


def test_a_batch_counts_its_outcomes_reasons_and_rules_under_its_mode():
    metrics = Metrics(mode="replay")
    tally = Tally(
        10, Counter(passed=5, rejected=4, failed=1), Counter(exact=2), Counter(too_short=4), seconds=0.25
    )
    metrics.observe(BatchDone({"clean": tally}, (0.2, 3.0), {"clean": 1_700_000_000.0}, dead=1))
    got = numbers(metrics)
    assert got.by("wireroom_articles_total", "outcome", stage="clean", mode="replay") == {
        "passed": 5,
        "duplicate": 0,
        "rejected": 4,
        "failed": 1,
    }
    assert got.total("wireroom_articles_total", mode="live") == 0
    assert got.total("wireroom_rejected_total", reason="too_short", mode="replay") == 4
    assert got.total("wireroom_duplicates_total", rule="exact", mode="replay") == 2
    assert got.total("wireroom_stage_seconds_sum", stage="clean", mode="replay") == 0.25
    assert got.total("wireroom_stage_seconds_count", stage="clean", mode="replay") == 1
    assert got.total("wireroom_event_time_seconds", stage="clean", mode="replay") == 1_700_000_000
    assert got.total("wireroom_dead_letters") == 1


def test_an_empty_batch_is_no_observation_of_a_stage():
    metrics = Metrics()
    metrics.observe(BatchDone({"clean": Tally()}))
    assert numbers(metrics).total("wireroom_stage_seconds_count", stage="clean", mode="live") == 0


def test_end_to_end_seconds_land_in_the_buckets_that_single_observations_would():
    bounds = list(END_TO_END_BUCKETS)
    values = [0.0, *bounds, *(math.nextafter(bound, math.inf) for bound in bounds), 1e9]
    at_once, one_by_one = Metrics(), Metrics()
    at_once.observe(BatchDone({}, tuple(values)))
    for value in values:
        one_by_one._end_to_end.labels("live").observe(value)
    name = "wireroom_end_to_end_seconds_bucket"
    assert numbers(at_once).by(name, "le", mode="live") == numbers(one_by_one).by(name, "le", mode="live")
    assert numbers(at_once).total("wireroom_end_to_end_seconds_count", mode="live") == len(values)
    assert numbers(at_once).total("wireroom_end_to_end_seconds_sum", mode="live") == pytest.approx(
        sum(values)
    )


def test_lag_memory_and_ledger_are_shown_as_last_seen():
    metrics = Metrics()
    metrics.observe(LagSeen("dedupe", 7, 1.5))
    metrics.observe(LagSeen("dedupe", 3, 0.5))
    metrics.observe(MemorySeen("dedupe", MemoryFacts(100, 73_200, 3600.0, evicted=5)))
    metrics.observe(MemorySeen("dedupe", MemoryFacts(90, 65_000, 3600.0, evicted=15)))
    metrics.observe(Conservation({"raw": 12, "dead": 2, "missing": 1}, 1000.5, {3: 17}, resent=4))
    metrics.observe(Conservation({"raw": 12, "dead": 2, "missing": 1}, 1001.5, {3: 18}, resent=1))
    got = numbers(metrics)
    assert got.total("wireroom_lag_records", stage="dedupe", mode="live") == 3
    assert got.total("wireroom_lag_seconds", stage="dedupe", mode="live") == 0.5
    assert got.total("wireroom_memory_entries", stage="dedupe", mode="live") == 90
    assert got.total("wireroom_memory_horizon_seconds", stage="dedupe", mode="live") == 3600
    assert got.total("wireroom_ledger_articles", state="missing") == 1
    assert got.total("wireroom_ledger_watermark_seconds") == 1001.5
    assert got.by("wireroom_ledger_watermark_offset", "partition") == {"3": 18}
    assert got.total("wireroom_ledger_resent_total") == 5
    assert got.total("wireroom_dead_letters") == 2


def test_a_rebuilt_memory_does_not_count_its_old_evictions_again():
    metrics = Metrics()
    for evicted in (5, 15, 0, 4):
        metrics.observe(MemorySeen("dedupe", MemoryFacts(1, 1, 1.0, evicted)))
    assert numbers(metrics).total("wireroom_memory_evicted_total", stage="dedupe", mode="live") == 10 + 4


def test_what_went_for_the_limit_is_told_from_what_was_too_old():
    metrics = Metrics()
    for evicted, by_limit in ((0, 0), (10, 4), (12, 4)):
        facts = MemoryFacts(
            1, 1, 1.0, evicted, since=1_750_000_000.0, limit_bytes=1 << 24, evicted_by_limit=by_limit
        )
        metrics.observe(MemorySeen("dedupe", facts))
    got = numbers(metrics)
    assert got.by("wireroom_memory_evicted_total", "reason", stage="dedupe", mode="live") == {
        "age": 8,
        "limit": 4,
    }
    assert got.total("wireroom_memory_since_seconds", stage="dedupe", mode="live") == 1_750_000_000
    assert got.total("wireroom_memory_limit_bytes", stage="dedupe", mode="live") == 1 << 24


@pytest.mark.parametrize(
    ("exit_code", "cause"),
    [(70, "not_owner"), (71, "fenced"), (75, "crashed"), (1, "crashed"), (-9, "killed"), (0, "ended")],
)
def test_a_restart_is_counted_by_its_cause(exit_code, cause):
    metrics = Metrics()
    metrics.restarted(exit_code)
    counted = numbers(metrics).by("wireroom_restarts_total", "cause")
    assert {name for name, count in counted.items() if count} == {cause}


BATCH = 'metrics.observe(BatchDone({"clean": Tally(3, {"passed": 3}, seconds=0.1)}, (0.1, 0.2, 9.0)))\n'
LAG = 'metrics.observe(LagSeen("clean", 40, 2.0))\n'


def test_counters_of_several_processes_add_up_and_survive_a_killed_one(tmp_path):
    killed = in_process(tmp_path, "clean-0", BATCH + "import os; os.kill(os.getpid(), 9)")
    assert killed.returncode == -signal.SIGKILL
    files = sorted(tmp_path.iterdir())
    assert in_process(tmp_path, "clean-0", BATCH).returncode == 0
    assert sorted(tmp_path.iterdir()) == files, "a restarted worker goes on with its own files"
    assert in_process(tmp_path, "clean-1", BATCH).returncode == 0
    got = Numbers.of(shared(tmp_path))
    assert got.total("wireroom_articles_total", stage="clean", outcome="passed", mode="live") == 9
    assert got.total("wireroom_end_to_end_seconds_count", mode="live") == 9
    assert got.total("wireroom_end_to_end_seconds_bucket", mode="live", le="0.25") == 6


def test_gauges_are_combined_and_those_of_an_ended_process_dropped(tmp_path):
    for slot in ("clean-0", "clean-1"):
        assert in_process(tmp_path, slot, LAG).returncode == 0
    in_process(tmp_path, "ledger", 'metrics.observe(Conservation({"raw": 5, "dead": 2}))')
    got = Numbers.of(shared(tmp_path))
    assert got.total("wireroom_lag_records", stage="clean", mode="live") == 80
    assert got.total("wireroom_lag_seconds", stage="clean", mode="live") == 2.0
    assert got.total("wireroom_build_info") == 1
    assert got.total("wireroom_ledger_articles", state="raw") == 5
    assert got.total("wireroom_dead_letters") == 2
    forget_slot(tmp_path, "clean-0")
    got = Numbers.of(shared(tmp_path))
    assert got.total("wireroom_lag_records", stage="clean", mode="live") == 40
    in_process(tmp_path, "clean-0", BATCH)
    forget_gauges(tmp_path)
    got = Numbers.of(shared(tmp_path))
    assert got.total("wireroom_lag_records") == 0
    assert got.total("wireroom_articles_total", stage="clean", outcome="passed", mode="live") == 3


def test_all_zeros_are_exposed_by_several_processes_too(tmp_path):
    for slot in ("a", "b"):
        assert in_process(tmp_path, slot, "").returncode == 0
    many, one = Numbers.of(shared(tmp_path)), Numbers.of(Metrics().registry)

    def combinations(numbers, name):
        return {frozenset(labels.items()) for labels, _ in numbers._samples.get(name, ())}

    for name in one._samples:
        if not name.endswith("_created"):
            assert combinations(many, name) == combinations(one, name), name


def test_a_damaged_file_neither_stops_the_reader_nor_a_restart(tmp_path):
    assert in_process(tmp_path, "a", BATCH).returncode == 0
    assert in_process(tmp_path, "b", BATCH).returncode == 0
    (tmp_path / "counter_b.db").write_bytes(b"\xff\xff\x00\x00garbage")
    got = Numbers.of(shared(tmp_path))
    assert got.total("wireroom_articles_total", stage="clean", outcome="passed", mode="live") == 3
    assert in_process(tmp_path, "b", BATCH).returncode == 0
    got = Numbers.of(shared(tmp_path))
    assert got.total("wireroom_articles_total", stage="clean", outcome="passed", mode="live") == 6


@pytest.mark.parametrize("slot", ["", "a_b", "../a"])
def test_a_slot_that_cannot_stand_in_a_file_name_is_refused(tmp_path, slot):
    before = dict(os.environ)
    with pytest.raises(ValueError, match="slot"):
        use_directory(tmp_path, slot)
    assert dict(os.environ) == before
