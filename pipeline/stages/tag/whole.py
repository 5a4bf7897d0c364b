"""Known names that are only a part of another name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.stages.tag.known import Known
from pipeline.text.gazetteer import Found
from pipeline.text.names import GIVEN_NAMES
from pipeline.text.tokens import STOPWORDS

__all__ = ["whole_names"]

_NAME_BEFORE = re.compile(r"([A-ZÀ-ÞА-Я][\w’'-]*)[ \u00a0]\Z")
_INSTITUTIONS = (
    "Academy|Agency|Association|Bank|Center|Centre|College|Company|Foundation|Fund|Hospital|Institute|Museum|Network|"
    "School|Society|Union|University"
)
_FIRMS = "Co|Corp|Group|Holdings|Inc|Ltd|Pharmaceuticals|Securities|Technologies"
_CAPITAL = r"[A-Z][\w’'-]*"
_LONGER = re.compile(
    rf"(?:[ \u00a0-]{_CAPITAL}){{0,3}}?[ \u00a0](?:(?:{_INSTITUTIONS})\b|{_CAPITAL}[ \u00a0](?:{_FIRMS})\b)"
)
"""What makes a known name the beginning of another one's."""
_NAME_AFTER = re.compile(r"[ \u00a0-][A-ZÀ-ÞА-Я]")


def whole_names(text: str, known: Sequence[Known], places: Sequence[Found]) -> list[Known]:
    """Return the known names that are no part of another name.

    That is a place's (Ho Chi Minh City), a person's (Adele Berg, Malcolm Forbes), or a longer one that says
    what it is (Yale School of Management).
    """
    longer = {place.start: place.end for place in places}
    return [one for one in known if _is_whole(text, one, longer.get(one.start, 0))]


def _is_whole(text: str, one: Known, place_end: int) -> bool:
    if one.kind == "organisation":
        # Most end at a mark or before a small letter: the cheap question first.
        if text[one.end + 1 : one.end + 2].isupper():
            # The Independent Commission: no newspaper.
            is_article = text[one.end] == " " and text.startswith("The ", one.start)
            if is_article or _LONGER.match(text, one.end):
                return False
        if " " in text[one.start : one.end]:
            return True
        before = _NAME_BEFORE.search(text, max(0, one.start - 30), one.start)
        return before is None or before[1] not in GIVEN_NAMES
    if one.kind == "person":
        return place_end <= one.end and (" " in text[one.start : one.end] or _alone(text, one))
    return True


def _alone(text: str, one: Known) -> bool:
    before = _NAME_BEFORE.search(text, max(0, one.start - 30), one.start)
    in_name = before is not None and before[1].lower() not in STOPWORDS
    return not (in_name or _NAME_AFTER.match(text, one.end))
