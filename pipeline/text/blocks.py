"""Lines of plain text as blocks: what each looks like, not whether it belongs to the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from pipeline.text.tokens import has_unspaced_script

__all__ = ["MARK", "PROSE", "SENTENCE", "Kind", "Line", "count_words", "kind_of", "read_lines"]


class Kind(IntEnum):
    """The form of a line, from its length, its end and its bullet alone."""

    PROSE = 0
    """A sentence or more."""
    SENTENCE = 1
    """A short sentence, such as a quotation of three words."""
    HEAD = 2
    """A few words without a full stop: a headline, a subhead, a label, a cell."""
    ITEM = 3
    """A list item that is no sentence."""
    MARK = 4
    """No word in it: a rule, a number, a bullet alone."""


PROSE, SENTENCE, HEAD, ITEM, MARK = Kind
"""By themselves, for loops over all lines: in an enumeration every look costs more than the comparison."""


@dataclass(slots=True)
class Line:
    """A line that holds something. ``words`` counts two characters of a script without spaces as one word."""

    text: str
    kind: Kind
    words: int
    bullet: bool
    indent: int
    blank_before: int


BULLETS = "•◦▪▸►‣·●○■*–—-+→»›"
ENDERS = ".!?…。！？।؟۔։॥"
CLOSERS = "\"'”’»)]）」』*“ "

LAST = frozenset(ENDERS + CLOSERS)

NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]")
"""Thai, Lao, Burmese, Khmer, Han, kana: scripts that put no space between words."""
HAS_LETTER = re.compile(r"[^\W\d_]")
NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=\S)")

PROSE_WORDS = 8
"""A line of so many words that ends like a sentence is prose (6 to 10 differ by .002 F1)."""
OPEN_PROSE_WORDS = 45
"""So many words are prose whatever they end in; teasers of other articles run up to 40."""
TWO_SENTENCE_WORDS = 16
"""So many words with the end of a sentence among them are prose too."""
INNER_END = re.compile(r"[.!?…][\"'”’»)]* +[A-Z\"“‘«А-ЯÀ-Þ]|[。！？؟۔।]")


def count_words(text: str) -> int:
    """Return the number of words; two characters of a script without spaces count as one.

    >>> count_words("two words"), count_words("新闻报道")
    (2, 2)
    """
    words = text.count(" ") + 1 if text else 0
    if not text.isascii():
        words += len(NO_SPACES.findall(text)) // 2
        if text and " " not in text and words > 1:
            words -= 1
    return words


def read_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank, in order; runs of white space become one space."""
    dense = has_unspaced_script(text)
    lines: list[Line] = []
    blank = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip()) if raw[0].isspace() else 0
            lines.append(read_line(stripped, indent, blank, dense))
            blank = 0
        else:
            blank += 1
    return lines


def read_line(text: str, indent: int, blank: int, dense: bool) -> Line:
    """Return the features of one stripped line."""
    bullet = False
    first = text[0]
    if first in BULLETS:
        if len(text) > 1 and text[1].isspace():
            bullet = True
            text = text[1:].lstrip()
    elif first.isdigit() and (number := NUMBERED.match(text)):
        bullet = text[number.end() :].isascii()
    if "  " in text or "\xa0" in text or "\t" in text:
        text = " ".join(text.split())
    words = count_words(text) if dense else text.count(" ") + 1
    return Line(text, kind_of(text, words, bullet), words, bullet, indent, blank)


def kind_of(text: str, words: int, bullet: bool) -> Kind:
    """Return the form of a line."""
    if not (text[0].isalpha() or HAS_LETTER.search(text)):
        return MARK
    ends = text[-1] in LAST and ends_sentence(text)
    if ends and words < OPEN_PROSE_WORDS and text.endswith(("...", "…")):
        ends = False
    if ends and words >= PROSE_WORDS:
        return PROSE
    if words >= OPEN_PROSE_WORDS or (words >= TWO_SENTENCE_WORDS and INNER_END.search(text)):
        return PROSE
    if bullet:
        return ITEM
    return SENTENCE if ends and words >= 2 else HEAD


def ends_sentence(text: str) -> bool:
    """Whether the text's last character, closing quotes and brackets aside, ends a sentence."""
    return text[-1] in ENDERS or (text[-1] in CLOSERS and text.rstrip(CLOSERS)[-1:] in tuple(ENDERS))
