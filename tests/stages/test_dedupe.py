"""The rules of the dedupe stage, each by its own articles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import orjson
import pytest

from pipeline.article import Article, Changes, Origin, Provenance, isoformat
from pipeline.evaluate.dedupe import evaluate, evaluate_forms, read
from pipeline.evaluate.pairs import flagged_pairs, summary
from pipeline.outcome import Duplicate, Failed, Fault, Item, Outcome, Passed, Rule
from pipeline.sources.articles import article_from
from pipeline.sources.samples.desks import filled_forms
from pipeline.stages.dedupe import Dedupe, DedupeMemory
from pipeline.stages.dedupe.revision import packed, unpacked

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
START = 1_750_000_000.0
DAY = 86_400.0

WORDS = """
harbour council voted close old ferry dock months repairs cost captain asked since winter storms
broke two piles crossing moved north quay tickets prices stay unions want pay lost shifts mayor
called plan overdue residents fear traffic hill road engineers measure tides nightly report says
steel rusted faster expected bids open autumn work begins spring school boats run earlier museum
lends barge visitors fishing families signed petition bakery roof bridge lantern market orchard
pebble river saddle timber valley willow
""".split()  # noqa: SIM905 - a text to read, not a list


def prose(seed: int, words: int = 240) -> str:
    """Return sentences of a text of its own, with names and figures inside."""
    choose = random.Random(seed)
    out = []
    for count in range(words):
        word = choose.choice(WORDS) + choose.choice(["", "", "s", "ed", "ing", "er", "ly", "ment"])
        if count % 12 == 5:
            word = word.capitalize() + choose.choice("abcdefgh")
        if count % 20 == 9:
            word = str(choose.randint(3, 9999))
        out.append(word + ("." if count % 15 == 14 else ""))
    return " ".join(out)


def article(name: str, text: str, **fields: object) -> Article:
    base = Article(id=name, source=f"{name}.example", url=None, title=f"Title of {name}", text=text)
    return replace(base, published=isoformat(START), **fields)


def feed(
    articles: Sequence[Article],
    stage: Dedupe | None = None,
    memory: DedupeMemory | None = None,
    first: int = 0,
) -> list[Outcome]:
    stage = stage or Dedupe()
    items = [Item(Origin(0, first + at), article, 0.0) for at, article in enumerate(articles)]
    return stage.run(items, memory or stage.new_memory())


def told(outcome: Outcome) -> tuple[str, str | None]:
    """Return the rule and the original of an outcome, ``new`` for an article that passed as such."""
    if isinstance(outcome, Duplicate):
        return outcome.record.rule, outcome.record.of
    assert isinstance(outcome, Passed)
    return (outcome.rule, outcome.of) if outcome.rule else ("new", None)


class TestSameAndRevised:
    def test_a_new_article_goes_on_with_its_trail(self) -> None:
        one = article("a", prose(1), provenance=(Provenance("clean", "1"),))
        [outcome] = feed([one])

        assert outcome == Passed(
            replace(one, provenance=(Provenance("clean", "1"), Provenance("dedupe", Dedupe.version, None)))
        )

    def test_the_same_id_and_text_is_the_same_record(self) -> None:
        one = article("a", prose(1))
        _, again = feed([one, replace(one, title="Another headline", text=one.text.upper() + "!")])

        assert isinstance(again, Duplicate)
        assert (again.record.of, again.record.rule, again.record.score) == ("a", "same_record", 1.0)
        assert again.record.first_seen == isoformat(START)
        assert again.record.provenance == (Provenance("dedupe", Dedupe.version, "same_record"),)
        assert again.record.title == "Another headline"

    def test_the_same_address_and_text_is_the_same_page(self) -> None:
        one = article("a", prose(1), url="https://www.example.org/story?utm_source=feed")
        two = article("b", prose(1), url="http://example.org/story/#top")

        assert told(feed([one, two])[1]) == ("same_url", "a")

    @pytest.mark.parametrize("change", [{"id": "a"}, {"id": "b", "url": "https://example.org/story"}])
    def test_another_text_under_the_same_id_or_address_is_a_revision(self, change: dict[str, str]) -> None:
        one = article("a", prose(1), url="https://example.org/story")
        two = replace(one, text=prose(1) + " Two people were hurt.", **{"url": None, **change})
        three = replace(two, text=prose(1) + " Three people were hurt.")
        memory = (stage := Dedupe()).new_memory()
        _, second, third = feed([one, two, three], stage, memory)

        assert isinstance(second, Passed)
        assert isinstance(third, Passed)
        assert (second.rule, second.of, second.record.version, second.record.updates) == (
            "revision",
            "a",
            2,
            "a",
        )
        assert (third.rule, third.of, third.record.version, third.record.updates) == ("revision", "a", 3, "a")
        assert second.score is not None
        assert 0.8 < second.score <= 1.0
        assert second.record.provenance[-1] == Provenance("dedupe", Dedupe.version, "revision")
        assert told(feed([two], stage, memory, first=3)[0]) == ("same_record", two.id)
        assert told(feed([one], stage, memory, first=4)[0]) == ("same_record", "a")
        assert told(feed([article("x", three.text)], stage, memory, first=5)[0]) == ("exact", three.id)

    def test_a_revision_says_what_it_changed(self) -> None:
        one = article("a", prose(1))
        grown = replace(one, text=prose(1) + " " + prose(2, 240), title="More")
        cut = replace(grown, text=prose(1) + " " + prose(2, 60))
        short = replace(one, text="Gone.")
        memory = (stage := Dedupe()).new_memory()
        outcomes = feed([one, grown, cut, short], stage, memory)
        changes = [outcome.record.changes for outcome in outcomes if isinstance(outcome, Passed)]

        assert changes[0] is None
        assert changes[1] == Changes(240, 480, 1.0, pytest.approx(0.5, abs=0.15), True)
        assert changes[2] == Changes(
            480, 300, pytest.approx(0.6, abs=0.2), pytest.approx(0.0, abs=0.05), False
        )
        assert changes[3] == Changes(300, 1, 0.0, 1.0, True)
        assert feed([one, grown, cut, short], stage, memory) == outcomes
        assert article_from(asdict(outcomes[1].record)) == outcomes[1].record

    @pytest.mark.parametrize(
        "told",
        [
            Changes(0, 0, 0.0, 0.0, False),
            Changes(65_535, 1, 1.0, 0.1234, True),
            Changes(7, 65_535, 0.5, 1.0, False),
        ],
    )
    def test_changes_are_kept_in_one_number(self, told: Changes) -> None:
        assert unpacked(packed(told)) == told
        assert 0 < packed(told) < 1 << 63
        assert unpacked(0) is None

    def test_a_record_pushed_twice_is_still_revised_after_it(self) -> None:
        one = article("a", prose(1))
        outcomes = feed([one, one, replace(one, text=prose(1) + " More soon.")])

        assert [told(outcome) for outcome in outcomes] == [
            ("new", None),
            ("same_record", "a"),
            ("revision", "a"),
        ]

    def test_a_copy_that_is_touched_up_stays_a_copy_until_it_says_something_else(self) -> None:
        copy = article("b", prose(1))
        outcomes = feed(
            [
                article("a", prose(1)),
                copy,
                replace(copy, text=prose(1) + " Read on."),
                replace(copy, text=prose(2)),
            ]
        )

        assert [told(outcome) for outcome in outcomes[1:3]] == [("exact", "a"), ("near", "a")]
        assert told(outcomes[3]) == ("revision", "b")

    def test_a_home_page_is_no_identity(self) -> None:
        one, two = (article(name, prose(seed), url="https://example.org/") for seed, name in enumerate("ab"))

        assert told(feed([one, two])[1]) == ("new", None)


class TestCopies:
    def test_an_exact_copy_names_the_original_and_never_a_copy(self) -> None:
        outcomes = feed([article(name, prose(1), url=f"https://{name}.example/x") for name in "abcd"])

        assert [told(outcome) for outcome in outcomes[1:]] == [("exact", "a")] * 3

    def test_every_exact_copy_is_found_among_many(self) -> None:
        texts = [prose(seed, words) for seed, words in enumerate([5, 9, 14, 40, 200, 900] * 20)]
        originals = [article(f"o{at}", text, title=f"Headline {at}") for at, text in enumerate(texts)]
        copies = [
            replace(one, id=f"c{at}", source="reprint.example", text="\n" + one.text.replace(" ", "  "))
            for at, one in enumerate(originals)
        ]
        outcomes = feed([*originals, *copies])

        assert [told(outcome)[0] for outcome in outcomes[:120]] == ["new"] * 120
        assert [told(outcome) for outcome in outcomes[120:]] == [("exact", f"o{at}") for at in range(120)]

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            (lambda words: [w for at, w in enumerate(words) if at % 15], Rule.NEAR),
            (lambda words: words[:20] + ["inserted"] * 3 + words[20:], Rule.NEAR),
            (lambda words: words[:70], Rule.CONTAINED),
            (lambda words: prose(99, 30).split() + words[:180], Rule.NEAR),
            (lambda words: words + prose(98, 300).split(), Rule.CONTAINED),
        ],
        ids=["edited", "inserted", "truncated", "new top", "wrapped"],
    )
    def test_changed_copies_are_found(self, change: object, rule: Rule) -> None:
        text = prose(1)
        assert callable(change)
        outcome = feed([article("a", text), article("b", " ".join(change(text.split())))])[1]

        assert told(outcome) == (rule, "a")
        assert isinstance(outcome, Duplicate)
        assert 0.2 <= outcome.record.score <= 1.0

    def test_the_best_of_several_is_the_original(self) -> None:
        text = prose(1, 400).split()
        half, most = " ".join(text[:200]) + " " + prose(2, 100), " ".join(text[:390])
        outcomes = feed([article("half", half), article("most", most), article("copy", " ".join(text))])

        assert told(outcomes[1])[1] == "half"  # 200 of 490 words are in both
        assert told(
            feed([article("most", most), article("other", prose(3)), article("copy", " ".join(text))])[2]
        ) == (
            "near",
            "most",
        )

    def test_different_articles_are_not_copies(self) -> None:
        assert {told(outcome)[0] for outcome in feed([article(f"a{n}", prose(n)) for n in range(300)])} == {
            "new"
        }

    def test_a_template_filled_in_anew_is_not_a_copy(self) -> None:
        form = (
            "{0} shares closed at {1} points on Monday after gaining {2} percent, while turnover reached {3} "
            "million. Traders in {0} pointed to {4}, which added {5} points, and to oil at {6} dollars. "
            "The currency stood at {7} and bonds yielded {8} percent before the bank meets on Thursday."
        )
        reports = [
            article(f"t{n}", form.format(city, *(str(n * 37 + k * 11 + 100) for k in range(8))))
            for n, city in enumerate(["Cairo", "Lima", "Oslo", "Delhi"])
        ]

        assert [told(outcome)[0] for outcome in feed(reports)] == ["new"] * 4

    def test_what_an_outlet_adds_to_its_own_report_is_news(self) -> None:
        one = article("a", prose(1))
        longer = prose(1) + " " + prose(2, 60)
        outcomes = feed(
            [
                one,
                article("b", longer, source=one.source),
                article("c", prose(1, 200), source=one.source),
                article("d", longer.replace(".", ";")),
            ]
        )

        assert [told(outcome) for outcome in outcomes] == [
            ("new", None),
            ("new", None),
            ("near", "a"),
            ("exact", "b"),
        ]

    def test_names_and_figures_can_outweigh_shared_wording(self) -> None:
        words = prose(1).split()
        facts = [at for at, word in enumerate(words) if at % 12 == 5 or at % 20 == 9]
        filled = [word if at not in facts else f"{word[0]}{at * 7}" for at, word in enumerate(words)]
        edited = [word if at - 1 not in facts else "so" for at, word in enumerate(words)]

        assert told(feed([article("a", prose(1)), article("b", " ".join(filled))])[1]) == ("new", None)
        assert told(feed([article("a", prose(1)), article("b", " ".join(edited))])[1])[1] == "a"

    def test_a_form_without_names_and_figures_becomes_known_by_its_use(self) -> None:
        fixed = prose(3, 150).lower().translate(dict.fromkeys(map(ord, "0123456789"))).split()
        notices = [
            article(f"n{n}", " ".join([*fixed[:75], *prose(100 + n, 16).lower().split(), *fixed[75:]]))
            for n in range(20)
        ]
        told_of = [told(outcome)[0] for outcome in feed(notices)]

        assert told_of[0] == "new"
        assert set(told_of[8:]) == {"new"}

    def test_shared_boilerplate_makes_no_copies(self) -> None:
        blurb = " " + prose(1000, 60)
        long = [article(f"long{n}", prose(n, 200) + blurb) for n in range(10)]
        short = [article(f"short{n}", prose(100 + n, 60) + blurb) for n in range(20)]

        assert {told(outcome)[0] for outcome in feed([*long, *short])} == {"new"}
        assert "contained" in {told(outcome)[0] for outcome in feed(short)}  # in too few articles to be known

    def test_short_texts_are_copies_only_if_equal_under_one_headline(self) -> None:
        line = "This video is no longer available."
        outcomes = feed(
            [
                article("a", line, title="Fire"),
                article("b", line, title="Flood"),
                article("c", line + "!", title="FIRE"),
                article("d", "This video is not available.", title="Fire"),
            ]
        )

        assert [told(outcome) for outcome in outcomes] == [
            ("new", None),
            ("new", None),
            ("exact", "a"),
            ("new", None),
        ]

    @pytest.mark.parametrize("text", ["", "  \n"])
    def test_blank_texts_are_no_copies_of_each_other(self, text: str) -> None:
        assert told(feed([article("a", text), article("a", text)])[1]) == ("same_record", "a")
        assert [told(outcome)[0] for outcome in feed([article("a", text), article("b", text)])] == [
            "new",
            "new",
        ]

    @pytest.mark.parametrize(
        "text", ["x" * 10_000, "的" * 10_000, "🎉 🎉", "שלום לכולם " * 40, "東京" * 40 + "\ud800"]
    )
    def test_odd_texts_are_copies_of_themselves(self, text: str) -> None:
        outcomes = feed(
            [article("a", text, title="t"), article("b", text, title="t"), article("c", prose(1))]
        )

        assert [told(outcome) for outcome in outcomes[1:]] == [("exact", "a"), ("new", None)]


class TestOrigins:
    def test_an_origin_seen_before_gets_its_old_verdict(self) -> None:
        one = article("a", prose(1))
        articles = [
            one,
            replace(one, text=prose(2)),
            article("b", prose(2)),
            article("c", prose(1) + " And so on."),
        ]
        memory = (stage := Dedupe()).new_memory()
        before = feed(articles, stage, memory)
        facts, delta = memory.facts(), memory.delta()

        assert [told(outcome)[0] for outcome in before] == ["new", "revision", "exact", "near"]
        assert feed(articles, stage, memory) == before
        assert feed(articles[2:], stage, memory, first=2) == before[2:]
        assert (memory.facts(), memory.delta()) == (facts, b"")
        assert delta

    def test_a_record_twice_in_one_batch_is_not_its_own_copy(self) -> None:
        item = Item(Origin(3, 7), article("a", prose(1)), 0.0)
        stage = Dedupe()

        assert [told(outcome)[0] for outcome in stage.run([item, item], stage.new_memory())] == ["new", "new"]


class TestFaults:
    def test_only_the_article_that_fails_fails(self) -> None:
        bad = replace(article("b", ""), text=None)
        stage = Dedupe()
        memory = stage.new_memory()
        outcomes = feed([article("a", prose(1)), bad, article("c", prose(1))], stage, memory)

        assert isinstance(outcomes[1], Failed)
        assert outcomes[1].fault is Fault.STAGE_ERROR
        assert outcomes[1].message.startswith("TypeError: ")
        assert [told(outcomes[0]), told(outcomes[2])] == [("new", None), ("exact", "a")]
        assert memory.facts().entries == 2

    def test_an_origin_out_of_range_fails(self) -> None:
        stage = Dedupe()
        [outcome] = stage.run([Item(Origin(70_000, 1), article("a", prose(1)), 0.0)], stage.new_memory())

        assert isinstance(outcome, Failed)

    def test_an_empty_batch_has_no_outcomes(self) -> None:
        assert feed([]) == []


class TestForms:
    @pytest.mark.parametrize(
        ("many", "precision"), [(False, 0.98), (True, 0.94)], ids=["one outlet", "many outlets"]
    )
    def test_forms_filled_in_anew_pass_and_their_copies_are_found(self, many: bool, precision: float) -> None:
        result = evaluate_forms([], filled_forms(many=many, seed=5, each=20))

        assert result["precision"] >= precision
        assert result["recall"] >= 0.85


def test_the_metric_counts_false_and_missed_copies(tmp_path: Path) -> None:
    rows = [
        ("a", prose(1), None, "a"),
        ("b", prose(1), "a", "a"),
        ("c", prose(1), None, "c"),
        ("d", prose(2), "a", "a"),
    ]
    lines = [
        {"id": name, "title": "t", "text": text, "source": "s", "published": isoformat(START), "kind": "k"}
        | {"dup_of": of, "cluster": cluster}
        for name, text, of, cluster in rows
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    result = evaluate(read(path))

    assert (result["precision"], result["recall"], result["f1"]) == (0.5, 0.5, 0.5)
    assert (result["recall_by_kind"], result["false_by_kind"]) == ({"k": 0.5}, {"k": 1})


def test_pairs_are_listed_with_the_overlap_of_the_full_texts() -> None:
    half = prose(1) + " " + prose(2, 240)
    texts = {"a": prose(1), "b": prose(1, 200), "c": half, "d": prose(1), "e": prose(5)}
    rows = [
        {
            "id": name,
            "title": name,
            "text": text,
            "source": f"{name}.example",
            "published": None,
            "story": "s",
        }
        for name, text in texts.items()
    ]
    pairs = flagged_pairs(rows)

    assert [(pair.id, pair.of, pair.rule, pair.share) for pair in pairs] == [
        ("b", "a", "near", 1.0),
        ("c", "a", "contained", 1.0),
        ("d", "a", "exact", 1.0),
    ]
    assert [round(pair.jaccard, 1) for pair in pairs] == [0.8, 0.5, 1.0]
    assert summary(pairs) == {
        "pairs": 3,
        "across_outlets": 3,
        "of_two_stories": 0,
        "share_at_least_half": 3,
        "share_of_those": 1.0,
        "others": 0,
        "others_named_contained": 0,
    }


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the evaluation data lies beside the repository")
class TestSharedData:
    def test_quality_holds_on_the_development_set(self) -> None:
        result = evaluate(read(SHARED / "data/dedupe/dev.jsonl.gz"))

        assert result["precision"] >= 0.99
        assert result["recall"] >= 0.97
        assert result["recall_by_kind"]["exact"] == 1.0
        assert "neg_template" not in result["false_by_kind"]

    def test_pairs_across_outlets_are_of_one_story_and_mostly_half_the_same(self) -> None:
        found = summary(flagged_pairs(read(SHARED / "data/stories/dev.jsonl.gz")))

        assert found["of_two_stories"] == 0
        assert found["share_of_those"] >= 0.8
        assert found["others_named_contained"] == found["others"]

    def test_five_reports_of_one_event_are_five_articles(self) -> None:
        expected = orjson.loads((SHARED / "seeds/expected.json").read_bytes())["articles"]
        articles = []
        for name, truth in expected.items():
            page = (SHARED / "seeds" / name).read_text()
            begin = page.index(truth["text_first"])
            end = page.index(truth["text_last"], begin) + len(truth["text_last"])
            articles.append(article(name, page[begin:end]))
        memory = (stage := Dedupe()).new_memory()

        assert [told(outcome)[0] for outcome in feed(articles, stage, memory)] == ["new"] * 5
        assert [told(outcome) for outcome in feed(articles, stage, memory, first=5)] == [
            ("same_record", name) for name in expected
        ]


def test_days_apart_within_the_horizon_is_still_a_copy() -> None:
    late = replace(article("b", prose(1)), published=isoformat(START + 13 * DAY))

    assert told(feed([article("a", prose(1)), late])[1]) == ("exact", "a")
