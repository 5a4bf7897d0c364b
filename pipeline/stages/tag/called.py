"""Names whose form says nothing, of which the text says that they are organisations' (the carmaker Zelto)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from pipeline.stages.tag.like_words import is_like_word, stands_alone
from pipeline.stages.tag.runs import NAME, Run, is_initial, stands_loud
from pipeline.text.gazetteer import lookup
from pipeline.text.names import is_given_name, is_role
from pipeline.text.tokens import STOPWORDS

__all__ = ["called_organisations"]

_KIND_WORDS = """
carmaker automaker chipmaker drugmaker planemaker shipbuilder steelmaker brewer retailer supermarket insurer
lender broker brokerage airline carrier broadcaster publisher newspaper magazine tabloid website startup
start-up company firm conglomerate manufacturer supplier contractor consultancy charity nonprofit non-profit
watchdog regulator utility miner refiner giant developer operator chain subsidiary studio label bookmaker
outlet site portal fintech unicorn think-tank tank ngo newsroom pollster lobby agency hospital cooperative
co-operative accelerator incubator militia consortium foundation multinational
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
executive ceo chairman chairwoman founder founders co-founder co-founders cofounder spokesman spokeswoman
spokesperson analyst analysts economist economists strategist strategists trader traders engineer engineers
employees officials executives
"""
_HEADED = frozenset(_HEADED_WORDS.split())
_WORKING_WORDS = """
director manager fellow researcher researchers professor lecturer scientist scientists student students
partner editor reporter journalist correspondent columnist president vice-president developer intern lawyer
lawyers attorney officer worked works working studied undergraduate undergraduates graduates interned
"""
_DONE_WORDS = "owned acquired published reported released operated backed funded conducted"
_ASKED_WORDS = "poll polls polling survey surveys"
_LINKED = {
    "in": frozenset(["shares", "stake"]),
    "by": frozenset([*_DONE_WORDS.split(), *_ASKED_WORDS.split()]),
    "of": _HEADED | {"shares", "takeover", "acquisition", "purchase", "subsidiary"},
    "at": _HEADED | frozenset(_WORKING_WORDS.split()),
    "for": _HEADED,
    "with": _HEADED,
}
"""Words before a name, by the one that links them to it."""
_TOLD = frozenset(["Speaker", "House", "Crown", "Bench", "Monitor", "Chair", "Accused", "Almighty", "Press"])
"""Who is told something, and is no newspaper."""
_OWNED = "shares|shareholders|stock|chief executive|ceo|earnings|revenues?|profits?|headquarters|subsidiar"
_DOES = (
    "makes|sells|operates|owns|employs|runs|manufactures|produces|advocates|campaigns|represents|funds|"
    "publishes|manages|builds|develops|supplies|tracks|monitors|oversees|regulates|organi[sz]es|said|"
    "says|declined|invests|competes|has raised|has offices"
)
_KIND = (
    "company|firm|bank|maker|manufacturer|retailer|charity|nonprofit|non-profit|think[ -]tank|start-?up|"
    "airline|publisher|supplier|chain|insurer|brokerage|consultancy|website|newspaper|magazine|broadcaster|"
    "subsidiary|trade union|conglomerate|group|organi[sz]ation|platform|NGO|union|network|news site|outlet|"
    "watchdog|agency|foundation|lender|fintech|provider|operator|carmaker|chipmaker|drugmaker|regulator|pollster|"
    "coalition|alliance|political party|cooperative|co-operative|fund|body"
)
_HIS = (
    "[’']s|s\\b|-|,? (?:chief|(?:co-)?founder|owner|president|spokes|leader|exec|director|lawyer|employee|"
    "boss|manager|member|offic|chair|head|activist|advis|of which)|"
    " (?:said|says|added|wrote|warned|told|argued|estimated|reported|announced)\\b"
)
"""What makes somebody of a kind: the company's founder."""
_AFTER = re.compile(
    rf"[’']s? (?:{_OWNED})| (?:shares|shareholders|chief executive|spokes(?:man|woman|person)|co-founder)\b|"
    rf",? (?:which|that) (?:{_DOES})\b|, (?:co-)?founded (?:in \d|by)|, headquartered in\b|"
    rf", (?:a|an|the) (?:[\w.-]+ ){{0,4}}(?-i:{_KIND})\b(?!{_HIS})| \((?:NYSE|NASDAQ|Nasdaq|LSE|OTC)",
    re.IGNORECASE,
)
_BEGIN = frozenset(["’s", "'s", "’ ", "' ", ", ", " (", " s", " c", " w", " t"])
"""How what matches begins: a cheap question, and most often all that is asked."""
_NO_NAMES = re.compile(
    r"\b(?:European|Asian|African|Western|Class|Group|Net|Pre-tax|Operating|County|Street|Avenue)\b|"
    r"\w{3}\.(?: |$)|-(?:based|related|owned|led|style)\b"
)
_BEFORE_OF = re.compile(rf"({NAME}) (?:for|of|against)(?: the)? \Z")
_BEHIND_OF = re.compile(rf" (?:&|(?:for|of)(?: the)?) {NAME}")
_JOINED = re.compile(r"[A-Z][\w’'-]*,? (?:and|&) (?:the )?\Z")
_JOINED_BEHIND = re.compile(r" (?:and|&|-|–) [A-Z]")
"""Only a part of a name stands beside these: the Fish and Wildlife Service."""
_ADVERBS = ("ly", "ver", "ore", "while", "less", "so", "us", "wise")
_BARE = re.compile(rf", the (?:{_KIND})\b")
"""Additionally, the company ..."""
_TITLE = re.compile(r" CEO\b")
_BEFORE_TITLE = re.compile(r"[A-Z][\w.&’'-]*(?: (?:& )?[A-Z][\w&’'-]*){0,3}\Z")
_WORDS = 4


def called_organisations(
    text: str, runs: Sequence[Run], taken: Collection[int], surnames: Collection[str], language: str
) -> Iterator[Run]:
    """Yield every mention of the names that an English or French text says are organisations'.

    ``taken`` is where known names, people and other organisations stand, ``surnames`` what the text's people
    are called by.
    """
    names: set[str] = set()
    whole: list[Run] = []
    for run in runs:
        if not _may_name(run.text) or run.start in taken or not _is_called(text, run, language):
            continue
        longer = _whole(text, run, taken) if run.text not in surnames and _is_name(text, run) else None
        if longer is not None and longer.text == run.text:
            names.add(run.text)
        elif longer is not None:
            whole.append(longer)
    if language == "en":
        headed = list(_headed(text, taken, surnames))
        names.update(run.text for run in headed)
        whole += headed
    if names:
        whole += [run for run in runs if run.text in names and run.start not in taken]
    yield from {run.start: run for run in whole}.values()


def _whole(text: str, run: Run, taken: Collection[int]) -> Run | None:
    """Return a name with what *of* and *for* join to it (Club for Growth); None for a part of another one."""
    start, end = run.start, run.end
    if any(at in taken for at in range(start, end)):
        return None
    before = text[max(0, start - 40) : start]
    if before.endswith(" ") and _JOINED.search(before):
        return None
    longer = _BEFORE_OF.search(before) if before.endswith((" for ", " of ", " the ", " against ")) else None
    if longer is not None:
        if start - len(before) + longer.start() in taken:
            return None
        words = longer[1].split()
        while words and words[0].lower() in STOPWORDS:
            del words[0]
        if words and not any(map(_is_no_beginning, words)) and not _is_place(" ".join(words)):
            if longer.start() == 0:  # it may begin before what was looked at
                return None
            start -= len(before) - longer.end(1) + len(" ".join(words))
    behind = _BEHIND_OF.match(text, end)
    if behind is not None:
        end = behind.end()
    elif before.endswith(" the ") and _JOINED_BEHIND.match(text, end) is not None:
        return None
    return Run(start, end, text[start:end])


def _is_place(name: str) -> bool:
    return any(place.kind != "demonym" for place in lookup(name)[:1])


def _is_no_beginning(word: str) -> bool:
    return word.isupper() or is_role(word.lower()) or is_given_name(word)


def _headed(text: str, taken: Collection[int], surnames: Collection[str]) -> Iterator[Run]:
    """Yield what stands before its head's title in capitals: Zelto CEO Ana Berg."""
    for match in _TITLE.finditer(text) if " CEO" in text else ():
        end = match.start()
        name = _BEFORE_TITLE.search(text, max(0, end - 50), end)
        words = name.group().split() if name is not None else []
        while words and (words[0].lower() in STOPWORDS or words[0] in ("Former", "Then", "New")):
            del words[0]
        called = " ".join(words)
        start = end - len(called)
        if called and called not in surnames and _may_name(called) and not called.endswith(("'s", "’s")):
            is_free = not any(at in taken for at in range(start, end))
            if is_free and not stands_loud(text, start):
                yield Run(start, end, called)


@lru_cache(1 << 15)
def _may_name(run: str) -> bool:
    """Say whether a run of capitals may be an organisation's name, wherever it stands."""
    if is_like_word(run):
        return True
    words = run.split()
    if len(words) > _WORDS or len(run) < 2 or lookup(run) or _NO_NAMES.search(run):
        return False
    return not (
        words[0].lower() in STOPWORDS
        or is_given_name(words[0])
        or any(is_role(word.lower()) for word in words)
    )


def _is_called(text: str, run: Run, language: str) -> bool:
    start = run.start
    if language == "en" and is_like_word(run.text):
        return stands_alone(text, run)
    word = text[text.rfind(" ", max(0, start - 25), start - 1) + 1 : start - 1]
    if word in _KINDS[language]:
        return True
    if language != "en":
        return False
    # Mostly another word, which is told without cutting up more.
    if word == "the" or word in _LINKED:
        before = text[max(0, start - 40) : start].rsplit(None, 3)[-3:]
        last = before.pop()
        if last == "the" and before:
            last = before.pop()
            if last == "told":
                return run.text not in _TOLD and not _ends_another(text, run.text)
        if before and before[-1].lower() in _LINKED.get(last, ()):
            return True
    return text[run.end : run.end + 2] in _BEGIN and _AFTER.match(text, run.end) is not None


def _ends_another(text: str, name: str) -> bool:
    """Say whether a name is the last part of a longer one somewhere in a text."""
    return re.search(rf"[A-Z]\w+ {re.escape(name)}\b", text) is not None


def _is_name(text: str, run: Run) -> bool:
    """Say whether a run is no headline's word, and none that only begins a sentence or is one in the text."""
    if stands_loud(text, run.start):
        return False
    if " " in run.text or is_like_word(run.text):
        return True
    begins = is_initial(text, run.start)
    if begins and run.text.endswith(_ADVERBS) and _BARE.match(text, run.end):
        return False
    return not (f" {run.text.lower()}" in text or (begins and text.count(run.text) == 1))
