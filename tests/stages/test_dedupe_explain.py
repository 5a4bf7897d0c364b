"""What an explanation of two articles says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.article import Article
from pipeline.stages.dedupe.explain import Explanation, explain

TEXT = (
    "The harbour council voted on Tuesday to close the old ferry dock for eleven months of repairs. "
    "Captain Ines Okafor said the winter storms had broken two piles, and Mayor Henrik Brandt put the cost "
    "at 4.2 million euros. Boats to Malmo will leave from the north quay at 7 and 18 until the spring."
)
OTHER = (
    "Engineers from Gdansk found rust on nine of the bridge's forty cables, the museum reported. Visitors "
    "have to walk round by Mill Road, and the bakery at the corner of Foundry Square expects 300 fewer."
)
OLD = Article("a", "one.example", None, "Dock closes", TEXT)


def against(found: Explanation) -> set[str]:
    return {finding.guard for finding in found.findings if finding.against}


def passages(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[begin:end] for begin, end in spans]


def test_a_copy_with_another_top_shares_one_passage() -> None:
    new = replace(OLD, id="b", source="two.example", text=f"Our paper has learned this. {TEXT}")
    found = explain(OLD, new)

    assert (found.rule, against(found)) == ("near", set())
    assert found.score == pytest.approx(found.estimated.jaccard, abs=1e-4)
    assert passages(new.text, found.new_spans) == [TEXT.rstrip(".")]
    assert passages(OLD.text, found.old_spans) == [TEXT.rstrip(".")]
    assert found.exact.containment == 1.0
    assert found.exact.jaccard == found.exact.known < 1.0


def test_a_changed_word_parts_the_passages() -> None:
    new = replace(OLD, id="b", text=TEXT.replace("repairs", "works").upper())
    found = explain(OLD, new)

    assert [len(passage.split()) for passage in passages(new.text, found.new_spans)] == [16, 38]
    assert found.new_spans[0][0] == found.old_spans[0][0] == 0


def test_different_articles_share_nothing_and_the_guards_say_so() -> None:
    found = explain(OLD, Article("b", "two.example", None, "Rust", OTHER))

    assert (found.rule, found.score, found.new_spans, found.old_spans) == (None, None, (), ())
    assert against(found) == {"votes", "wording", "names", "evidence"}


def test_a_form_with_other_figures_is_told_by_its_facts() -> None:
    form = (
        "The index closed at {0} points on the day after a rise of {1} percent with {2} million in turnover. "
        "Oil cost {3} dollars and gold {4} dollars while traders waited; {5} shares rose and {6} fell."
    )
    old, new = (form.format(*range(n, n + 70, 10)) for n in (113, 227))
    found = explain(replace(OLD, text=old), Article("b", "two.example", None, "Index", new))

    assert found.rule is None
    assert "evidence" in against(found)
    assert {finding.guard: finding.detail for finding in found.findings}["numbers"].startswith("0 of 7 ")


def test_what_the_same_outlet_adds_is_named() -> None:
    found = explain(OLD, replace(OLD, id="b", text=f"{TEXT} {OTHER}"))

    assert (found.rule, against(found)) == (None, {"own_outlet"})


def test_short_texts_and_revisions_are_named() -> None:
    short = explain(replace(OLD, text="Nothing new."), Article("b", "c", None, "t", "Nothing at all new."))

    assert (short.rule, short.exact.jaccard) == (None, 0.0)
    assert "short" in against(short)
    assert explain(OLD, replace(OLD, text=f"{TEXT} More soon.")).rule == "revision"
