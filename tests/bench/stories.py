"""What tagging and grouping an article costs, with 100,000 others in the window of the open stories."""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.article import Article, Origin, isoformat
from pipeline.evaluate.group import article_of, read
from pipeline.outcome import Item, Passed
from pipeline.stages.group import Group
from pipeline.stages.group.memory import WINDOW_SECONDS
from pipeline.stages.tag import Tag
from pipeline.text.tokens import STOPWORDS
from tests.bench.dedupe_corpus import of_samples
from tests.bench.measure import collecting_as_a_worker
from tests.evaluation import DATA

__all__ = ["measure_stories", "stories_lines"]

LABELLED = DATA / "stories" / "dev.jsonl.gz"
REMEMBERED = 100_000
MEASURED = 3_000
BATCH = 500
SAMPLES = 1_000
SEED = 1
START = 1_744_268_400.0
NEW_EVENT = 0.4
"""Share of articles that tell an event of their own; the others tell one of the last of these."""
EVENTS = 3_000
SENTENCE_KEPT = 0.65
WORDS = 350


class _Read(NamedTuple):
    """A tagged article as numbers: the rank of each word in the vocabulary, sentence by sentence."""

    article: Article
    title: NDArray[np.int64]
    sentences: list[NDArray[np.int64]]


def measure_stories(rounds: int, say: Callable[[str], None], labelled: Path = LABELLED) -> dict[str, Any]:
    """Return CPU microseconds an article of both stages, and what group's memory holds."""
    load = round(os.getloadavg()[0], 1)
    texts = _labelled(labelled) if labelled.is_file() else of_samples(SAMPLES, SEED).items
    tagged, tag = _tagged(texts, rounds)
    say(f"tag: {median(tag):.0f} µs an article")
    group, memory = _grouped(tagged, say)
    say(f"group, {REMEMBERED:,} in the window: {median(group):.0f} µs an article")
    facts = memory.facts()
    return {
        "load": load,
        "texts": "the labelled stories" if labelled.is_file() else "samples",
        "mean_chars": round(sum(len(item.record.text) for item in texts) / len(texts)),
        "remembered": facts.entries,
        "memory_bytes": facts.bytes,
        "tag_us": {"median": round(median(tag)), "least": round(min(tag))},
        "group_us": {"median": round(median(group)), "least": round(min(group))},
        "per_cpu_second": round(1e6 / (median(tag) + median(group))),
        "best_per_cpu_second": round(1e6 / (min(tag) + min(group))),
    }


def _labelled(path: Path) -> list[Item[Article]]:
    return [Item(Origin(0, n), article_of(row), START) for n, row in enumerate(read(path))]


def _tagged(items: Sequence[Item[Article]], rounds: int) -> tuple[list[Article], list[float]]:
    """Return the tagged articles, and the cost of each time but the first, when words are new."""
    stage, costs = Tag(), []
    outcomes = stage.run(items)
    with collecting_as_a_worker():
        for _ in range(2 * rounds):
            begun = time.process_time()
            for start in range(0, len(items), BATCH):
                stage.run(items[start : start + BATCH])
            costs.append((time.process_time() - begun) / len(items) * 1e6)
    return [outcome.record for outcome in outcomes if isinstance(outcome, Passed)], costs


def _grouped(tagged: Sequence[Article], say: Callable[[str], None]) -> tuple[list[float], Any]:
    """Return the cost of each batch behind those that fill the window, and the memory."""
    stage = Group()
    memory = stage.new_memory()
    articles = _made(tagged)
    for number in range(REMEMBERED // BATCH):
        stage.run(list(islice(articles, BATCH)), memory)
        memory.delta()
        if number % 40 == 0:
            say(f"{number * BATCH:,} of {REMEMBERED:,} articles grouped")
    costs = []
    with collecting_as_a_worker():
        for _ in range(MEASURED // BATCH):
            batch = list(islice(articles, BATCH))
            begun = time.process_time()
            stage.run(batch, memory)
            memory.delta()
            costs.append((time.process_time() - begun) / BATCH * 1e6)
    return costs, memory


def _made(tagged: Sequence[Article]) -> Iterator[Item[Article]]:
    """Yield articles an even time apart that fill the window with `REMEMBERED`, made out of the tagged ones.

    An event is told in the sentences of two of them, with its words exchanged for others that are about as
    common, rare ones for new ones too, so that the vocabulary is as large as that of so many articles. Each
    of its articles has two sentences of three, in an order of its own.
    """
    dice = np.random.default_rng(SEED)
    ranked = Counter(word for article in tagged for word in _words(f"{article.title} {article.text}"))
    vocabulary = [word for word, _ in ranked.most_common()]
    sources = _read(tagged, vocabulary)
    fixed = np.array([word in STOPWORDS for word in vocabulary])
    events: deque[tuple[_Read, _Read, NDArray[np.int64]]] = deque(maxlen=EVENTS)
    apart = WINDOW_SECONDS / REMEMBERED
    number = 0
    while True:
        if not events or dice.random() < NEW_EVENT:
            one, other = (sources[at] for at in dice.integers(0, len(sources), 2))
            ranks = np.arange(len(vocabulary))
            changed = (ranks * 10 ** dice.uniform(-0.4, 1.1, len(ranks))).astype(np.int64)
            events.append((one, other, np.where(fixed, ranks, changed)))
            event = events[-1]
        else:
            event = events[-1 - min(int(dice.exponential(600)), len(events) - 1)]
        yield _article(number, event, vocabulary, START + number * apart, dice)
        number += 1


def _words(text: str) -> list[str]:
    return text.lower().split()


def _read(tagged: Sequence[Article], vocabulary: Sequence[str]) -> list[_Read]:
    rank = {word: at for at, word in enumerate(vocabulary)}

    def ranks(text: str) -> NDArray[np.int64]:
        return np.array([rank[word] for word in _words(text)], np.int64)

    return [
        _Read(
            article,
            ranks(article.title),
            [found for part in article.text.replace(". ", ".\n").split("\n") if len(found := ranks(part))],
        )
        for article in tagged
    ]


def _article(
    number: int,
    event: tuple[_Read, _Read, NDArray[np.int64]],
    vocabulary: Sequence[str],
    at: float,
    dice: np.random.Generator,
) -> Item[Article]:
    one, other, changed = event
    sentences = [part for part in (*one.sentences, *other.sentences) if dice.random() < SENTENCE_KEPT]
    order = dice.permutation(len(sentences))
    chosen = np.concatenate([one.title[:0], *(sentences[place] for place in order)])[:WORDS]

    def said(ranks: NDArray[np.int64]) -> str:
        known = len(vocabulary)
        return " ".join(vocabulary[r] if r < known else f"w{r:x}" for r in changed[ranks].tolist())

    outlet = f"outlet{int(dice.integers(400))}.example"
    article = Article(
        id=f"made-{number}",
        source=outlet,
        url=f"https://{outlet}/{number}",
        title=said(one.title),
        text=said(chosen),
        published=isoformat(at - dice.uniform(0, 6 * 3600)),
        fetched_at=isoformat(at),
        language="en",
        people=one.article.people,
        places=one.article.places,
        organisations=one.article.organisations,
        topics=one.article.topics,
        keywords=one.article.keywords,
    )
    return Item(Origin(0, number), article, at)


def stories_lines(found: dict[str, Any]) -> list[str]:
    """Return the section of the report."""
    return [
        "## Tag and group: CPU µs an article",
        "",
        f"Texts of {found['texts']}, {found['mean_chars']:,} characters on average, batches of {BATCH}, load",
        f"{found['load']} at the start. `group` has {found['remembered']:,} articles in its window, made out",
        "of them: the words of each event are exchanged for others about as common. Its memory says that it",
        f"takes {found['memory_bytes'] / 1e6:,.0f} MB.",
        "",
        "| stage | median | least |",
        "| --- | ---: | ---: |",
        *[f"| {name} | {_pair(found[f'{name}_us'])} |" for name in ("tag", "group")],
        "",
        f"Together {found['per_cpu_second']:,} articles a CPU second, {found['best_per_cpu_second']:,} at",
        "best.",
        "",
    ]


def _pair(cost: dict[str, int]) -> str:
    return f"{cost['median']:,} | {cost['least']:,}"
