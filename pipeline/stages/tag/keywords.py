"""Keywords: the phrases of two and three words that an article repeats, or has in its title too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, pairwise

from pipeline.stages.tag.counted import Counted
from pipeline.text.tokens import STOPWORDS, fold

__all__ = ["find_keywords"]

MAX_KEYWORDS = 8
TITLE_FACTOR = 2.0
"""A phrase of the title counts as often again: it names the subject."""

LONGER_FACTOR = 1.3
"""Three words are more exact than two; 1.3 lets them win at equal counts, not at one count less of many."""

_VERB_WORDS = """
accused added adding agreed aimed allow allowed allowing amid announce announced announcing appeared apply
approved argued arrested arrived asked attacked attempted avoid become becoming began begin beginning
believe believed believes bring bringing broke brought build built bullish burst buy buying call called
calling came cancelled carried carry caused causing challenged claimed closed combats combining come comes
confirm confirmed considered considering continue continued continues convicted convincing could create
created creating crushes cut dealt decided declared declined defeated delayed demanded denied denies
described destroyed determined developed died disappeared discovered discussed earned ended ensure entered
escaped estimated expanded expect expected expecting explained expressed faced faces facing failed fallen
feared fell felt filed find finding finished fired followed forced formed fought fuels gave getting give
given giving gone grew grow hailed happened heard held help helped helping hired hoped hoping ignored
improve included increase increased indicate indicated indicates injured insisted intended involved
involving issued joined keep keeping kept killed kills know known launched leave leaving led lifted linked
live looked looking looks lose losing lost maintained make makes making marked met mourned moved need needed
needs noted obtained occurred offered opened opens operated ordered owned paid passed picked placed planned
played plays posted predicted prepared presumed prevent prevented promised proposed protect protected
protects proved provide provided provides provoked published pulled pushed put raised ran reached read
received recovered reduce refused regulate rejected released remain remained remains removed replaced
reported represent required rescued resigned resolved responded retired returned revealed reverses rises
rose ruled rules running said sanctions saved saw say saying scored see seeing seek seeks seen seized sell
selling sent served shared shot showed showing shown signed sold solved sought speak spent spoke spread
sprung stabbed started stated stay stayed stealing stole stolen stopped stormed struck submitted sued
suffered suggested suggests suspended take takes taking targeted targeting tell telling tested think thinks
threatened threw told took trapped travelled treated tried triggered try trying turned understand understood
unveiled unveils urged use uses using visited voted vowed waited walked wanted wants warned warns watched
welcomed went win winning won work worked worn worried would wounded write written wrote
"""
_VERBS = frozenset(_VERB_WORDS.split())
"""Phrases neither begin nor end with these: *prevent voter fraud* is about voter fraud."""


def find_keywords(title: Counted, text: Counted, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to `MAX_KEYWORDS` phrases, best first; ``names`` are tagged elsewhere and left out.

    >>> title, text = Counted.of("Embassy talks"), Counted.of("Embassy talks failed as embassy talks do.")
    >>> find_keywords(title, text, ())
    ('embassy talks',)
    """
    # Words of a phrase that repeats, or is in the title too, do so themselves: few are left to look at.
    often = {token for token, count in text.counts.items() if count > 1}
    often.update(text.counts.keys() & title.counts.keys())
    often = {token for token in often if len(token) > 2 and token not in STOPWORDS and token[0].isalpha()}
    in_title = _phrases(title.tokens, often)
    # Phrases come in the order of first mention, and sorting keeps it among equals.
    scored = [
        ((count + TITLE_FACTOR * (phrase in in_title)) * (LONGER_FACTOR if len(phrase) > 2 else 1.0), phrase)
        for phrase, count in _phrases(text.tokens, often).items()
        if (count > 1 or phrase in in_title) and phrase[0] not in _VERBS and phrase[-1] not in _VERBS
    ]
    scored.sort(key=lambda pair: -pair[0])
    known = set(map(_folded, " ".join(names).split()))
    chosen: list[tuple[str, ...]] = []
    used: set[str] = set()
    for _, phrase in scored:
        folded = set(map(_folded, phrase))
        # A phrase that shares a word with a better one says the same again.
        if folded <= known or used & folded or len(folded) < len(phrase):
            continue
        chosen.append(phrase)
        used |= folded
        if len(chosen) == MAX_KEYWORDS:
            break
    return tuple(" ".join(phrase) for phrase in chosen)


def _phrases(tokens: Sequence[str], often: set[str]) -> dict[tuple[str, ...], int]:
    """Return how often each pair, then each triple of neighbours among the words in ``often`` is there."""
    at = list(compress(range(len(tokens)), map(often.__contains__, tokens)))
    pairs = [first for first, second in pairwise(at) if second == first + 1]
    found: dict[tuple[str, ...], int] = {}
    for n in pairs:
        pair = (tokens[n], tokens[n + 1])
        found[pair] = found.get(pair, 0) + 1
    for n, following in pairwise(pairs):
        if following == n + 1:
            triple = (tokens[n], tokens[n + 1], tokens[n + 2])
            found[triple] = found.get(triple, 0) + 1
    return found


@lru_cache(1 << 15)
def _folded(word: str) -> str:
    return fold(word.lower())
