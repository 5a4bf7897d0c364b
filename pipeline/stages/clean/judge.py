"""Is it an article at all? Length, error pages, cookie walls, stubs before a paywall, galleries, indexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.outcome import Reason
from pipeline.stages.clean.page import NotAnArticle, Page
from pipeline.text.blocks import Line, count_words

__all__ = ["check_article", "check_wall", "fallback_title"]

LEAST_WORDS = 25
"""The shortest briefs of news agencies have about 30 words."""
SHORT_WORDS = 120
"""Error pages and cookie walls are shorter."""
TITLE_WORDS = 20

ERROR_PAGE = re.compile(
    r"\b(?:(?:error|http) ?(?:40[0-9]|410|50[0-4])|40[34] (?:error|forbidden|not found)|page (?:not "
    r"found|(?:you\S* (?:are|re) looking for|cannot|can['’]t|could not|couldn['’]t|does(?:n['’]t| "
    r"not)))"
    r"|access (?:to this page has been )?denied|(?:enable|activate) javascript|are you (?:a human|"
    r"human|a robot)|verify (?:that )?you are"
    r"|checking your browser|unusual traffic|service unavailable|bad gateway|internal server error|"
    r"(?:fehler|erreur|errore|erro|hata|ошибка) 40[0-9]|seite (?:wurde |konnte )?nicht gefunden|"
    r"(?:angeforderte|gewünschte|gesuchte) seite (?:existiert|wurde|konnte|ist)|"
    r"page (?:demandée |recherchée )?(?:est )?(?:introuvable|n['’](?:existe|a)\b)|"
    r"página (?:que \w+ |solicitada )?no (?:encontrada|existe|se (?:ha )?enc)|"
    r"pagina (?:richiesta |che \w+ )?non (?:esiste|trovata|è stata trovata)|"
    r"página (?:solicitada |que procura )?não (?:existe|encontrada|foi encontrada)|"
    r"pagina (?:is )?(?:niet gevonden|bestaat niet)|sayfa bulunamadı|aradığınız sayfa|"
    r"страниц[аы] не (?:найден|существ)|запрошенн\w+ (?:\w+ )?страниц)",
    re.IGNORECASE,
)
ERROR_STEMS = (
    "error", "http", "forbidden", "not found", "page", "access", "javascript", "are you", "verify", "browser",
    "unusual traffic", "unavailable", "gateway", "fehler", "erreur", "erro", "hata", "ошибка", "seite",
    "página", "pagina", "sayfa", "страниц",
)  # fmt: skip
"""One stands in each of those; a text without any needs no look by the pattern, which tries every word."""
CONSENT = (
    "cookies?", "consent", "privacy", "personal data", "partners", "advertising", "legitimate interest",
    "datenschutz", "einwilligung", "zustimmung", "partenaires", "consentement", "vie privée", "témoins",
    "confidentialité", "consentimiento", "privacidad", "datos personales", "consenso", "dati personali",
    "consentimento", "dados pessoais", "toestemming", "persoonsgegevens", r"çerez\w*", r"kişisel veri\w*",
    r"gizlili\w*", "куки", "согласи[еяю]", r"персональн\w+ данн\w+",
)  # fmt: skip
COOKIE_WALL = re.compile(rf"\b(?:{'|'.join(CONSENT)})\b", re.IGNORECASE)
CONSENT_STEMS = (
    "cookie", "consen", "privac", "personal", "partner", "partena", "advertising", "legitimate interest",
    "datenschutz", "einwilligung", "zustimmung", "vie privée", "témoins", "confidentialité", "dados pessoais",
    "toestemming", "persoonsgegevens", "çerez", "kişisel", "gizlili", "куки", "согласи", "персональн",
)  # fmt: skip
"""One stands in each of those."""
WALL_CHARS = 3_000
"""Longer pages are judged by their article alone: their footers speak of cookies too."""
WALL_SHARE = 0.06
"""Share of a text's words that speak of consent from which it is a cookie wall and no report on one."""
PAYWALL = re.compile(
    r"\b(?:(?:continue|keep) reading|(?:subscribe|sign up|register|log in) (?:now |today )?(?:to|for) (?:"
    r"read|continue|unlimited|full)|already (?:a |an )?(?:subscriber|subscribed|member)|"
    r"unlimited (?:\w+ )?access|"
    r"(?:subscribers?|members?)[- ]only|only (?:available )?(?:for|to) (?:our )?(?:subscribers|members)|"
    r"(?:exclusive|reserved) (?:to|for) (?:our )?(?:subscribers|members)|free articles?\b|"
    r"nur für (?:unsere )?abonnent|weiterlesen mit|(?:jetzt|um) weiter ?(?:zu)?lesen|bereits abonnent|"
    r"réservée?s? (?:à nos |aux )abonnés|déjà abonnée?|pour lire la suite|"
    r"para (?:nuestros )?suscriptores|(?:seguir|continuar) leyendo|ya (?:eres|es|soy) suscriptor|"
    r"agli abbonati|continuare a leggere|sei già abbonat|para assinantes|continuar (?:a ler|lendo)|"
    r"voor abonnees|verder lezen|abonelere özel|devamını okumak için|только для подписчиков|"
    r"чтобы (?:дочитать|прочитать|читать))",
    re.IGNORECASE,
)
STUB_WORDS = 100
"""An article that ends before an offer to subscribe after so few words is the beginning of one."""
PAYWALL_LINES = 6
"""How soon after the text the offer stands: further down it is every page's."""
COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide|bild|foto|imagen|immagine|imagem|фото)\s+)?"
    r"\d{1,3}\s*(?:/|of|von|sur|de|di|из)\s*\d{1,3}",
    re.IGNORECASE,
)
STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d\d\b(?!\.)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}\.? [^\W\d]{3,10}\.? \d{4}\b|"
    r"[^\W\d]{3,9}\.? \d{1,2}, \d{4}\b|\d+ ?(?:m|h|d|min|hours?|minutes?|days?|hrs?|mins?|std|stunden|"
    r"minuten)\b\.? (?:ago|her)?|(?:vor|hace|il y a) \d+ )",
    re.IGNORECASE,
)
STAMP_CHARS = 120
"""Longer lines that begin with a date are entries of a chronicle."""
MANY = 4
"""So many counters make a gallery, so many lines that begin with a moment an index."""
GALLERY_WORDS = 150
TEASER_WORDS = 60
"""Words that stand together at most on a page of teasers."""
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s|(?<=[。！？])")


def check_wall(text: str) -> None:
    """Raise `NotAnArticle` where a short text is an error message or a cookie wall."""
    if len(text) > WALL_CHARS:
        return
    words = count_words(" ".join(text.split()))
    folded = text.lower().replace("\u0307", "").replace("ı", "i")  # Turkish i's: the pattern takes any for i
    possible = words < SHORT_WORDS and any(stem in folded for stem in ERROR_STEMS)
    if possible and (match := ERROR_PAGE.search(text)):
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, f"an error page: “{match[0]}”")
    most = sum(map(folded.count, CONSENT_STEMS))
    if most > WALL_SHARE * words and len(COOKIE_WALL.findall(text)) > WALL_SHARE * words:
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, "a cookie wall: the text asks for consent")


def check_article(page: Page, lines: Sequence[Line]) -> None:
    """Raise `NotAnArticle` where the text found on a page of ``lines`` is too short, or no article's."""
    check_wall(f"{page.title or ''}\n{page.text}")
    if page.text.count(" ") >= 2 * GALLERY_WORDS:
        return  # most are, and need no closer count
    words = count_words(" ".join(page.text.split()))
    if words < GALLERY_WORDS:
        _check_stub(page, lines, words)
        _check_series(page, lines, words)
    if words < LEAST_WORDS:
        detail = f"{words} words of article text; {LEAST_WORDS} are the least"
        raise NotAnArticle(Reason.TOO_SHORT, detail)


def _check_stub(page: Page, lines: Sequence[Line], words: int) -> None:
    if words >= STUB_WORDS:
        return
    begin = page.kept[-1] + 1 if page.kept else 0
    for line in lines[begin : begin + PAYWALL_LINES if page.kept else None]:
        if match := PAYWALL.search(line.text):
            raise NotAnArticle(Reason.NOT_AN_ARTICLE, f"a stub: {words} words before a paywall: “{match[0]}”")


def _check_series(page: Page, lines: Sequence[Line], words: int) -> None:
    counters = sum(COUNTER.fullmatch(line.text) is not None for line in lines)
    if counters >= MANY:
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, f"a gallery: {counters} numbered pictures, {words} words")
    stamps = sum(len(line.text) <= STAMP_CHARS and STAMP.match(line.text) is not None for line in lines)
    if stamps >= MANY and _longest_run(page, lines, words) < TEASER_WORDS:
        detail = f"an index: {stamps} dates, and never {TEASER_WORDS} words together"
        raise NotAnArticle(Reason.NOT_AN_ARTICLE, detail)


def _longest_run(page: Page, lines: Sequence[Line], words: int) -> int:
    """Return the words of the longest piece of text without a line left out of it."""
    if page.kept is None:
        return words
    longest = run = 0
    before = None
    for at in page.kept:
        run = lines[at].words + (run if before is not None and at == before + 1 else 0)
        longest, before = max(longest, run), at
    return longest


def fallback_title(text: str) -> str | None:
    """Return the text's first sentence, cut at `TITLE_WORDS`, for an article without a headline."""
    first = SENTENCE_END.split(text.split("\n", 1)[0], maxsplit=1)[0].strip()
    words = first.split()
    if len(words) > TITLE_WORDS:
        first = " ".join(words[:TITLE_WORDS]) + "…"
    return (first if len(first) <= 200 else first[:199] + "…") or None
