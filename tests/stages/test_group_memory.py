"""The group stage's memory: a function of the log, whatever the batches, restarts and rebuilds."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, Origin, isoformat
from pipeline.outcome import Item, Outcome
from pipeline.stages.group import Group, GroupMemory
from pipeline.stages.group.codec import Admission, decode, encode

HOUR = 3600.0
START = 1_744_268_400.0


def stream(seed: int, count: int, hours: float, words: int = 300) -> list[Item[Article]]:
    """Return articles of many small events, some undated, late, revised or sent twice."""
    rng = random.Random(seed)
    made: list[Item[Article]] = []
    for offset in range(count):
        if made and rng.random() < 0.05:
            made.append(rng.choice(made[-20:]))
            continue
        event = rng.randrange(max(count // 4, 1))
        subject = random.Random(event)
        vocabulary = [f"w{subject.randrange(words)}x" for _ in range(12)]
        text = " ".join(rng.choice(vocabulary) for _ in range(30)) + f" w{rng.randrange(words)}x"
        at = START + hours * HOUR * offset / count + rng.gauss(0, 5) * HOUR
        article = Article(
            f"id{offset}",
            f"s{rng.randrange(9)}",
            None,
            " ".join(vocabulary[:3]),
            text,
            published=rng.choice([isoformat(at), isoformat(at), None]),
            fetched_at=rng.choice([isoformat(at + HOUR), None]),
            version=rng.choice([1, 1, 1, 2]),
            updates=f"id{rng.randrange(offset)}" if offset and rng.random() < 0.1 else None,
            keywords=(vocabulary[0],),
        )
        made.append(Item(Origin(0, offset), article, 0.0))
    return made


def written(memory: GroupMemory) -> io.BytesIO:
    file = io.BytesIO()
    memory.snapshot()(file)
    file.seek(0)
    return file


def run(items: Sequence[Item[Article]], sizes: Sequence[int], memory: GroupMemory) -> list[Outcome]:
    outcomes: list[Outcome] = []
    at = turn = 0
    while at < len(items):
        size = sizes[turn % len(sizes)]
        outcomes += Group().run(items[at : at + size], memory)
        at, turn = at + size, turn + 1
    return outcomes


@pytest.mark.parametrize("size", [1, 7, 500])
def test_batches_do_not_matter(size: int) -> None:
    items = stream(1, 600, hours=400)
    expected = run(items, [33], GroupMemory())

    assert run(items, [size], GroupMemory()) == expected
    assert len({outcome.record.story.id for outcome in expected}) > 50  # type: ignore[union-attr]


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    hours=st.sampled_from([5.0, 100.0, 1500.0]),
    cuts=st.lists(st.integers(1, 40), min_size=1, max_size=6),
    restarts=st.lists(st.integers(0, 120), max_size=4),
    limit=st.sampled_from([15, 100_000]),
)
def test_a_rebuilt_memory_goes_on_as_the_one_that_was_lost(
    seed: int, hours: float, cuts: list[int], restarts: list[int], limit: int
) -> None:
    items = stream(seed, 120, hours)
    expected = run(items, [17], GroupMemory(limit))
    log: list[bytes] = []
    memory = GroupMemory(limit)
    outcomes: list[Outcome] = []
    at = turn = 0
    while at < len(items):
        if turn in restarts or at in restarts:
            old, memory = memory, GroupMemory(limit)
            if turn % 2:
                memory.restore(written(old))
            else:
                for delta in log:
                    memory.apply(delta)
        size = cuts[turn % len(cuts)]
        outcomes += Group().run(items[at : at + size], memory)
        log.append(memory.delta())
        at, turn = at + size, turn + 1

    assert outcomes == expected


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), cut=st.integers(0, 60), hours=st.sampled_from([5.0, 1500.0]))
def test_a_snapshot_holds_what_was_remembered_then_whatever_comes_before_it_is_written(
    seed: int, cut: int, hours: float
) -> None:
    items = stream(seed, 120, hours)
    memory, restored = GroupMemory(), GroupMemory()
    run(items[:cut], [20], memory)
    memory.delta()
    facts, write = memory.facts(), memory.snapshot()
    expected, delta = run(items[cut:], [20], memory), memory.delta()
    file = io.BytesIO()
    write(file)
    file.seek(0)
    restored.restore(file)

    assert restored.facts() == facts
    assert (run(items[cut:], [20], restored), restored.delta()) == (expected, delta)


def test_a_snapshot_is_refused_while_a_delta_waits_and_by_a_memory_of_another_kind() -> None:
    memory = GroupMemory()
    file = written(memory)
    with pytest.raises(ValueError, match="max_articles is 100000, this memory's is 15"):
        GroupMemory(15).restore(file)
    run(stream(1, 1, 1.0), [1], memory)
    with pytest.raises(ValueError, match="take the delta first"):
        memory.snapshot()


def test_sweeping_changes_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.stages.group import index

    items = stream(3, 500, hours=2000)
    expected = run(items, [50], GroupMemory())
    monkeypatch.setattr(index, "_SWEPT_AT_LEAST", 1)

    assert run(items, [50], GroupMemory()) == expected


def test_memory_is_bounded_by_the_window() -> None:
    memory = GroupMemory()
    run(stream(4, 3000, hours=3000), [500], memory)
    facts = memory.facts()

    assert facts.entries < 200
    assert facts.evicted > 2500
    assert facts.horizon_seconds == 72 * HOUR


def test_memory_is_bounded_when_time_stands_still() -> None:
    memory = GroupMemory(max_articles=100)
    run(stream(5, 400, hours=0), [500], memory)

    assert memory.facts().entries == 100


def test_no_news_no_delta() -> None:
    memory = GroupMemory()

    assert memory.delta() == b""
    memory.apply(b"")
    assert memory.facts().entries == 0


def test_a_delta_applied_twice_counts_once() -> None:
    memory, other = GroupMemory(), GroupMemory()
    run(stream(6, 50, hours=10), [50], memory)
    delta = memory.delta()
    other.apply(delta)
    other.apply(delta)

    assert other.facts().entries == memory.facts().entries


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
numbers = st.lists(st.integers(0, (1 << 18) - 1), unique=True, max_size=20).map(sorted)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(names, names, numbers, st.none() | st.floats(-1e12, 1e12), st.booleans()), max_size=6)
)
def test_rows_survive_the_codec(cells: list[tuple[str, str, list[int], float | None, bool]]) -> None:
    rows = [
        Admission(
            (at, at * 2**33),
            id_,
            source,
            id_,
            (source, id_),
            (("person", id_, None), ("place", source, "Q1")),
            (("medtop:11000000", id_),),
            time,
            time,
            flag,
            not flag,
            f"s-{at}",
            0.25,
            np.array(terms, np.uint32),
            np.arange(len(terms), dtype=np.uint32)[::-1],
            np.arange(len(terms), dtype=np.uint16),
        )
        for at, (id_, source, terms, time, flag) in enumerate(cells)
    ]
    found = list(decode(encode(rows))) if rows else []

    assert [str(row) for row in found] == [str(row) for row in rows]


def test_a_delta_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.stages.group import codec

    memory = GroupMemory()
    run(stream(7, 3, hours=1), [3], memory)
    delta = memory.delta()
    monkeypatch.setattr(codec, "VERSION", 2)

    with pytest.raises(ValueError, match="version 1"):
        GroupMemory().apply(delta)
