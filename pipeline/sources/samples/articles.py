"""Events, and articles about them: a headline and paragraphs, never worded the same way twice."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache

from pipeline.sources.samples.english import SHARED
from pipeline.sources.samples.foreign import write_foreign
from pipeline.sources.samples.grammar import Grammar, between, pick, sample, sentence
from pipeline.sources.samples.names import (
    CITIES,
    COMPANY_FIRST,
    COMPANY_LAST,
    FIRST_NAMES,
    SURNAMES,
    organisation,
    person,
    venue,
)
from pipeline.sources.samples.topics_events import EVENTS
from pipeline.sources.samples.topics_life import LIFE
from pipeline.sources.samples.topics_state import STATE

__all__ = ["TOPICS", "Event", "Text", "new_event", "write"]

_ORDER = (
    "diplomacy", "election", "court", "accident", "company", "city", "football", "science", "storm",
    "culture", "health", "countryside",
)  # fmt: skip
TOPICS: dict[str, dict[str, tuple[str, ...]]] = {name: (STATE | EVENTS | LIFE)[name] for name in _ORDER}
"""In the order that decides what a seed makes of them."""

MIN_WORDS, MAX_WORDS = 130, 430
"""Wire stories mostly run to 150-400 words; below 120 the shortest reprint would count as too short."""

_CURRENCIES = ("euros", "dollars", "pounds")
_NAMES = {
    "first": FIRST_NAMES,
    "last": SURNAMES,
    "name": ("<first> <last>",),
    "town": tuple(city for city, _, _ in CITIES),
    "firm": tuple(f"{first} {last}" for first in COMPANY_FIRST for last in COMPANY_LAST),
}


@dataclass(slots=True)
class Event:
    """Something that happened: its facts, and which templates its articles used up so far."""

    id: str
    topic: str
    language: str
    facts: dict[str, str]
    things: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    used: dict[str, set[int]] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Text:
    """A headline and the paragraphs below it."""

    headline: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs with a blank line between two of them."""
        return "\n\n".join(self.paragraphs)


def new_event(serial: str, rng: random.Random, language: str = "en") -> Event:
    """Return an event with facts of its own; ``serial`` makes its id."""
    who, whos = person(rng)
    who2, who2s = person(rng)
    while who2s == whos:
        who2, who2s = person(rng)
    city, country, demonym = pick(rng, CITIES)
    city2 = city
    while city2 == city:
        city2 = pick(rng, CITIES)[0]
    facts = {
        "who": who,
        "whos": whos,
        "who2": who2,
        "who2s": who2s,
        "city": city,
        "country": country,
        "demonym": demonym,
        "city2": city2,
        "org": organisation(rng),
        "org2": organisation(rng),
        "place": venue(rng),
        "day0": pick(rng, SHARED["day"]),
        "n1": str(between(rng, 12, 98)),
        "n1s": pick(rng, ("two", "three", "four", "five", "six", "seven", "eight", "nine")),
        "n2": str(between(rng, 12, 97)),
        "n2h": f"{between(rng, 1, 23):02}:{between(rng, 1, 59):02}",
        "n3": str(between(rng, 101, 989)),
        "score": f"{between(rng, 1, 5)}-{between(rng, 0, 1)}",
        "money1": f"{between(rng, 11, 98)}.{between(rng, 1, 9)} million {pick(rng, _CURRENCIES)}",
    }
    if language != "en":
        return Event(f"e{serial}", "foreign", language, facts)
    topic = pick(rng, tuple(TOPICS))
    rules = TOPICS[topic]
    return Event(
        f"e{serial}",
        topic,
        language,
        facts,
        things=tuple(sample(rng, rules["thing"], 3)),
        issues=tuple(sample(rng, rules["issue"], 3)),
    )


def write(event: Event, rng: random.Random, *, extra: bool = False) -> Text:
    """Return a new article about the event; with ``extra`` only a paragraph or two more (for an update)."""
    if event.language != "en":
        headline, sentences = write_foreign(event.language, rng, 3 if extra else None)
        space = "" if event.language == "zh" else " "
        return Text(headline, _paragraphs(sentences, rng, space))
    grammar = _grammar(event.topic)
    if extra:
        return Text(
            "", _paragraphs([_fresh(grammar, "fact", event, rng), _say(grammar, "quote", event, rng)], rng)
        )
    headline = _fresh(grammar, "headline", event, rng)
    return Text(headline, _paragraphs(_sentences(grammar, event, rng), rng))


@cache
def _grammar(topic: str) -> Grammar:
    return Grammar(SHARED, _NAMES, TOPICS[topic])


def _sentences(grammar: Grammar, event: Event, rng: random.Random) -> list[str]:
    goal = between(rng, MIN_WORDS, MAX_WORDS)
    made = [_fresh(grammar, "lead", event, rng)]
    made.extend(_fresh(grammar, "fact", event, rng) for _ in range(between(rng, 2, 4)))
    length = sum(text.count(" ") + 1 for text in made)
    templates = sample(rng, range(grammar.size("background")), grammar.size("background"))
    quotes = sample(rng, range(grammar.size("quote")), grammar.size("quote"))
    while length < goal - 15 and templates:
        if quotes and rng.random() < 0.22:
            text = _say(grammar, "quote", event, rng, quotes.pop())
        else:
            text = _say(grammar, "background", event, rng, templates.pop())
        made.insert(between(rng, 1, len(made)), text)
        length += text.count(" ") + 1
    made.append(_say(grammar, "closing", event, rng))
    return made


def _say(grammar: Grammar, rule: str, event: Event, rng: random.Random, which: int | None = None) -> str:
    about = rule in ("headline", "lead", "fact")
    facts = dict(event.facts) if about else _aside(grammar, event, rng)
    facts["thing"] = pick(rng, event.things)
    facts["issue"] = pick(rng, event.issues)
    return sentence(grammar.expand(rule, facts, rng, which))


def _aside(grammar: Grammar, event: Event, rng: random.Random) -> dict[str, str]:
    """Facts for a sentence off the event itself: mostly other towns and companies than the event's own."""
    facts = {name: event.facts[name] for name in ("whos", "who2s", "demonym")}
    facts["org"] = event.facts["org"] if rng.random() < 0.3 else grammar.expand("firm", {}, rng)
    facts["org2"] = grammar.expand("firm", {}, rng)
    if rng.random() < 0.3:
        facts["town"] = event.facts["city"]
    return facts


def _fresh(grammar: Grammar, rule: str, event: Event, rng: random.Random) -> str:
    """Expand a template that no article about this event used yet (any, once all are used)."""
    used = event.used.setdefault(rule, set())
    if len(used) == grammar.size(rule):
        used.clear()
    which = pick(rng, [index for index in range(grammar.size(rule)) if index not in used])
    used.add(which)
    return _say(grammar, rule, event, rng, which)


def _paragraphs(sentences: list[str], rng: random.Random, space: str = " ") -> tuple[str, ...]:
    made: list[str] = []
    start = 0
    while start < len(sentences):
        step = between(rng, 1, 3)
        made.append(space.join(sentences[start : start + step]))
        start += step
    return tuple(made)
