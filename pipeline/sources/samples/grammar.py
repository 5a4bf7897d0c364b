"""A small text grammar: ``[one|two [big|small]|]`` chooses, ``<name>`` stands for a fact or another rule.

All randomness comes from the caller's generator, and of it only ``random()`` is used, whose sequence Python
keeps for a seed across versions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias, TypeVar

__all__ = ["Grammar", "between", "pick", "sample", "sentence", "words"]

Item = TypeVar("Item")
Part: TypeAlias = "str | Ref | tuple[tuple[Part, ...], ...]"

_TOKEN = re.compile(r"[\[\]|]|<[a-z0-9_]+>|[^\[\]|<]+")
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeioAEIO](?!u[rl]|ne\b|nce\b)|u(?!n[iu]|se|su|ti))")
_COMMA = re.compile(r",(?=[.:;,])")
_START = re.compile(r"(?:^[“«„]?|[“«„]\s?)[^\W\d_]")
MAX_DEPTH = 12
"""Rules refer to a handful of others; a deeper expansion is a rule that contains itself."""


class Ref(str):
    """The name of a fact or a rule inside a template."""

    __slots__ = ()


def pick(rng: random.Random, items: Sequence[Item]) -> Item:
    """Return one of the items."""
    return items[int(rng.random() * len(items))]


def between(rng: random.Random, low: int, high: int) -> int:
    """Return a whole number from low to high, both included."""
    return low + int(rng.random() * (high - low + 1))


def sample(rng: random.Random, items: Sequence[Item], count: int) -> list[Item]:
    """Return ``count`` different items in random order (all of them where there are fewer)."""
    pool = list(items)
    for index in range(min(count, len(pool))):
        other = index + int(rng.random() * (len(pool) - index))
        pool[index], pool[other] = pool[other], pool[index]
    return pool[:count]


def words(text: str) -> tuple[str, ...]:
    """Split a vocabulary written as ``one|two|three`` over any number of lines; bars in brackets don't split.

    >>> words("a plan|a [draft|note] |a map")
    ('a plan', 'a [draft|note]', 'a map')
    """
    found: list[str] = []
    depth = start = 0
    for index, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if char == "|" and depth == 0:
            found.append(text[start:index])
            start = index + 1
    found.append(text[start:])
    return tuple(" ".join(word.split()) for word in found if word.strip())


def sentence(text: str, *, english: bool = True) -> str:
    """Set capitals at the start and after opening quotes and, in English, "an" before a vowel.

    >>> sentence("a early start with a unit")
    'An early start with a unit'
    """
    text = _COMMA.sub("", text)
    if english:
        text = _ARTICLE.sub(r"\1n ", text)
    return _START.sub(lambda match: match[0].upper(), text)


class Grammar:
    """Rules by name; a rule is a list of templates of which each use takes one."""

    def __init__(self, *rules: Mapping[str, Iterable[str]]) -> None:
        merged: dict[str, Iterable[str]] = {}
        for group in rules:
            merged.update(group)
        self._rules = {name: tuple(_parse(template) for template in made) for name, made in merged.items()}

    def size(self, name: str) -> int:
        """Return how many templates a rule has."""
        return len(self._rules[name])

    def expand(
        self, name: str, facts: Mapping[str, str], rng: random.Random, which: int | None = None
    ) -> str:
        """Return a text of the rule, or of its template number ``which``; facts go before rules."""
        templates = self._rules[name]
        parts = templates[int(rng.random() * len(templates)) if which is None else which]
        made: list[str] = []
        self._write(parts, facts, rng.random, made, 0)
        return "".join(made)

    def _write(
        self,
        parts: tuple[Part, ...],
        facts: Mapping[str, str],
        rnd: Callable[[], float],
        out: list[str],
        depth: int,
    ) -> None:
        if depth > MAX_DEPTH:
            raise RecursionError(f"a rule contains itself near {parts!r}")
        for part in parts:
            if type(part) is str:
                out.append(part)
            elif type(part) is tuple:
                self._write(part[int(rnd() * len(part))], facts, rnd, out, depth + 1)
            else:
                known = facts.get(part)  # type: ignore[arg-type]
                if known is not None:
                    out.append(known)
                else:
                    rule = self._rules[part]  # type: ignore[index]
                    self._write(rule[int(rnd() * len(rule))], facts, rnd, out, depth + 1)


@cache
def _parse(template: str) -> tuple[Part, ...]:
    stack: list[list[list[Part]]] = [[[]]]
    for token in _TOKEN.findall(template):
        if token == "[":
            stack.append([[]])
        elif token == "|":
            stack[-1].append([])
        elif token == "]":
            if len(stack) == 1:
                raise ValueError(f"a bracket is closed that was not opened: {template!r}")
            done = stack.pop()
            stack[-1][-1].append(tuple(tuple(option) for option in done))
        elif token[0] == "<":
            stack[-1][-1].append(Ref(token[1:-1]))
        else:
            stack[-1][-1].append(token)
    if len(stack) != 1 or len(stack[0]) != 1:
        raise ValueError(f"unbalanced brackets or a bar outside of them: {template!r}")
    return tuple(stack[0][0])
