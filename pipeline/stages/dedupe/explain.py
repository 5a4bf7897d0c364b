"""Why an article is a copy of an earlier one, or is not: shared passages, likeness, and what each guard says.

The verdict is the stage's own, given to the two articles alone; the figures are those it weighs. What other
articles would add is not known here: how much of the wording is boilerplate by its use elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.article import Article, Origin
from pipeline.outcome import Duplicate, Item, Passed, Rule
from pipeline.stages.dedupe import Dedupe
from pipeline.stages.dedupe.features import features
from pipeline.stages.dedupe.verdict import Agreement, Guard, Likeness, Thresholds, Weighing, likeness, weigh
from pipeline.text.overlap import Spans, overlap, passages
from pipeline.text.shingles import SHORT_WORDS, Shingled, shingled

__all__ = ["NOTE", "Explanation", "Finding", "explain"]

NOTE = (
    "Judged as if there were no other articles: which of the wording is boilerplate, by its use in many, "
    "is known to the dedupe stage's memory only."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one guard looks at, in figures to read, and whether it speaks against a copy."""

    guard: str
    against: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on ``new`` after ``old``, and what it rests on.

    ``rule`` is None where the article is new; ``score`` the rule's measure in 0..1. ``votes`` are the sampled
    shingles in common, ``estimated`` is the likeness by the samples and ``exact`` by all shingles. The spans
    are the characters (begin, end) of each text's passages that stand in the other, of three words or more.
    """

    rule: Rule | None
    score: float | None
    votes: int
    estimated: Likeness
    exact: Likeness
    findings: tuple[Finding, ...]
    old_spans: Spans
    new_spans: Spans


def explain(old: Article, new: Article, limits: Thresholds = Thresholds()) -> Explanation:  # noqa: B008  frozen
    """Return why ``new``, coming after ``old``, is a copy of it or not."""
    found = features([old, new])
    first, second = found.sketch(0), found.sketch(1)
    votes = len(set(first.shingles) & set(second.shingles))
    estimated = likeness(second, first, votes, (), 0)
    weighed = weigh(second, first, estimated, limits)
    rule, score = _verdict(old, new, limits)
    texts = shingled(old.text), shingled(new.text)
    return Explanation(
        rule,
        score,
        votes,
        estimated,
        _exact(*texts),
        tuple(_findings((first.words, second.words), votes, estimated, weighed, limits)),
        passages(texts[0], texts[1]),
        passages(texts[1], texts[0]),
    )


def _verdict(old: Article, new: Article, limits: Thresholds) -> tuple[Rule | None, float | None]:
    stage = Dedupe(thresholds=limits)
    items = [Item(Origin(0, offset), article, 0.0) for offset, article in enumerate((old, new))]
    outcome = stage.run(items, stage.new_memory())[1]
    if isinstance(outcome, Duplicate):
        return Rule(outcome.record.rule), outcome.record.score
    return (outcome.rule, outcome.score) if isinstance(outcome, Passed) else (None, None)


def _exact(old: Shingled, new: Shingled) -> Likeness:
    found = overlap(old, new)
    return Likeness(found.jaccard, found.containment, found.shared / max(1, found.second))


def _findings(
    words: tuple[int, int], votes: int, alike: Likeness, weighed: Weighing, limits: Thresholds
) -> list[Finding]:
    """Return what each guard says of two texts that are not the same."""
    against = set(weighed.against(alike, limits))
    needed = limits.own_outlet if weighed.facts >= limits.vouched else limits.own_form
    seldom = "" if alike.containment < limits.weak else "; not asked for where so much is in common"
    details = {
        Guard.OWN_OUTLET: f"same outlet, which had {alike.known:.0%} of it, {needed:.0%} needed"
        if weighed.own
        else "different or unknown outlets",
        Guard.WORDING: f"{alike.jaccard:.2f} of the wording of both, {limits.jaccard} needed{seldom}",
        Guard.NUMBERS: _agreed(weighed.numbers, limits) + seldom,
        Guard.NAMES: _agreed(weighed.names, limits) + seldom,
        Guard.EVIDENCE: f"log-odds of a copy: wording {weighed.wording:+.1f}, numbers and names "
        f"{weighed.facts:+.1f}, together {weighed.wording + weighed.facts:+.1f}",
    }
    return [
        Finding(
            "short",
            min(words) < SHORT_WORDS,
            f"{words[0]} and {words[1]} words; below {SHORT_WORDS} only equal texts are copies",
        ),
        Finding(
            Guard.VOTES, votes < limits.votes, f"{votes} sampled shingles in common, {limits.votes} needed"
        ),
        *(Finding(guard, guard in against, detail) for guard, detail in details.items()),
    ]


def _agreed(found: Agreement, limits: Thresholds) -> str:
    return f"{found.shared} of {found.of} in common, {limits.agreement:.0%} needed from {limits.guarded} on"
