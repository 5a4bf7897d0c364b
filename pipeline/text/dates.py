"""Dates as pages write them, turned into RFC 3339 with the time zone they state.

Only what is written counts: no clock, no guess. A day and month that could be either way round are read day
first, unless the page's language or the order of the parts says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

__all__ = ["Stamp", "find_stamps", "normalise_date"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari ocak stycznia января січня yanvar",
            "feb february februar février febrero febbraio fevereiro februari şubat lutego февраля лютого",
            "mar march märz maerz mars marzo março marco maart mart marca марта березня",
            "apr april avril abril aprile nisan kwietnia апреля квітня",
            "may mai mayo maggio maio mei maj mayıs maja мая травня",
            "jun june juni juin junio giugno junho haziran czerwca июня червня",
            "jul july juli juillet julio luglio julho temmuz lipca июля липня",
            "aug august août aout agosto augustus augusti ağustos sierpnia августа серпня",
            "sep sept september septembre septiembre settembre setembro eylül września сентября вересня",
            "oct october oktober octobre octubre ottobre outubro okt ekim października октября жовтня",
            "nov november novembre noviembre novembro kasım listopada ноября листопада",
            "dec december dezember décembre diciembre dicembre dezembro aralık grudnia декабря грудня",
        ),
        1,
    )
    for name in names.split()
}
ZONES = {
    "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00",
    "wet": "+00:00", "west": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "trt": "+03:00", "ist": "+05:30", "pkt": "+05:00", "sgt": "+08:00", "hkt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
    "sast": "+02:00", "wib": "+07:00",
}  # fmt: skip
"""Offsets of the abbreviations newsrooms use. IST is India's: of three, the one that prints it."""

TIME = (
    r"(?:[\s,|·•@–—-]*(?:at\s|um\s|à\s|a\slas\s|kl\.?\s|"
    r"в\s)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:uhr|hrs)\b)?\s?\(?(?P<zone>[A-Za-z]{1,4}\b|[+-]\d\d:?\d\d)?)?"
)
NAME = r"(?P<month>[^\W\d_]{3,10})\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(form + TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)" + YEAR + r"[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)T?",
        r"\b" + NAME + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s" + YEAR + r",?",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\sde|\sof)?[\s-]"
        + NAME
        + r",?(?:\sde)?[\s-]"
        + YEAR
        + r",?",
        r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)" + YEAR + r",?",
        r"(?<!\d)" + YEAR + r"\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
    )
)
HAS_YEAR = re.compile(r"(?:19|20)\d\d")
PUBLISHED = re.compile(
    r"(?:publish\w*|posted|created|first\spublished|veröffentlicht|publié\w*|publicado|pubblicato|"
    r"gepubliceerd|erstellt|opublikowano|опубликован\w*|基사입력|기사입력|入力|发布)\b[^\d]{0,24}$",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"(?:updat\w*|modified|edited|revised|aktualisiert|mis\sà\sjour|modifié|actualizad\w*|"
    r"aggiornat\w*|atualizad\w*|bijgewerkt|обновлен\w*|更新|수정)\b[^\d]{0,24}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: RFC 3339 ``value``, what it is said to be, and whether it has a time."""

    value: str
    label: str
    timed: bool
    start: int
    stop: int


def find_stamps(text: str, day_first: bool = True) -> list[Stamp]:
    """Return the dates in a line in order; ``label`` is "published", "updated" or "".

    >>> [s.value for s in find_stamps("Created: 10-04-2025 12:30 IST")]
    ['2025-04-10T12:30:00+05:30']
    """
    if not HAS_YEAR.search(text):
        return []
    stamps: list[Stamp] = []
    for form in FORMS:
        for match in form.finditer(text):
            if any(match.start() < stamp.stop and stamp.start < match.end() for stamp in stamps):
                continue
            if stamp := read_match(match, text, day_first):
                stamps.append(stamp)
    return sorted(stamps, key=lambda stamp: stamp.start)


def read_match(match: re.Match[str], text: str, day_first: bool) -> Stamp | None:
    """Return the stamp of a matched date, or None where it is no date of the calendar."""
    parts = match.groupdict()
    day = int(parts["day"])
    if parts.get("month"):
        month = MONTHS.get(parts["month"].lower(), 0)
    else:
        month = int(parts["number"])
        if parts.get("mark") and (month > 12 or (not day_first and parts["mark"] == "/" and day <= 12)):
            day, month = month, day
    try:
        value = date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None
    clock = read_clock(parts)
    before = text[: match.start()]
    label = "published" if PUBLISHED.search(before) else "updated" if UPDATED.search(before) else ""
    return Stamp(value + clock, label, bool(clock), match.start(), match.end())


def read_clock(parts: dict[str, str | None]) -> str:
    """Return ``THH:MM:SS`` with the zone where one is stated, or "" where no time is."""
    if not parts["hour"] or not (parts["minute"] or parts["half"]):
        return ""
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)
    if half := parts["half"]:
        hour = hour % 12 + 12 * (half[0] in "pP")
    if hour > 23 or minute > 59 or second > 59:
        return ""
    zone = parts["zone"] or ""
    offset = zone if zone[:1] in ("+", "-") else ZONES.get(zone.lower(), "")
    if len(offset) == 5:
        offset = offset[:3] + ":" + offset[3:]
    return f"T{hour:02}:{minute:02}:{second:02}{offset}"


def normalise_date(text: str | None, day_first: bool = True) -> str | None:
    """Return the first date of a metadata field in RFC 3339, or None.

    >>> normalise_date("2024-05-01T10:00:00.000Z"), normalise_date("soon")
    ('2024-05-01T10:00:00Z', None)
    """
    if not text:
        return None
    text = text.strip()
    if match := ISO.match(text):
        clock = match["time"]
        if not clock:
            return match["date"]
        return f"{match['date']}T{clock if len(clock) == 8 else clock + ':00'}{zone_of(match['zone'])}"
    stamps = find_stamps(text, day_first)
    return stamps[0].value if stamps else None


ISO = re.compile(
    r"(?P<date>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:[T\s](?P<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:[.,]\d+)?\s?(?P<zone>Z|"
    r"[+-]\d\d:?\d\d)?)?(?!\d)"
)


def zone_of(text: str | None) -> str:
    """Return an offset with its colon, ``Z``, or ""."""
    if text and len(text) == 5:
        return text[:3] + ":" + text[3:]
    return text or ""
