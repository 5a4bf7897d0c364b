"""Dates as pages write them, turned into RFC 3339 with the time zone they state.

Only what is written counts: no clock, no guess. A day and month that could be either way round are read day
first, unless the page's language or the order of the parts says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["MONTHS", "Stamp", "find_stamps", "normalise_date"]

_MONTH_NAMES = """
jan january januar janvier enero gennaio janeiro januari ocak stycznia января січня yanvar janv ene gen jän
jänner sty ledna januára január ianuarie ιανουαρίου tammikuuta янв януари januara يناير oca;
feb february februar février febrero febbraio fevereiro februari şubat lutego февраля лютого févr fevr fev
lut února februára február februarie φεβρουαρίου helmikuuta фев февруари februara فبراير şub;
mar march märz maerz mars marzo março marco maart mart marca марта березня mrz mär mrt března március martie
μαρτίου maaliskuuta мар март marta maret مارس;
apr april avril abril aprile nisan kwietnia апреля квітня avr abr kwi dubna apríla április aprilie απριλίου
huhtikuuta апр април aprila أبريل nis;
may mai mayo maggio maio mei maj mayıs maja мая травня mag května mája május μαΐου μαϊου toukokuuta май مايو;
jun june juni juin junio giugno junho haziran czerwca июня червня giu cze června júna június iunie ιουνίου
kesäkuuta июн юни juna يونيو haz;
jul july juli juillet julio luglio julho temmuz lipca июля липня juil lug lip července júla július iulie
ιουλίου heinäkuuta июл юли jula يوليو tem;
aug august août aout agosto augustus augusti ağustos sierpnia августа серпня ago sie srpna augusta augusztus
αυγούστου elokuuta авг август avgusta agustus أغسطس ağu;
sep sept september septembre septiembre settembre setembro eylül września сентября вересня set sett
setiembre wrz září septembra szeptember septembrie σεπτεμβρίου syyskuuta сен септември سبتمبر eyl;
oct october oktober octobre octubre ottobre outubro okt ekim października октября жовтня ott out paź října
októbra október octombrie οκτωβρίου lokakuuta окт октомври oktobra أكتوبر eki;
nov november novembre noviembre novembro kasım listopada ноября листопада lis listopadu novembra noiembrie
νοεμβρίου marraskuuta ноя ноември نوفمبر kas;
dec december dezember décembre diciembre dicembre dezembro aralık grudnia декабря грудня déc dic dez gru
prosince decembra decembrie δεκεμβρίου joulukuuta дек декември desember des ديسمبر ara
"""
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split(";"), 1) for name in names.split()}
ZONES = {
    "utc": "+00:00", "gmt": "+00:00", "z": "+00:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00",
    "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00",
    "wet": "+00:00", "west": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "trt": "+03:00", "ist": "+05:30", "pkt": "+05:00", "sgt": "+08:00", "hkt": "+08:00",
    "jst": "+09:00", "kst": "+09:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00",
    "sast": "+02:00", "wib": "+07:00",
}  # fmt: skip
"""Offsets of the abbreviations newsrooms use. IST is India's: of three, the one that prints it."""

AMERICAN = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
"""Hours of the American zones in winter, as they are called all the year round."""
MONTH_FIRST = frozenset([*AMERICAN, "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt"])
"""Who prints these writes the month before the day."""
WEEKDAYS = "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"
"""Turkish ones stand between date and time."""

TIME = (
    rf"(?:(?:\s(?:{WEEKDAYS}))?"
    r"[\s,|·•@/–—-]*(?:at\s|um\s|à\s|a\slas\s|kl\.?\s|om\s|às\s|alle\s(?:ore\s)?|ore\s|klo\s|saat\s|"
    r"(?:o\s)?godz\.\s|в\s|о\s)?(?P<hour>\d{1,2})(?:[:.h時](?P<minute>\d{2})分?(?::(?P<second>\d{2}))?)?"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:uhr|hrs)\b)?\s?\(?(?P<zone>[A-Za-z]{1,4}\b|[+-]\d\d:?\d\d)?)?"
)
NAME = r"(?P<month>[^\W\d_]{3,12})\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(form + TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)" + YEAR + r"[-/.]\s?(?P<number>\d{1,2})[-/.]\s?(?P<day>\d{1,2})(?!\d)\.?T?",
        r"\b" + NAME + r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s" + YEAR + r",?",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\sde|\sof)?[\s-]"
        + NAME
        + r",?(?:\sde)?[\s-]"
        + YEAR
        + r",?",
        r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)" + YEAR + r",?",
        r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?" + YEAR + r",?",
        r"(?<!\d)" + YEAR + r"\.?\s" + NAME + r"\s(?P<day>\d{1,2})\.",
        r"(?<!\d)(?P<day>\d{1,2})\stháng\s(?P<number>\d{1,2})(?:\snăm|,)?\s" + YEAR + r",?",
        r"(?<!\d)" + YEAR + r"\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
    )
)
HAS_YEAR = re.compile(r"(?:19|20)\d\d")
PUBLISHED = re.compile(
    r"(?:publish\w*|posted|created|first\spublished|veröffentlicht|publié\w*|publicado|pubblicato|"
    r"gepubliceerd|erstellt|opublikowano|опубликован\w*|опубліковано|publicerad|publisert|udgivet|julkaistu|megjelent|"
    r"publicat|δημοσιεύ\w*|δημοσίευση|yayınlan\w*|giriş|diterbitkan|tayang|기사입력|入力|发布|發布|نشر)\b[^\d]{0,24}$",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"(?:updat\w*|modified|edited|revised|aktualisiert|mis\sà\sjour|modifié|actualizad\w*|"
    r"aggiornat\w*|atualizad\w*|bijgewerkt|обновлен\w*|оновлено|stand|actualisé|aktualizacja|zaktualizowano|uppdaterad|"
    r"oppdatert|opdateret|päivitetty|frissítve|actualizat|ενημερώ\w*|güncelle\w*|diperbarui|更新|수정|تحديث)\b[^\d]{0,24}$",
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
        if month > 12 or (
            parts.get("mark") == "/" and day <= 12 and not (day_first and _is_day_first(parts))
        ):
            day, month = month, day
    try:
        when = date(int(parts["year"]), month, day)
    except ValueError:
        return None
    clock = read_clock(parts, when)
    before = text[: match.start()]
    label = "published" if PUBLISHED.search(before) else "updated" if UPDATED.search(before) else ""
    return Stamp(when.isoformat() + clock, label, bool(clock), match.start(), match.end())


def _is_day_first(parts: dict[str, str | None]) -> bool:
    return (parts["zone"] or "").lower() not in MONTH_FIRST


def read_clock(parts: dict[str, str | None], when: date) -> str:
    """Return ``THH:MM:SS`` with the zone where one is stated, or "" where no time is."""
    if not parts["hour"] or not (parts["minute"] or parts["half"]):
        return ""
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)
    if half := parts["half"]:
        hour = hour % 12 + 12 * (half[0] in "pP")
    if hour > 23 or minute > 59 or second > 59:
        return ""
    zone = parts["zone"] or ""
    offset = zone if zone[:1] in ("+", "-") else ZONES.get(zone.lower()) or _american(zone.lower(), when)
    if len(offset) == 5:
        offset = offset[:3] + ":" + offset[3:]
    return f"T{hour:02}:{minute:02}:{second:02}{offset}"


def _american(zone: str, when: date) -> str:
    """Return the offset of Eastern, Central, Mountain or Pacific Time on a day since 2007, "" of all others.

    Summer time is from the second Sunday of March to the first of November; the nights of the change count as
    what comes then.
    """
    if zone not in AMERICAN or when.year < 2007:
        return ""
    summer = _sunday_from(when.year, 3, 8) <= when < _sunday_from(when.year, 11, 1)
    return f"-{-AMERICAN[zone] - summer:02}:00"


def _sunday_from(year: int, month: int, day: int) -> date:
    first = date(year, month, day)
    return first + timedelta(days=(6 - first.weekday()) % 7)


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
