import os
import threading
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline.article import Origin
from pipeline.errors import UsageError
from pipeline.flow import DUPLICATES, RAW, STORIES
from pipeline.kafka.codec import origin_of
from pipeline.kafka.reader import KNOWN_TOPICS, Reader
from pipeline.kafka.replay import manage
from pipeline.kafka.replay.plan import Range, cut_to, find_range, forecast, planned, stages_from
from pipeline.kafka.replay.run import load, names, save, shadow
from pipeline.kafka.replay.runner import carry_out
from pipeline.kafka.replay.source import Source
from pipeline.settings import Settings
from pipeline.stages.clean import Clean
from tests.e2e.stream import committed, read
from tests.kafka.lived import OUTCOMES, STAGES, in_order, live_through, unmarked

pytestmark = pytest.mark.broker

COUNT = 150


@pytest.fixture(scope="module")
def lived(kafka, tmp_path_factory):
    """Topics with a past, for all tests here: each has a run of its own, and none may touch them."""
    settings = Settings(
        bootstrap=kafka, data_dir=tmp_path_factory.mktemp("lived"), topic_prefix=f"lived{os.getpid()}."
    )
    return live_through(settings, COUNT)


def middle(settings):
    """Return per partition the offsets from which on, and up to which, the middle third lies."""
    begin, end = find_range(settings, RAW, Range())
    with Source(settings, settings.topic_prefix + RAW, begin, end) as source:
        rows = list(source.rows())
    first, stop = dict(begin), dict(begin)
    for row in rows[: COUNT // 3]:
        first[row.partition] = row.offset + 1
    stop.update(first)
    for row in rows[COUNT // 3 : 2 * COUNT // 3]:
        stop[row.partition] = row.offset + 1
    return first, stop


def run_through(settings, name, processes=1, **more):
    begin, end = middle(settings)
    run = planned(settings, name, RAW, Range(offsets=begin), None, **more)
    run = cut_to(settings, run, sum(end.values()) - sum(begin.values()))
    assert run.end == end
    save(settings, run)
    assert carry_out(settings, run, lambda _: None, lambda _: None, threading.Event(), processes)
    return run


def by_topic(settings, run=None):
    """Return topic -> origin -> (key, value, headers, time), of those that a run covers.

    Without the two headers that a replay adds.
    """
    found = defaultdict(lambda: defaultdict(list))
    for row in read(settings, *OUTCOMES, STORIES):
        origin = origin_of(row.headers)
        if run is None or run.covers(origin):
            topic = row.topic.removeprefix(settings.topic_prefix)
            headers = unmarked(row, "wr-replay", "wr-replays")
            found[topic][origin].append((row.key, row.value, headers, row.timestamp))
    return found


def one_batch(settings, run):
    """Go on with a run for a batch; return whether that was its end."""
    stop = threading.Event()
    return carry_out(settings, run, lambda _: None, lambda _: stop.set(), stop)


def positions(settings):
    with Reader(settings, KNOWN_TOPICS) as reader:
        ends = {place: end for place, (_, end) in reader.bounds().items()}
    return ends, {stage: committed(settings, stage, RAW) for stage in STAGES}


def test_with_the_memory_of_then_the_same_code_says_what_it_said_live(lived):
    before = positions(lived)
    run = run_through(lived, "again", memory="copy")
    assert positions(lived) == before
    live, again = by_topic(lived, run), by_topic(shadow(lived, "again"))
    assert sum(len(origins) for origins in again.values()) > COUNT // 3
    assert again == live


def test_a_fresh_memory_knows_nothing_from_before(lived):
    run = run_through(lived, "fresh")
    live, fresh = by_topic(lived, run)[DUPLICATES], by_topic(shadow(lived, "fresh"))[DUPLICATES]
    assert fresh.keys() < live.keys()


def test_other_thresholds_are_the_runs_own_whoever_goes_on_with_it(lived):
    run = run_through(lived, "stricter", memory="copy", thresholds={"votes": 1000})
    assert load(lived, "stricter").thresholds == {"votes": 1000}
    live, stricter = by_topic(lived, run)[DUPLICATES], by_topic(shadow(lived, "stricter"))[DUPLICATES]
    likely = {origin for origin, rows in live.items() if b'"rule":"near"' in rows[0][1]}
    assert likely
    assert likely.isdisjoint(stricter)


def test_a_run_cut_short_goes_on_without_repeats_or_gaps(lived):
    run_through(lived, "whole", memory="copy")
    begin, _ = middle(lived)
    run = cut_to(lived, planned(lived, "cut", RAW, Range(offsets=begin), None, memory="copy"), COUNT // 3)
    few = lived.model_copy(update={"batch_size": 12})
    save(few, run)
    parts, ended = 0, False
    while not ended:
        ended = one_batch(few, load(few, "cut"))
        parts += 1
    assert parts > 3
    assert in_order(shadow(lived, "cut")) == in_order(shadow(lived, "whole"))


def test_other_processes_may_clean_and_nothing_changes(lived, monkeypatch):
    run_through(lived, "alone")
    here = []
    monkeypatch.setattr(Clean, "run", lambda _, batch, __: here.extend(batch))
    run_through(lived, "helped", processes=2)
    assert not here
    assert in_order(shadow(lived, "helped")) == in_order(shadow(lived, "alone"))


def test_only_what_was_asked_for_goes_through(lived):
    value = next(row for row in read(lived, "articles.clean"))
    source = next(text for name, text in value.headers if name == "ce_source").decode()
    run = planned(lived, "one", RAW, Range(), None, where=(f"source={source}",))
    assert carry_out(lived, run, lambda _: None, lambda _: None, threading.Event())
    found = read(shadow(lived, "one"), *OUTCOMES)
    assert found
    assert {dict(row.headers)["ce_source"].decode() for row in found} == {source}


def test_a_later_stage_reads_its_own_topic(lived):
    run = planned(lived, "behind", "articles.clean", Range(), None, memory="copy")
    assert run.stages == ("dedupe", "tag", "group")
    assert carry_out(lived, run, lambda _: None, lambda _: None, threading.Event())
    live, again = by_topic(lived), by_topic(shadow(lived, "behind"))
    for topic in ("articles.unique", "articles.grouped", DUPLICATES):
        assert again[topic].keys() == live[topic].keys()
    assert not again["articles.clean"]


def test_a_range_is_found_by_time_or_offset_and_its_end_is_frozen(lived):
    begin, end = find_range(lived, RAW, Range())
    rows = read(lived, RAW)
    moment = sorted(row.timestamp for row in rows)[COUNT // 2]
    late, _ = find_range(lived, RAW, Range(since=moment / 1000))
    _, early = find_range(lived, RAW, Range(until=moment / 1000))
    assert late == early
    run = planned(lived, "frozen", RAW, Range(since=moment / 1000), None)
    assert all(row.timestamp >= moment for row in rows if run.covers(Origin(row.partition, row.offset)))
    assert run.end == end
    assert forecast(lived, run).records == sum(end.values()) - sum(late.values())
    assert forecast(lived, run).topics[0] == f"{lived.topic_prefix}replay.frozen.articles.clean"
    only, _ = find_range(lived, RAW, Range(offsets={1: begin[1] + 2}))
    _, ends = find_range(lived, RAW, Range())
    assert only == {**ends, 1: begin[1] + 2}


def test_what_no_stage_reads_is_refused_with_what_can_be_replayed():
    with pytest.raises(UsageError, match=r"articles\.raw, articles\.clean"):
        stages_from(DUPLICATES, None)
    with pytest.raises(UsageError, match=r"--into tag.*tag reads articles\.unique"):
        stages_from(RAW, "tag")


def test_dropping_a_run_leaves_nothing_of_it_and_all_of_the_others(lived):
    run_through(lived, "gone")
    assert "gone" in names(lived)
    with pytest.raises(UsageError, match="there is a run gone already"):
        save(lived, load(lived, "gone"))
    before = positions(lived)
    assert len(manage.drop(lived, "gone")) == len(KNOWN_TOPICS)
    assert positions(lived) == before
    assert "gone" not in names(lived)
    with pytest.raises(UsageError, match="--list"):
        manage.state_of(lived, "gone")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_plan_is_there_whole_or_not_at_all(lived):
    plan = planned(lived, "half", RAW, Range(), None)
    folder = lived.data_dir / "replays" / "half"
    folder.mkdir(parents=True)
    (folder / f"run.json.{os.getpid()}.draft").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        save(lived, plan)
    assert "half" not in names(lived)
    save(lived, plan)
    assert load(lived, "half") == plan
    assert [path.name for path in folder.iterdir()] == ["run.json"]
    manage.drop(lived, "half")
