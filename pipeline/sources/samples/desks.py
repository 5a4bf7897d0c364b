"""Filled-in forms and copies of them, labelled: what a dedupe stage must keep, and what it must find."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from pipeline.sources.samples.articles import Text
from pipeline.sources.samples.copies import edited, truncated
from pipeline.sources.samples.forms import FORMS, fill_form
from pipeline.sources.samples.grammar import between, pick, words

__all__ = ["filled_forms"]

_MANY = 40
"""Outlets that share a form, if many do."""
_COPIED = 0.4
"""Share of the filled-in forms that another outlet reprints."""
_MENU = words(
    """
    Home|Local news|Sport|Weather|Your account|Sign up for our morning letter|Share this page|Print|Read the
    comments|Most read today|Back to the top|About us|Contact the newsroom|Advertise|Cookie settings|All
    rights reserved
    """
)
_OTHER_WORDS = words("also|then|again|here|now|today|still|rather|once|soon|often|quite")


def filled_forms(*, many: bool, seed: int, each: int = 40) -> list[tuple[float, dict[str, Any]]]:
    """Return (place in the stream, 0..1; labelled row) of ``each`` texts from every form, and copies of some.

    A form is used by one outlet of its own, or by ``many``. Copies come from other outlets, after their
    original. Rows have id, title, text, source, cluster, dup_of, kind and family.
    """
    rng = random.Random(seed)
    rows: list[tuple[float, dict[str, Any]]] = []
    for family, wordings in FORMS.items():
        for wording in range(len(wordings)):
            for number in range(each):
                place, name = rng.random(), f"{family}-{wording}-{number}"
                outlet = f"outlet{between(rng, 1, _MANY)}" if many else f"{family}{wording}"
                text = fill_form(family, wording, rng)
                rows.append((place, _row(name, name, outlet, text, family, "form")))
                if rng.random() < _COPIED:
                    kind, change = pick(rng, _CHANGES)
                    copy = _row(f"{name}-copy", name, f"reprint{number}", change(text, rng), family, kind)
                    rows.append((place + (1 - place) * rng.random(), {**copy, "dup_of": name}))
    return sorted(rows, key=lambda row: row[0])


def _row(name: str, cluster: str, outlet: str, text: Text, family: str, kind: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": text.headline,
        "text": text.body,
        "source": f"{outlet}.example",
        "cluster": cluster,
        "dup_of": None,
        "kind": kind,
        "family": family,
    }


def _wrapped(text: Text, rng: random.Random) -> Text:
    """Return the text between a page's menu and its foot."""
    lines = [". ".join(pick(rng, _MENU) for _ in range(8)) + "." for _ in range(2)]
    return Text(text.headline, (lines[0], *text.paragraphs, lines[1]))


def _touched(text: Text, rng: random.Random) -> Text:
    """Return the text with every fourteenth word or so left out, replaced or followed by another."""
    return Text(text.headline, tuple(_touch(part, rng) for part in text.paragraphs))


def _touch(paragraph: str, rng: random.Random) -> str:
    out: list[str] = []
    for word in paragraph.split():
        if rng.random() >= 1 / 14:
            out.append(word)
        else:
            out += pick(rng, ([], [pick(rng, _OTHER_WORDS)], [word, pick(rng, _OTHER_WORDS)]))
    return " ".join(out)


_CHANGES: tuple[tuple[str, Callable[[Text, random.Random], Text]], ...] = (
    ("reprint", lambda text, _: text),
    ("truncated", truncated),
    ("edited", edited),
    ("wrapped", _wrapped),
    ("touched", _touched),
)
