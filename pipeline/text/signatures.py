"""Who signed an article of plain text: the byline between headline and text, with *by* or without."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.text.blocks import Kind, Line
from pipeline.text.dates import find_stamps
from pipeline.text.metadata import BYLINE, split_names
from pipeline.text.names import given_names_anywhere, is_given_name

__all__ = ["find_authors"]

BYLINE_WORDS = 24
UNMARKED_WORDS = 14
"""A name, a role, a date and a time; more words tell something."""
_BY = re.compile(r"(?:(?:written |words |story )?by|von|par|por|di|door|av|af):?", re.IGNORECASE)
"""Alone on its line, with the name on the next."""
_GLUED_BY = re.compile(r"\ABy(?=[A-Z][a-z]+ [A-Z])")
_GLUED_BEHIND = re.compile(
    r"(?<=[a-z])(?=(?:Published|Updated|Posted|Last updated)\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)"
)
_NAME_ENDS = re.compile(
    r"\d|[|•·/(@]|\s[–—-]|,|\b(?:published|updated|posted|for|in|on|via)\b", re.IGNORECASE
)
_JOB_WORDS = """
writer reporter editor correspondent contributor columnist analyst staff intern journalist producer critic
author researcher photographer blogger redakteur redakteurin korrespondent korrespondentin journaliste
rédacteur redactor redactora periodista giornalista redacteur
"""
_JOBS = frozenset(_JOB_WORDS.split())
_CREDIT = re.compile(
    r"\b(?:photos?|images?|pictures?|credits?|getty|source|courtesy|video)\b|©", re.IGNORECASE
)
_SIGNING = re.compile(
    r"\bmin(?:ute)?s? read\b|^(?:follow|see full bio|view profile|and others|·)$|^@\w+$", re.IGNORECASE
)
"""What stands under a name that signs."""
_NEAR_BEFORE, _NEAR_BEHIND = 1, 3


def find_authors(lines: Sequence[Line], headline: int | None, first: int) -> tuple[str, ...]:
    """Return the names in the byline between headline and text, as written.

    A name without *by* counts if its first part is a given name, and a date, a role or the like stands by it.
    """
    if headline is None:
        return ()
    near = lines[headline + 1 : first]
    for at in range(len(near)):
        if names := _marked(near, at):
            return names
    for at in range(len(near)):
        if names := _unmarked(near, at):
            return names
    return ()


def _marked(near: Sequence[Line], at: int) -> tuple[str, ...]:
    line = near[at]
    if _BY.fullmatch(line.text):
        signed = _head(near[at + 1].text)[0] if at + 1 < len(near) else ""
        return (signed,) if signed[:1].isupper() and signed.count(" ") <= 4 else ()
    if line.words > BYLINE_WORDS:
        return ()
    match = BYLINE.match(_GLUED_BY.sub("By ", _GLUED_BEHIND.split(line.text)[0]))
    return split_names(match["name"].partition(" - ")[0]) if match else ()


def _unmarked(near: Sequence[Line], at: int) -> tuple[str, ...]:
    line = near[at]
    if line.kind is Kind.PROSE or line.words > UNMARKED_WORDS or line.text.endswith(","):
        return ()
    head, signs = _head(line.text)
    words = head.split()
    job = next((n for n, word in enumerate(words) if word.lower() in _JOBS), None)
    if job is not None:
        # What kind of writer stands before the role: the name is what it begins with.
        words = words[: min(job, 2)]
    names = split_names(" ".join(words))
    if not names or _CREDIT.search(line.text) or not (signs or job is not None or _is_signing(near, at)):
        return ()
    return names if all(map(_is_name, names)) else ()


def _head(text: str) -> tuple[str, bool]:
    """Return a line up to a date, a mark or what is glued to it, and whether those sign it."""
    head = _GLUED_BEHIND.split(text)[0]
    glued = head != text
    stamps = find_stamps(text)
    head = head[: stamps[0].start] if stamps else head
    ends = _NAME_ENDS.search(head)
    signs = glued or bool(stamps) or (ends is not None and (head[ends.start()] == "@" or ends[0].isdigit()))
    return (head[: ends.start()] if ends else head).strip(), signs


def _is_name(name: str) -> bool:
    first, *others = name.split()
    return 1 <= len(others) <= 3 and (
        is_given_name(first) or is_given_name(first.partition("-")[0]) or first in given_names_anywhere()
    )


def _is_signing(near: Sequence[Line], at: int) -> bool:
    """Say whether what stands about a line shows that a name in it signs the article."""
    about = [*near[max(0, at - _NEAR_BEFORE) : at], *near[at + 1 : at + 1 + _NEAR_BEHIND]]
    return any(
        line.kind is not Kind.PROSE
        and (
            bool(find_stamps(line.text))
            or _SIGNING.search(line.text) is not None
            or (line.words <= 8 and not _JOBS.isdisjoint(line.text.lower().split()))
        )
        for line in about
    )
