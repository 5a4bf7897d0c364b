"""Which language a text is in: by script, then by commonest words, and by py3langid where unsure."""

from __future__ import annotations

import re
from functools import cache

import py3langid

__all__ = ["detect_language"]

SAMPLE = 600
"""Characters looked at: enough for 100 words."""
SAMPLE_WORDS = 80
SURE_SHARE = 0.12
"""Share of words that must be stop words of the winner; 20-50 % of running text are."""
SURE_RATIO = 1.5
"""How many times the runner-up's stop words the winner must have."""
OPENING = 100
"""Characters that hold enough letters in most texts."""
LEAST_LETTERS = 20

STOP_WORDS = {
    "en": "the of and to in is that for was with as his he be by from are this have at not they "
    "which has had were their but been will its who said would",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es "
    "werden aus hat dass sie nach wird bei einer um noch wie einem über",
    "fr": "de la a été après selon être fait deux entre le les des est et du une que dans qui pour pas "
    "sur au avec ce il sont par plus ne se "
    "cette ont aux été ses mais nous leur elle",
    "es": "de la el los las que y en del se un por con una su para es al como más pero sus le ya fue este "
    "ha sobre también entre era muy años hasta",
    "it": "il di che è la per un in del non sono una con della le da si dei nel alla più gli anche "
    "ha come ma delle degli questo essere stato dal",
    "pt": "de a o os que e do da em um para é com não uma dos no se na por mais as das como ao foi pelo "
    "pela são também ser está seu sua ele entre",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om die ook als door maar bij "
    "uit wordt naar heeft over hij nog werd deze",
    "sv": "och att det som en på är av för med den till inte har om ett de var från vi men kan sig "
    "så ska nu efter också eller hade",
    "da": "og at det som en på er af for med den til ikke har om et de var fra vi men kan sig så "
    "skal nu efter også eller havde blev",
    "no": "og at det som en på er av for med den til ikke har om et de var fra vi men kan seg så "
    "skal nå etter også eller hadde ble",
    "pl": "w i na się nie z do że jest o to jak po co ale od za przez tym dla są oraz jego by który "
    "która które przed będzie roku tego",
    "cs": "a se na je v že s z do o ve to za by jako i k po ale pro jsou od jsem podle jeho který "
    "která které při bylo byl",
    "sk": "a sa na je v že s do o vo za to zo aj k po ale od pre by ako sú bol bola bolo podľa ktorý ktorá "
    "ktoré pri cez len už jeho",
    "hr": "i u je na da se za su od s će o koji koja koje kako iz nije po ali bi kao što do bio bila već "
    "samo prema nakon",
    "sl": "in je v na se za da so z ki o po tudi bi iz pri kot od še ne pa ali bo bil bila med tem zaradi",
    "ca": "de la el que i en els les del a per amb un una és al no ha es més com va dels però aquest "
    "aquesta són seva seu hi",
    "ro": "și de în la a cu nu că pe din să o care este un pentru au mai ca fost sunt prin fi după "
    "dar au lui ale acest această",
    "tr": "ve bir bu da de için ile çok daha olarak olan gibi sonra kadar ise var ne en o değil "
    "ancak göre olduğu tarafından dedi yeni her şu",
    "hu": "a az és hogy nem is egy ez volt meg de csak már van ha mint el még azt be ki után szerint "
    "amely ezt lesz vagy",
    "fi": "ja on ei se että hän oli joka ovat myös mutta kun niin kuin sen ole jo voi olla hänen tai "
    "vain mukaan sekä ovat jos",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada oleh "
    "mereka telah bisa sudah atau kata tersebut",
    "vi": "và của là có trong cho không được với các một những người này đã khi từ về đến ra ở như "
    "năm tại để",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
NON_LATIN = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uff9f]")
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
)
"""Kana settle Japanese before Han is counted, for Japanese uses both."""


@cache
def languages_by_word() -> dict[str, tuple[str, ...]]:
    """Return for every stop word the languages it belongs to."""
    table: dict[str, list[str]] = {}
    for language, words in STOP_WORDS.items():
        for word in set(words.split()):
            table.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in table.items()}


def detect_language(text: str) -> str | None:
    """Return the two-letter code of the text's language (BCP 47 primary subtag), or None for too little text.

    Deterministic. py3langid is asked for what stop words leave open (its languages: 97).

    >>> detect_language("The talks were held in the city on Thursday, and they will go on.")
    'en'
    """
    sample = text[:SAMPLE]
    if count_letters(sample[:OPENING]) < LEAST_LETTERS and count_letters(sample) < LEAST_LETTERS:
        return None
    foreign = 0 if sample.isascii() else len(NON_LATIN.findall(sample))
    if foreign and foreign > count_letters(sample) * 0.4:
        return by_script(sample, foreign)
    return by_stop_words(sample) or by_model(sample)


def count_letters(text: str) -> int:
    """Return the number of letters; of ASCII, that of all characters."""
    return len(text) if text.isascii() else sum(map(str.isalpha, text))


def by_stop_words(sample: str) -> str | None:
    """Return the language whose stop words are the commonest, if it is clear."""
    table = languages_by_word()
    counts = dict.fromkeys(STOP_WORDS, 0)
    words = WORD.findall(sample.lower())[:SAMPLE_WORDS]
    for word in words:
        for language in table.get(word, ()):
            counts[language] += 1
    best, second = sorted(counts.values(), reverse=True)[:2]
    if best < SURE_SHARE * len(words) or best < 3 or best < SURE_RATIO * second:
        return None
    return max(counts, key=counts.__getitem__)


def by_script(sample: str, foreign: int) -> str | None:
    """Return the language of a text in another script than Latin."""
    counts = {name: len(script.findall(sample)) for name, script in SCRIPTS}
    if counts["ja"] > foreign * 0.1:
        return "ja"
    name = max(counts, key=counts.__getitem__)
    if not counts[name]:
        return by_model(sample)
    if name == "cyrillic":
        return cyrillic(sample)
    if name == "arabic":
        return arabic(sample)
    return by_model(sample) if name == "devanagari" else name


def cyrillic(sample: str) -> str | None:
    """Return "uk" or "ru" by the letters only one of them has; others by the model."""
    ukrainian = sum(map(sample.count, "іїєґІЇЄ"))
    russian = sum(map(sample.count, "ыэёъЫЭ"))
    if ukrainian > 3 * russian + 2:
        return "uk" if "ў" not in sample else "be"
    if russian > 3 * ukrainian + 2 and ("ы" in sample or "э" in sample):
        return "ru"
    return by_model(sample)


def arabic(sample: str) -> str | None:
    """Return "fa", "ur" or "ar" by the letters only some of them have."""
    if sum(map(sample.count, "ٹڈڑےں")) > 3:
        return "ur"
    persian = sum(map(sample.count, "پچژگیک"))
    arab = sum(map(sample.count, "يكةىأإ"))
    if persian > 3 * arab:
        return "fa"
    return "ar" if arab > 3 * persian else by_model(sample)


def by_model(sample: str) -> str | None:
    """Return what py3langid says; None where that is *zxx*: no language."""
    language = str(py3langid.classify(sample)[0])
    return None if language == "zxx" else language
