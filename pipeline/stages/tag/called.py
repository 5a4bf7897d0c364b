"""Names whose form says nothing, of which the text says that they are organisations' (the carmaker Zelto)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from pipeline.stages.tag.runs import Run, is_initial, is_loud, line_around
from pipeline.text.gazetteer import lookup
from pipeline.text.names import is_given_name, is_role
from pipeline.text.tokens import STOPWORDS

__all__ = ["called_organisations"]

_KIND_WORDS = """
carmaker automaker chipmaker drugmaker planemaker shipbuilder steelmaker brewer retailer supermarket insurer
lender broker brokerage airline carrier broadcaster publisher newspaper magazine tabloid website startup
start-up company firm conglomerate manufacturer supplier contractor consultancy charity nonprofit non-profit
watchdog regulator utility miner refiner giant developer operator chain subsidiary studio label bookmaker
"""
_FRENCH_KIND_WORDS = """
groupe société entreprise compagnie constructeur avionneur opérateur distributeur enseigne association ONG
syndicat quotidien hebdomadaire mensuel magazine chaîne radio site start-up startup laboratoire assureur
éditeur équipementier filiale collectif plateforme mutuelle coopérative parti fabricant cimentier
sidérurgiste énergéticien armateur voyagiste bailleur promoteur banque géant transporteur motoriste papetier
"""
_KINDS = {"en": frozenset(_KIND_WORDS.split()), "fr": frozenset(_FRENCH_KIND_WORDS.split())}
"""Words before a name, by language."""
_HEADED_WORDS = """
executive ceo chairman chairwoman co-founder spokesman spokeswoman spokesperson analyst analysts economist
economists strategist strategists trader traders engineer engineers employees officials executives
"""
_HEADED = frozenset(_HEADED_WORDS.split())
_LINKED = {
    "in": frozenset(["shares", "stake"]),
    "by": frozenset(["owned", "acquired"]),
    "of": _HEADED | {"shares", "takeover", "acquisition", "purchase", "subsidiary"},
    "at": _HEADED,
    "for": _HEADED,
    "with": _HEADED,
}
"""Words before a name, by the one that links them to it."""
_OWNED = "shares|shareholders|stock|chief executive|ceo|earnings|revenues?|profits?|headquarters|subsidiar"
_DOES = "makes|sells|operates|owns|employs|runs|manufactures|produces"
_KIND = (
    "company|firm|bank|maker|manufacturer|retailer|charity|nonprofit|non-profit|think tank|start-?up|airline|"
    "publisher|supplier|chain|insurer|brokerage|consultancy|website|newspaper|magazine|broadcaster|subsidiary|"
    "trade union|conglomerate"
)
_AFTER = re.compile(
    rf"[’']s? (?:{_OWNED})| (?:shares|shareholders|chief executive)\b|,? (?:which|that) (?:{_DOES})\b|"
    rf", (?:a|an|the) (?:[\w-]+ ){{0,4}}(?:{_KIND})\b| \((?:NYSE|NASDAQ|Nasdaq|LSE|OTC)",
    re.IGNORECASE,
)
_BEGIN = frozenset(["’s", "'s", "’ ", "' ", ", ", " (", " s", " c", " w", " t"])
"""How what matches begins: a cheap question, and most often all that is asked."""
_NO_NAMES = re.compile(
    r"\b(?:European|Asian|African|Western|Class|Group|Net|Pre-tax|Operating)\b|-(?:based|related|owned|led|style)\b"
)
_WORDS = 4


def called_organisations(
    text: str, runs: Sequence[Run], taken: Collection[int], surnames: Collection[str], language: str
) -> Iterator[Run]:
    """Yield every mention of the names that an English or French text says are organisations'.

    ``taken`` is where known names, people and other organisations stand, ``surnames`` what the text's people
    are called by.
    """
    names = {
        run.text
        for run in runs
        if _may_name(run.text)
        and run.start not in taken
        and _is_called(text, run, language)
        and run.text not in surnames
        and _is_name(text, run)
    }
    return (run for run in runs if run.text in names and run.start not in taken) if names else iter(())


@lru_cache(1 << 15)
def _may_name(run: str) -> bool:
    """Say whether a run of capitals may be an organisation's name, wherever it stands."""
    words = run.split()
    if len(words) > _WORDS or len(run) < 2 or lookup(run) or _NO_NAMES.search(run):
        return False
    return not (
        words[0].lower() in STOPWORDS
        or is_given_name(words[0])
        or any(is_role(word.lower()) for word in words)
    )


def _is_called(text: str, run: Run, language: str) -> bool:
    before = text[max(0, run.start - 40) : run.start].rsplit(None, 3)[-3:]
    last = before.pop() if before else ""
    if last in _KINDS[language]:
        return True
    if language != "en":
        return False
    if last == "the" and before:
        last = before.pop()
    if before and before[-1].lower() in _LINKED.get(last, ()):
        return True
    return text[run.end : run.end + 2] in _BEGIN and _AFTER.match(text, run.end) is not None


def _is_name(text: str, run: Run) -> bool:
    """Say whether a run is no headline's word, and none that only begins a sentence or is one in the text."""
    if is_loud(line_around(text, run.start)[0]):
        return False
    return " " in run.text or not (
        f" {run.text.lower()}" in text or (is_initial(text, run.start) and text.count(run.text) == 1)
    )
