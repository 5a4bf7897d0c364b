"""Lines under an article that speak of it and not of its subject: its author, corrections, disclaimers.

To the model they are prose like the rest. They are looked for from the last line upwards, so a report on a
correction or on an author keeps what it says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from pipeline.text.blocks import Line
from pipeline.text.names import is_given_name

__all__ = ["closes", "without_closings"]

LONGEST_WORDS = 120
LEAST_LEFT = 0.5
"""Share of the words that must be left: a page of nothing but such lines is about them."""

_CLOSING = re.compile(
    r"(?:corrections?|clarifications?)(?:[:,]|$)"
    r"|updated? (?:to|with)\b"
    r"|(?:materials? provided by|includes information from|story source:)"
    r"|(?:like|enjoy|love)(?:ed)? (?:this (?:story|article|post|video)|what (?:you|we))\b.{0,30}\?"
    r"|(?:share or comment on this|sharing is caring|sorry,? we are not)\b"
    r"|(?:do you have|have you got|got) (?:a |an |any |some )?(?:info|tips?|story|stories|news)\b"
    r"|(?:you can )?(?:also )?follow .{2,70} on (?:twitter|facebook|instagram|x|youtube|tiktok|linkedin)\b"
    r"|\S+@\S+\.\w{2,}$",
    re.IGNORECASE,
)
"""How such a line begins."""
_CREDIT = re.compile(
    r"(?:(?:[Aa]dditional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting)|[Cc]ompiled|Mit Material|Con información|"
    r"[Ww]ith (?:inputs|files|reporting)) (?:by|from|von|de)"
    r"(?: (?:[A-ZÀ-Þ][\w.’'-]*+|and|in|of|the|at|for|by|to|from|und|y|additional|reporting|editing|writing)"
    r"[,;]?)+"
)
"""Who reported and edited: names and what joins them, to the end of the line."""
_WITHIN = re.compile(
    r"\b(?:"
    r"(?:can|may) be (?:reached|contacted) (?:at|by|via|on) "
    r"(?:e-?mail|(?:tele)?phone|\S+@\S+|[\d(+][\d() .-]{6,}\d)"
    r"|(?:contact|write to|reach|e-?mail|message)\b.{0,70}?\S@\S+\.\w{2,}"
    r"|(?:previous|earlier) ver\w{2,5} of th(?:is (?:article|story|post|report|piece)|e (?:article|story))"
    r"|this (?:story|article|post|piece) (?:was|has been) (?:originally |first )?(?:published|updated|"
    r"corrected|amended|edited)"
    r"|(?:informational|educational|information|entertainment) purposes only"
    r"|not (?:constitute|intended (?:as|to be)) .{0,60}\badvice"
    r"|(?:opinions?|views) expressed (?:here|in this|are (?:those|his|her|their)|"
    r"by (?:the )?(?:author|contributor|writer|columnist|guest)s?)"
    r"|authors? do(?:es)? not own (?:any )?shares|has no position in any"
    r"|follow (?:him|her|them|me|us) (?:on|at) (?:@|twitter|facebook|instagram|tiktok|linkedin|x)"
    r")\b",
    re.IGNORECASE,
)
"""What such a line holds."""
_DOES = (
    "is|hails|lives|covers|writes|works|specializes|serves|teaches|joined|graduated|currently|reports|holds|"
    "contributes|has (?:been|over|worked|written|covered)"
)
_SUBJECT = re.compile(
    rf"(?P<name>(?P<first>[^\W\d_][\w’'-]+)(?: [A-ZÀ-Þ][\w.’'-]*)?)"
    rf"(?: [A-ZÀ-Þ][\w.’'-]*,?){{0,2}} (?:{_DOES})\b"
)
_JOBS = (
    "reporter|writer|editor|journalist|author|columnist|contributor|correspondent|blogger|anchor|podcaster|"
    "freelancer?|analyst|critic|producer|photographer|professor|faculty|researcher|fellow|director|manager|"
    "founder|co-?founder|consultant|expert|specialist|attorney|physician|strategist|lecturer|historian|"
    "economist|novelist|poet|host|co-?host|veteran|native"
)
_LIFE = re.compile(
    rf"\b(?:(?:{_JOBS})s?|based (?:in|at)|liv(?:es?|ing) (?:in|with)|degrees?|graduated|years? of experience|"
    r"(?:his|her|their) (?:husband|wife|family)|covers|writes)\b",
    re.IGNORECASE,
)


def closes(line: Line, authors: Collection[str], above: Iterable[str] = ()) -> bool:
    """Whether a line speaks of the article or of one of its ``authors``, if it stands below its text.

    Who is named in the lines ``above`` is no author, but somebody the article is about.
    """
    text = line.text
    if line.words > LONGEST_WORDS:
        return False
    if _CLOSING.match(text) or _WITHIN.search(text) or _CREDIT.fullmatch(text):
        return True
    if any(" " in name and text.startswith(name) for name in authors):
        return True
    subject = _SUBJECT.match(text)
    return (
        subject is not None
        and is_given_name(subject["first"])
        and _LIFE.search(text) is not None
        and not any(subject["name"] in other for other in above)
    )


def without_closings(lines: Sequence[Line], kept: Sequence[int], authors: Collection[str]) -> list[int]:
    """Return the places ``kept`` of an article's lines without those that close it."""
    end = len(kept)
    while end > 1 and closes(lines[kept[end - 1]], authors, (lines[at].text for at in islice(kept, end - 1))):
        end -= 1
    if end == len(kept):
        return list(kept)
    words = [lines[at].words for at in kept]
    return list(kept[:end] if sum(words[:end]) >= LEAST_LEFT * sum(words) else kept)
