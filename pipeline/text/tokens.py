"""Words: how a text is cut into them, which of them say nothing, and how a word is folded for comparison."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["STOPWORDS", "fold", "has_unspaced_script", "tokens", "words"]

# A mark, but for hyphens and apostrophes within a word; those of a possessive are none.
_MARK = re.compile(r"[^\w\s](?:(?<![-'’])|(?!\w)|(?<!\w.)|(?=s\b))")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Scripts written without spaces between words: Thai to Myanmar, Khmer, kana, Han (with extension A and the
# compatibility ideographs). Hangul is left out: Korean puts spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_ENGLISH = """
a about above after again against ago all almost along already also although always am among an and another
any are aren't around as asked at away back be became because become been before began behind being below
between both but by called came can can't cannot come comes could couldn't day days did didn't do does
doesn't doing don't done down during each either else enough even ever every few first for former four from
further get gets getting give given go goes going gone got had has hasn't have haven't having he he's her
here hers herself him himself his how however i i'm if in including instead into is isn't it it's its itself
just keep kept know known last late later least less let like likely made make makes making many may maybe me
might more most mr mrs ms much must my myself near nearly need never next no nor not nothing now of off often
on once one only onto or other others our ours ourselves out over own part per perhaps put quite rather
really right said same saw say saying says second see seen several shall she should shouldn't since so some
something soon still such take taken takes taking tell than that that's the their theirs them themselves then
there there's these they they're thing things think this those though three through time to today together
told tomorrow too took toward towards two under until up upon us use used using very via want wanted was
wasn't way we week weeks well went were weren't what when where whether which while who whom whose why will
with within without won't would wouldn't year years yesterday yet you you're your yours yourself monday
tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december according
"""
_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bis da dabei
damit dann das dass dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch
dort durch ein eine einem einen einer eines er es etwa etwas für gegen gibt habe haben hat hatte hatten hier
ihm ihn ihr ihre ihrem ihren ihrer im immer in ins ist jahr jahre jahren jedoch jetzt kann kein keine keinen
können könnte man mehr mit muss müssen nach nicht noch nun nur ob oder ohne schon sehr sei sein seine seinem
seinen seiner seit sich sie sind so soll sollen sollte sowie über um und uns unter viel viele vom von vor
waren was wegen weil weiter wenn werde werden wie wieder will wir wird wo worden wurde wurden würde zu zum
zur zwei zwischen sagte montag dienstag mittwoch donnerstag freitag
"""
_FRENCH = """
ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir c'est car ce cela celle celui ces
cet cette ceux chez comme contre d'un d'une dans de depuis des deux doit donc dont du elle elles en encore
entre est et était étaient été être eu fait faire fois il ils jusqu la le les leur leurs lors lui mais même
moins n'a n'est ne non nos notre nous on ont ou où par pas pendant peu peut plus plusieurs pour pourrait près
qu'il qu'elle quand que quel quelle qui qu'un s'est sa sans se selon ses si sont son sous sur ta tous tout
toute toutes très un une vers vous y lundi mardi mercredi jeudi vendredi samedi dimanche
"""
_SPANISH = """
a al algo además ante antes año años aunque cada como con contra cual cuando de del desde después día días
dijo donde dos durante el él ella ellos en entre es esa ese eso esta está están este estas esto estos fue
fueron ha había han hasta hay hoy la las le les lo los más me mientras muy nada ni no nos o otra otras otro
otros para pero poco por porque pues que qué quien se según ser será si sido sin sobre solo son su sus
también tan tanto te tiene tienen toda todas todo todos tras tres tu un una uno unos vez y ya lunes martes
miércoles jueves viernes sábado domingo
"""
_OTHERS = """
che chi ci da dal dalla degli dei del della delle di gli il nel nella nelle per più questa questo sono stato
sul sulla una uno ao aos às até com dos das ele em foi mais mas muito na nas não nos os pela pelo quem são
seu sua também uma aan bij dat deze die dit door een en er geen haar heeft het hij hun ik is maar meer met
naar niet nog om ook op te toen uit van voor wat werd wordt ze zich zijn
а без более бы был была были было быть в вас весь во вот все всех вы где да для до его ее если есть еще же за
здесь и из или им их к как когда который которые которая которых ли между меня мне может мы на над не него
нее нет но о об он она они оно от очень по под после при с себя со так также такой там то того только том тот
у уже хотя чего чем что чтобы эта эти это этого этой этот я году года лет сказал заявил сообщил
ama ancak bir biri birlikte bu bunu bunun çok da daha de değil diye en gibi göre hem her için ile ise kadar
ki mi ne o olan olarak oldu olduğu olduğunu olup on onun sonra şu tarafından üzere ve veya ya yeni yer yıl
yılında dedi etti eden
"""

STOPWORDS = frozenset(" ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _OTHERS)).split())
"""Words of eight languages that tell nothing of a text's subject, in lower case. Not those that say much in
another of them (war, sea)."""


def has_unspaced_script(text: str) -> bool:
    """Return whether the text holds characters of a script written without spaces between words.

    >>> has_unspaced_script("東京で会談"), has_unspaced_script("talks in Tokyo")
    (True, False)
    """
    if text.isascii():
        return False
    # A look into a table takes a third of the time of a pattern; no such script lies beyond 16 bits.
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    return bool(_unspaced_codes().take(codes).any())


@cache
def _unspaced_codes() -> NDArray[np.bool_]:
    """Return for each code of 16 bits whether it is of a script written without spaces."""
    return np.array([_UNSPACED.match(chr(code)) is not None for code in range(1 << 16)])


def tokens(text: str) -> list[str]:
    """Return the words, numbers and marks of a text in lower case, in order; hyphened words stay whole.

    All marks are commas: they only keep apart what stands at their sides.

    >>> tokens("Same-sex marriage: the PM's 2 talks.")
    ['same-sex', 'marriage', ',', 'the', 'pm', ',', 's', '2', 'talks', ',']
    """
    # Half the time of finding the tokens: only marks are looked at, words are left to split.
    return _MARK.sub(" , ", text.lower()).split()


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order; runs of unspaced script as overlapping pairs.

    >>> words("Russia’s envoy: U.S. talks")
    ['russia’s', 'envoy', 'u', 's', 'talks']
    >>> words("東京で talks")
    ['東京', '京で', 'talks']
    """
    found = _WORD.findall(text.lower())
    if text.isascii() or not has_unspaced_script(text):
        return found
    return [part for word in found for part in _pairs(word)]


def fold(word: str) -> str:
    """Return the form under which a lower-case word is counted: no possessive, no plural *s*.

    Only the one ending that is safe in many languages is cut, so that *embassies* stays but *talks* meets
    *talk*.

    >>> fold("russia’s"), fold("talks"), fold("press"), fold("us")
    ('russia', 'talk', 'press', 'us')
    """
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _pairs(word: str) -> list[str]:
    if len(word) < 3 or not _UNSPACED.search(word):
        return [word]
    return [word[start : start + 2] for start in range(len(word) - 1)]
