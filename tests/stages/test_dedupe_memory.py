"""The dedupe memory: verdicts depend on the log alone, whatever batches, rebuilds and evictions."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, Origin, isoformat
from pipeline.outcome import Duplicate, Item, Outcome, Passed
from pipeline.settings import Settings
from pipeline.stages import dedupe
from pipeline.stages.dedupe import Dedupe, DedupeMemory
from pipeline.stages.dedupe import memory as memory_module
from pipeline.stages.dedupe.delta import FORMAT, decode, encode
from pipeline.stages.dedupe.features import features
from pipeline.stages.dedupe.index import Chains, Column, Rows
from pipeline.stages.dedupe.store import MOST_WORDS, keys_of
from pipeline.text.sections import read_sections, write_sections
from tests.stages.entries import made_entries
from tests.stages.test_dedupe import DAY, START, article, feed, prose, told

HORIZON = 14 * DAY


class Strict(Dedupe):
    """The stage without its retry one by one: an error in the batch path is an error of the test."""

    def _tried(self, batch: Sequence[Item[Article]], memory: DedupeMemory) -> list[Outcome]:
        return self._run(batch, memory)


def written(memory: DedupeMemory) -> io.BytesIO:
    file = io.BytesIO()
    memory.snapshot()(file)
    file.seek(0)
    return file


def run(
    items: Sequence[Item[Article]], sizes: Sequence[int], how: float | Strict, restart: int = 0
) -> tuple[list[Outcome], DedupeMemory]:
    """Run the items in batches of these sizes; every few batches the memory is made anew.

    In turns from all deltas, and from a snapshot.
    """
    stage = how if isinstance(how, Strict) else Strict(how)
    memory, log, out = stage.new_memory(), [], list[Outcome]()
    at = count = 0
    while at < len(items):
        size = sizes[count % len(sizes)]
        out += stage.run(items[at : at + size], memory)
        at, count = at + size, count + 1
        if restart and count % restart == 0:
            log.append(memory.delta())
            old, memory = memory, stage.new_memory()
            if count // restart % 2:
                for delta in log:
                    memory.apply(delta)
            else:
                memory.restore(written(old))
    return out, memory


def stream(seed: int, count: int, days: float) -> list[Item[Article]]:
    """Return a log of originals, copies, edits, revisions, shared blurbs, repeats, and odd times."""
    choose = random.Random(seed)
    blurbs = [prose(10_000 + n, 40) for n in range(2)]
    items: list[Item[Article]] = []
    for at in range(count):
        moment = START + days * DAY * at / count + choose.uniform(-DAY, DAY / 4)
        kind, old = choose.random(), choose.choice(items).record if items else None
        one = article(
            f"a{at}", prose(at, choose.choice([8, 25, 60, 200])) + " " + choose.choice([*blurbs, "", ""])
        )
        if old and kind < 0.15:
            one = replace(one, text=old.text)
        elif old and kind < 0.3:
            words = old.text.split()
            one = replace(
                one, text=" ".join(words[: choose.randint(len(words) // 2, len(words))] + ["also"] * 3)
            )
        elif old and kind < 0.4:
            one = replace(old, text=old.text + f" Update {at} of the {at * 7} that Ana Brio counted.")
        elif old and kind < 0.45:
            one = replace(old, id=f"a{at}")
        elif old and kind < 0.47:
            one = replace(one, id="")
        elif old and kind < 0.5:
            items.append(choose.choice(items))
            continue
        one = replace(one, url=one.url or choose.choice([None, f"https://s.example/{at}"]))
        published = choose.choice([isoformat(moment)] * 8 + [None, isoformat(START - 400 * DAY)])
        items.append(Item(Origin(at % 3, at), replace(one, published=published), 0.0))
    return items


@pytest.mark.parametrize("horizon", [HORIZON, 2 * DAY, 3600.0])
def test_verdicts_do_not_depend_on_batches_restarts_or_eviction(horizon: float) -> None:
    items = stream(1, 500, 30.0)
    expected, whole = run(items, [1], horizon)

    for sizes, restart in (([500], 0), ([50], 3), ([7], 40), ([3, 200, 1], 2), ([501], 0)):
        outcomes, memory = run(items, sizes, horizon, restart)
        assert outcomes == expected
        assert memory.facts().entries == whole.facts().entries
        assert memory.facts().evicted == whole.facts().evicted
        assert memory.facts().horizon_seconds == whole.facts().horizon_seconds
    rules = {told(outcome)[0] for outcome in expected}
    assert horizon < DAY or {"new", "revision", "exact", "near"} <= rules


@given(
    seed=st.integers(0, 10_000),
    count=st.integers(1, 60),
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=4),
    restart=st.integers(0, 4),
    days=st.sampled_from([0.1, 5.0, 60.0, 2000.0]),
    horizon=st.sampled_from([60.0, DAY, HORIZON]),
)
@settings(max_examples=40, deadline=None)
def test_any_log_gets_one_set_of_verdicts(
    seed: int, count: int, sizes: list[int], restart: int, days: float, horizon: float
) -> None:
    items = stream(seed, count, days)

    assert run(items, sizes, horizon, restart)[0] == run(items, [1], horizon)[0]


class TestTime:
    def test_an_entry_counts_to_the_last_second_of_its_horizon(self) -> None:
        for late, expected in ((HORIZON, "exact"), (HORIZON + 1, "new")):
            copy = replace(article("b", prose(1)), published=isoformat(START + late))
            assert told(feed([article("a", prose(1)), copy], Strict())[1])[0] == expected

    def test_late_articles_are_remembered_a_horizon_from_when_they_came(self) -> None:
        archive = replace(article("old", prose(1)), published=isoformat(START - 300 * DAY))
        copy = replace(article("b", prose(1)), published=isoformat(START + 10 * DAY))
        outcomes = feed([article("a", prose(2)), archive, copy], Strict())

        assert told(outcomes[2]) == ("exact", "old")
        assert isinstance(outcomes[2], Duplicate)
        assert outcomes[2].record.first_seen == isoformat(START - 300 * DAY)

    def test_a_copy_is_remembered_too_and_still_names_the_original(self) -> None:
        copies = [
            replace(article(f"c{n}", prose(1)), published=isoformat(START + n * 10 * DAY))
            for n in range(1, 6)
        ]
        outcomes = feed([article("a", prose(1)), *copies], Strict())

        assert [told(outcome) for outcome in outcomes[1:]] == [("exact", "a")] * 5

    def test_articles_without_a_date_come_with_the_first_dated_one(self) -> None:
        undated = replace(article("a", prose(1)), published=None)
        dated = article("b", prose(2))
        copies = [
            replace(article(f"c{late}", prose(1)), published=isoformat(START + late * DAY))
            for late in (13, 28)
        ]
        for sizes in ([4], [1]):
            items = [Item(Origin(0, n), one, 0.0) for n, one in enumerate([undated, dated, *copies])]
            outcomes = run(items, sizes, HORIZON)[0]

            assert [told(outcome)[0] for outcome in outcomes] == ["new", "new", "exact", "new"]
            assert isinstance(outcomes[2], Duplicate)
            assert outcomes[2].record.first_seen is None

    @pytest.mark.parametrize("late", [13, 15])
    def test_an_undated_origin_is_known_for_a_horizon_from_the_first_date(self, late: int) -> None:
        undated = Item(Origin(0, 0), replace(article("a", prose(1)), published=None), 0.0)
        dated = Item(Origin(0, 1), article("b", prose(2)), 0.0)
        later = Item(
            Origin(0, 2), replace(article("c", prose(3)), published=isoformat(START + late * DAY)), 0.0
        )
        again = replace(
            undated, record=replace(undated.record, text=prose(4))
        )  # tells a repeat from a new one
        items = [undated, dated, later, again, dated]

        for sizes in ([5], [1], [2, 3]):
            outcomes, memory = run(items, sizes, HORIZON)

            assert [told(outcome)[0] for outcome in outcomes] == ["new"] * 5
            assert (memory.facts().entries, memory.facts().evicted) == (3, 0 if late == 13 else 2)

    def test_an_origin_beyond_the_horizon_is_judged_anew(self) -> None:
        stage = Strict()
        memory = stage.new_memory()
        feed([article("a", prose(1))], stage, memory)
        feed(
            [replace(article("b", prose(2)), published=isoformat(START + 2 * HORIZON))],
            stage,
            memory,
            first=1,
        )
        again = feed([article("a", prose(1) + " Now longer.")], stage, memory)[0]

        assert told(again)[0] == "new"
        assert memory.facts().entries == 2


class TestFacts:
    def test_size_reach_and_loss_are_told(self) -> None:
        stage = Strict(HORIZON)
        memory = stage.new_memory()
        assert (memory.facts().entries, memory.facts().horizon_seconds, memory.facts().evicted) == (0, 0.0, 0)
        articles = [
            replace(article(f"a{n}", prose(n, 30)), published=isoformat(START + n * DAY)) for n in range(400)
        ]
        feed(articles, stage, memory)
        facts = memory.facts()

        assert (facts.entries, facts.evicted) == (15, 385)
        assert facts.horizon_seconds == HORIZON
        assert facts.bytes < 400_000  # forgotten entries are freed, not only skipped

    def test_an_entry_costs_less_than_a_kilobyte_and_its_delta_less_than_700_bytes(self) -> None:
        stage = Strict()
        memory = stage.new_memory()
        sizes = []
        for batch in range(6):
            numbers = range(batch * 500, batch * 500 + 500)
            feed([article(f"identifier-{n}", prose(n)) for n in numbers], stage, memory, first=numbers[0])
            sizes.append(len(memory.delta()) / 500)

        assert memory.facts().entries == 3000
        assert memory.facts().bytes / 3000 < 1024
        assert max(sizes) < 700


class TestLate:
    @pytest.mark.parametrize("days", [(12, 0), (0, 12)])
    def test_a_late_article_is_found_on_either_side_of_its_time(self, days: tuple[int, int]) -> None:
        """Twelve days apart, in both orders, while others bring the clock to day 12."""
        now = replace(article("now", prose(9)), published=isoformat(START + 12 * DAY))
        pair = [
            replace(article(f"a{at}", prose(1)), published=isoformat(START + day * DAY))
            for at, day in enumerate(days)
        ]
        for log in ([pair[0], now, pair[1]], [now, *pair]):
            assert told(feed(log, Strict())[-1]) == ("exact", "a0")

    def test_a_late_article_sees_a_horizon_back_from_the_clock_not_from_its_own_time(self) -> None:
        """What the clock let go is gone for the late ones, too: the price of a bounded memory."""
        articles = [
            replace(article(name, prose(seed)), published=isoformat(START + day * DAY))
            for name, seed, day in (("old", 1, 0), ("now", 2, 15), ("late", 1, 8))
        ]
        assert told(feed(articles, Strict())[2])[0] == "new"

    @pytest.mark.parametrize("field", ["published", "fetched_at"])
    def test_an_article_of_the_far_future_ages_nothing(self, field: str) -> None:
        future = replace(article("future", prose(2)), **{"published": None, field: "9999-12-31T23:59:59Z"})
        log = [article("a", prose(1)), future, article("copy", prose(1))]
        items = [Item(Origin(0, at), one, START + at) for at, one in enumerate(log)]
        memory = DedupeMemory(HORIZON)
        outcomes = Strict().run(items, memory)

        assert told(outcomes[2]) == ("exact", "a")
        assert (memory.clock, memory.facts().evicted) == (START + 1, 0)


class TestLimit:
    """``small``: 100,000 bytes, weighed after 16 entries."""

    @pytest.fixture
    def small(self, monkeypatch: pytest.MonkeyPatch) -> Strict:
        monkeypatch.setattr(dedupe, "MOST_AT_ONCE", 16)
        monkeypatch.setattr(memory_module, "MOST_AT_ONCE", 16)
        monkeypatch.setattr(memory_module, "_RESERVE_BYTES", 0)
        monkeypatch.setattr(memory_module, "LEAST_MEMORY_BYTES", 0)
        return Strict(HORIZON, 100_000)

    def test_verdicts_do_not_depend_on_batches_restarts_or_when_space_is_freed(self, small: Strict) -> None:
        items = stream(3, 700, 3.0)
        expected, whole = run(items, [1], small)
        unlimited = run(items, [50], Strict())[0]
        facts = whole.facts()

        assert expected != unlimited
        assert 0 < facts.evicted_by_limit <= facts.evicted < len(items)
        for sizes, restart in (([500], 0), ([50], 3), ([7], 40), ([3, 200, 1], 2)):
            outcomes, memory = run(items, sizes, small, restart)
            assert outcomes == expected
            assert (memory.facts().entries, memory.facts().evicted) == (facts.entries, facts.evicted)

    def test_the_oldest_go_first_and_what_is_left_says_since_when(self, small: Strict) -> None:
        articles = [replace(article(f"a{n}", prose(n)), published=isoformat(START + n)) for n in range(200)]
        memory = small.new_memory()
        feed(articles, small, memory)
        facts = memory.facts()
        again = feed([replace(one, id=f"b{one.id}") for one in articles], small, memory, first=200)
        oldest = 200 - facts.entries

        assert facts.since == START + oldest
        assert facts.horizon_seconds == facts.entries - 1
        assert (facts.limit_bytes, facts.evicted_by_limit) == (100_000, oldest)
        assert told(again[0])[0] == "new"

    @pytest.mark.parametrize("copies_first", [True, False])
    def test_what_is_held_stays_below_the_limit_and_near_it(self, copies_first: bool) -> None:
        limit = 16 << 20
        memory = Strict(HORIZON, limit).new_memory()
        held = []
        for part in range(120):
            copies = copies_first == (part < 60)
            block = made_entries(1000 * part, 1000, float(copies), START, 1.0)
            memory.remember(block, keys_of(block.origin, block.id, block.url, block.text, block.copy_of))
            memory.delta()
            held.append(memory.facts().bytes)

        assert max(held) <= limit
        assert held[-1] > 0.6 * limit
        assert memory.facts().evicted_by_limit > 50_000

    def test_less_than_the_least_is_refused(self) -> None:
        with pytest.raises(ValueError, match="16,777,216 bytes at least"):
            Strict(HORIZON, 1000).new_memory()
        with pytest.raises(ValueError, match="at least 16,777,216"):
            Settings(memory_bytes=1000)
        assert Settings(memory_bytes=0).memory_bytes == 0


class TestSnapshot:
    @given(seed=st.integers(0, 10_000), cut=st.integers(0, 60), days=st.sampled_from([0.1, 60.0]))
    @settings(max_examples=15, deadline=None)
    def test_holds_what_was_remembered_then_whatever_comes_before_it_is_written(
        self, seed: int, cut: int, days: float
    ) -> None:
        items = stream(seed, 120, days)
        stage = Strict(DAY)
        memory, restored = stage.new_memory(), stage.new_memory()
        stage.run(items[:cut], memory)
        memory.delta()
        facts, write = memory.facts(), memory.snapshot()
        expected, delta = stage.run(items[cut:], memory), memory.delta()
        file = io.BytesIO()
        write(file)
        file.seek(0)
        restored.restore(file)

        assert replace(restored.facts(), bytes=0) == replace(facts, bytes=0)
        assert (stage.run(items[cut:], restored), restored.delta()) == (expected, delta)

    def test_is_refused_while_a_delta_waits(self) -> None:
        stage = Strict()
        memory = stage.new_memory()
        feed([article("a", prose(1))], stage, memory)

        with pytest.raises(ValueError, match="take the delta first"):
            memory.snapshot()

    @pytest.mark.parametrize(
        ("other", "message"),
        [
            (DedupeMemory(HORIZON + 1, 0, "1"), "horizon is 1209600.0, this memory's is 1209601.0"),
            (DedupeMemory(HORIZON, 1 << 30, "1"), "limit is 0"),
            (DedupeMemory(HORIZON, 0, "0"), "version is '1', this memory's is '0'"),
        ],
    )
    def test_of_another_kind_is_refused(self, other: DedupeMemory, message: str) -> None:
        file = written(DedupeMemory(HORIZON, 0, "1"))

        with pytest.raises(ValueError, match=message):
            other.restore(file)

    def test_with_columns_of_another_form_is_refused(self) -> None:
        memory = DedupeMemory(HORIZON)
        header, sections = read_sections(written(memory))
        columns = dict(sections)
        for wrong, message in (
            ({name: columns[name] for name in columns if name != "title"}, "missing: title"),
            ({**columns, "colour": columns["title"]}, "no column 'colour'"),
        ):
            file = io.BytesIO()
            write_sections(file, header, wrong)
            file.seek(0)
            with pytest.raises(ValueError, match=message):
                DedupeMemory(HORIZON).restore(file)


class TestCopies:
    def numbers(self, outcomes: Sequence[Outcome]) -> list[int]:
        return [outcome.record.copies if isinstance(outcome, Duplicate) else 0 for outcome in outcomes]

    @pytest.mark.parametrize(("sizes", "restart"), [([1], 0), ([3], 1), ([50], 0)])
    def test_each_copy_says_the_how_manieth_of_its_original_it_is(
        self, sizes: list[int], restart: int
    ) -> None:
        edited = prose(1) + " And so on."
        texts = [prose(1), prose(2), prose(1), edited, prose(1), edited, prose(2), prose(3)]
        log = [Item(Origin(0, at), article(f"a{at}", text), 0.0) for at, text in enumerate(texts)]
        outcomes = run([*log, log[4]], sizes, HORIZON, restart)[0]

        assert self.numbers(outcomes) == [0, 0, 1, 2, 3, 4, 1, 0, 3]

    @pytest.mark.parametrize("sizes", [[1], [5]])
    def test_counting_goes_on_while_the_next_copy_comes_within_the_horizon(self, sizes: list[int]) -> None:
        days = (0, 10, 20, 30, 45)
        log = [
            Item(Origin(0, n), replace(article(f"a{n}", prose(1)), published=isoformat(START + d * DAY)), 0.0)
            for n, d in enumerate(days)
        ]

        assert self.numbers(run(log, sizes, HORIZON)[0]) == [0, 1, 2, 3, 0]


def test_what_a_rule_may_ask_of_an_entry_is_the_same_in_the_batch_and_in_memory() -> None:
    articles = [
        article("a", prose(1), title="Ferry: closed!", source="one.example"),
        article("b", prose(2), title="ferry closed", source="two.example"),
        article("c", " ".join(["word"] * 70_000), title="", source="one.example"),
    ]
    stage = Strict()
    memory = stage.new_memory()
    feed(articles, stage, memory)
    rebuilt = stage.new_memory()
    rebuilt.apply(memory.delta())
    found = features(articles)
    for row in range(2):
        assert memory.store.sketch(row) == rebuilt.store.sketch(row) == found.sketch(row)
    one, two, three = (memory.store.sketch(row) for row in range(3))

    assert (one.source == three.source, one.source == two.source) == (True, False)
    assert (one.title == two.title, one.title != 0, three.title) == (True, True, 0)
    assert (one.words, three.words) == (240, MOST_WORDS)


class TestDelta:
    def delta(self) -> bytes:
        stage = Strict()
        memory = stage.new_memory()
        feed([article("a", prose(1)), article("ü" * 200, prose(1)), article("", prose(2))], stage, memory)
        return memory.delta()

    def test_what_is_written_is_read(self) -> None:
        delta = self.delta()
        block = decode(delta)

        assert encode([block]) == delta
        assert len(block.stamp) == 3

    def test_nothing_new_is_an_empty_delta_that_changes_nothing(self) -> None:
        memory = Strict().new_memory()
        memory.apply(memory.delta())

        assert memory.delta() == b""
        assert memory.facts().entries == 0

    def test_applied_deltas_are_not_written_again(self) -> None:
        memory = Strict().new_memory()
        memory.apply(self.delta())

        assert memory.delta() == b""

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda d: d.replace(b'"format":3', b'"format":1'), "of format 1"),
            (lambda d: d[:-1], "its header says"),
            (lambda d: d + b"x", "its header says"),
            (lambda _: b"\x00\x01garbage", "no header"),
            (lambda _: b"[]\n", "no header"),
            (lambda d: d.partition(b"\n")[0], "format"),
        ],
    )
    def test_a_delta_that_cannot_be_read_is_refused_and_changes_nothing(
        self, change: object, message: str
    ) -> None:
        memory = Strict().new_memory()
        assert callable(change)
        with pytest.raises(ValueError, match=message):
            memory.apply(change(self.delta()))

        assert memory.facts().entries == 0
        assert FORMAT == 3


def test_long_and_strange_ids_come_back_as_they_were() -> None:
    names = ["x" * 200, "日本" * 100, "a\u0000b", "\ud800", " ", "ü"]
    stage = Strict()
    memory = stage.new_memory()
    feed([article(name, prose(n)) for n, name in enumerate(names)], stage, memory)
    rebuilt = stage.new_memory()
    rebuilt.apply(memory.delta())
    copies = feed([article(f"c{n}", prose(n)) for n in range(len(names))], stage, rebuilt, first=100)

    assert [told(outcome)[1] for outcome in copies] == names


def test_a_nameless_copy_that_is_revised_updates_its_original() -> None:
    copy = article("", prose(1), url="https://b.example/story")
    items = [article("a", prose(1)), copy, replace(copy, text=prose(2))]
    log = [Item(Origin(0, at), one, 0.0) for at, one in enumerate(items)]

    for sizes, restart in (([3], 0), ([1], 1)):
        revised = run(log, sizes, HORIZON, restart)[0][2]
        assert isinstance(revised, Passed)
        assert (revised.rule, revised.record.updates) == ("revision", "a")


class TestIndex:
    @given(st.lists(st.lists(st.integers(0, 12), max_size=30), max_size=12), st.integers(0, 200))
    @settings(deadline=None)
    def test_finds_what_a_list_would(self, parts: list[list[int]], floor: int) -> None:
        chains, plain = Chains(np.uint32), list[int]()
        for part in parts:
            chains.append(np.array(part, np.uint32))
            plain += part
        query, place = chains.find(np.arange(13, dtype=np.uint32), np.full(13, floor, np.int64))
        expected = sorted((key, at) for at, key in enumerate(plain) if key and at >= floor)

        assert list(zip(query.tolist(), place.tolist(), strict=True)) == expected

        newest = chains.find(np.arange(13, dtype=np.uint32), np.full(13, floor, np.int64), newest=True)
        assert dict(zip(*(part.tolist() for part in newest), strict=True)) == dict(expected)

    def test_stays_right_while_growing_and_shrinking(self) -> None:
        chains, plain = Chains(np.uint64), np.empty(0, np.uint64)
        choose = np.random.default_rng(5)
        for turn in range(40):
            keys = choose.integers(1, 5_000, 997, dtype=np.uint64)
            chains.append(keys)
            plain = np.concatenate([plain, keys])
            if turn % 7 == 6:
                count = len(plain) * (1 if turn % 2 else 9) // 10  # nine in ten: the buckets are made anew
                chains.drop(count)
                plain = plain[count:]
        wanted = np.arange(1, 300, dtype=np.uint64)
        query, place = chains.find(wanted, np.zeros(299, np.int64))

        assert len(chains) == len(plain)
        assert [place[query == n].tolist() for n in range(299)] == [
            np.flatnonzero(plain == key).tolist() for key in wanted
        ]

    def test_rows_keep_their_values_when_the_first_are_dropped(self) -> None:
        rows = Rows(Column(np.uint16))
        rows.append(np.arange(6), np.array([1, 0, 3, 2]))
        rows.drop(1)

        assert [rows.row(n).tolist() for n in range(3)] == [[], [1, 2, 3], [4, 5]]
        assert rows.owners(np.array([0, 2, 3])).tolist() == [1, 1, 2]


def test_a_revision_does_not_make_its_own_words_boilerplate() -> None:
    text = prose(1)
    live = [
        article("live", text + " ".join(f" Entry {n} by Mara Quill." for n in range(k))) for k in range(30)
    ]
    outcomes = feed([*live, article("copy", live[-1].text + " The end."), article("early", text)], Strict())

    assert all(isinstance(outcome, Passed) for outcome in outcomes[:30])
    assert [told(outcome) for outcome in outcomes[30:]] == [("near", "live"), ("exact", "live")]


def test_fifty_reprints_do_not_hide_the_original() -> None:
    words = prose(1).split()
    copies = [article(f"c{n}", " ".join(words[: 240 - n] + [f"word{n}"] * 4)) for n in range(50)]

    assert {told(outcome) for outcome in feed([article("a", prose(1)), *copies], Strict())[1:]} == {
        ("near", "a")
    }
