"""Cues: words that tell furniture, captions, appeals, comments and small print from the article around them.

General wording of the trade in a dozen languages; no site is named. Patterns see the line in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from pipeline.text.blocks import Kind, Line

__all__ = ["Cue", "cue_of", "find_cues"]


class Cue(IntEnum):
    """What the words of a line give it away as; most article lines have none."""

    NONE = 0
    TAIL = 1
    """Heads a section that is no longer the article, such as "Related posts"."""
    FURNITURE = 2
    """An advertisement, button or counter between paragraphs."""
    CAPTION = 3
    """Credits a picture."""
    REPLY = 4
    """Stands above or under a reader's comment."""
    SMALL_PRINT = 5
    """Copyright, cookies, terms."""
    APPEAL = 6
    """The publisher speaks of itself to its readers: subscribe, support us, write to us."""
    AUTHOR_BOX = 7
    """Says who the author is."""


def either(*parts: str) -> str:
    """Return a pattern that matches any of the parts; a space stands for any white space."""
    return "(?:" + "|".join(part.replace(" ", r"\s") for part in parts) + ")"


TAIL = re.compile(
    either(
        r"related\b(?!:? .*\.$)",
        r"more (?:from|on|stories|news|articles|in|by|like)\b",
        r"(?:most|popular|trending) ?(?:read|popular|viewed|shared|recent|watched|now|posts|stories)?(?: \w+)?$",
        r"(?:recommended|suggested|similar|further)\b",
        r"you (?:may|might) (?:also )?(?:like|be|enjoy)",
        r"(?:read|see|watch) (?:next|this next|also)\b",
        r"(?:up next|what to (?:read|watch)|what['’]s next|in case you missed|don['’]t miss|editors?['’]?s? picks?)",
        r"(?:latest|top|other|recent|breaking) (?:news|stories|articles|posts|headlines|videos?)\b",
        r"(?:\d+ |add |post |view |show |join |leave |load |read )?(?:a |the |all |more )?(?:comments?|repl(?:y|ies)|conversation|discussion)\b",
        r"(?:tags?|topics?|categor(?:y|ies)|sources?|filed under|posted in|tagged)\b ?(?::|$)",
        r"(?:about (?:the )?authors?|written by$|share (?:this|on|article|via)|spread the word)",
        r"(?:newsletters?$|subscribe\b|sign ?up\b|get the latest|follow us|join us on|stay (?:up|in|connected|informed))",
        r"(?:previous|next) (?:article|post|story)",
        r"(?:sponsored|promoted|paid content|partner content|around the web|from the web|explore (?:more|&))",
        r"(?:©|\(c\) |copyright\b|all rights reserved|terms (?:of|&|and)|privacy policy)",
        "lesen sie (?:auch|mehr)", "mehr zum thema", "meist ?gelesen", r"kommentare?\b", "das könnte sie", "verwandte",
        "lire aussi", "à lire", "sur le même", r"commentaires?\b", "articles? liés", "les plus lus",
        "lea también", "lee también", "te puede interesar", "más (?:noticias|información|leíd)", "noticias relacionadas",
        r"comentarios?\b", "etiquetas", "leggi anche", "potrebbe interessarti", "articoli correlati", "commenti",
        "leia (?:mais|também)", "veja também", "lees ook", "meer over", r"reacties\b", "læs også", "läs (?:mer|också)",
        "читайте также", "по теме", "комментари", "теги", "читайте також", "zobacz (?:też|także)", "czytaj (?:też|także)",
        "komentarze", "ilgili haberler", "yorumlar", "اقرأ أيضا", "مواضيع ذات", "قد يهمك", "כתבות נוספות", "תגובות",
        "関連記事", "相关(?:新闻|阅读|文章)", "相關", "관련기사", "댓글", "संबंधित", "διαβάστε επίσης",
    )
)  # fmt: skip
FURNITURE = re.compile(
    either(
        r"advertis", r"\bad$", "scroll to", "(?:story|article) continues", "continue reading", "keep reading",
        "read (?:more|full|the full|in app)", "(?:click|tap) (?:here|to|on)", "skip ",
        r"(?:share|tweet|print|email|close|video|caption|loading|toggle|save|listen|facebook|twitter|whatsapp|instagram|linkedin)\b(?! \w+ \w+ \w+)",
        "copy link", "view this post", "a post shared", r"pic\.twitter",
        r"(?:image|photo|slide|picture|video|figure) \d+", r"\d+ ?(?:/|of) ?\d+$",
        "(?:view|see|open) (?:all|gallery|image|photos?|more|comments)", r"play\b.{0,20}video", "watch(?: now|:| the video)",
        "table of contents", "(?:in|on) this (?:article|page)$", r"reading time", r"(?:\d+ )?min(?:ute)?s? read", "enlarge",
        r"\(with (?:inputs|agency|reporting)", "this (?:image|picture|photo|illustration) is\\b", "this story (?:was|has been)",
        "show more", "opens? in (?:a )?new", "report this ad", "(?:left|main|top) (?:menu|navigation)", r"key (?:points|takeaways)$",
        "anzeige$", "werbung$", "publicité$", "publicidad$", "pubblicità$", "реклама$", "広告$", "广告$", "광고$",
        r"_{3,}$", r"\* ?\* ?\*$", "[-—–]{2,}$",
    )
)  # fmt: skip
AGENCY = either(
    "getty(?: images)?", "reuters", "afp", "shutterstock", "istock", "unsplash", "flickr", "wireimage", "dpa", "epa",
    "xinhua", "tass", "bloomberg", "alamy", "ap(?: photo)?", "associated press", "anadolu", "zuma", "imago",
    "picture alliance", "usa today sports", "pa(?: wire| media)?", "keystone", "ansa", "efe", "lusa", "yonhap", "kyodo", "pti",
)  # fmt: skip
CAPTION = re.compile(
    either(
        r"\b(?:photos?|photographs?|images?|pictures?|pics?|illustrations?|fotos?|bild|crédit|фото|graphic|artwork|screenshot|credit)"
        r" ?(?:credits?|courtesy|supplied|illustration)? ?(?:by (?!the\b)|:|/|©|via\b|courtesy)",
        r"^this (?:image|picture|photo|illustration) (?:is|was|shows)\b", r"\(ap photo", "^file ?[-–—:]", r"\bfile (?:photo|image|picture)", rf"/ ?{AGENCY}\b", rf"[©(] ?{AGENCY} ?/", rf"© ?{AGENCY}", rf"\( ?{AGENCY} ?\)$",
        rf"\bvia {AGENCY}\b", rf"[.!?”\"] [-–—]? ?{AGENCY}[./) \w]{{0,25}}$", rf"[-–—|/©] {AGENCY}$", r"© ?\w+",
        r"\((?:photo|image|picture|credit|file|handout)\b[^)]*\)$", r"\bcourtesy of\b.{0,40}$",
    )
)  # fmt: skip
REPLY = re.compile(
    either(
        r"(?:repl(?:y|ies)|report|upvote|downvote|like|flag|permalink|quote|antworten|répondre|responder|rispondi|ответить)"
        r"(?: ?[|·]? ?\d*| \w+)?$",
        r".{2,40}\b(?:says|said|wrote|commented|sagt|dit|dice|schreef) ?:$",
        r"(?:.{0,40} )?\d{1,2}(?:st|nd|rd|th)?,? \d{4},? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?$",
        r"(?:.{0,40} )?\d+ ?(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|[dhmwy]) ago\b",
    )
)  # fmt: skip
SMALL_PRINT = re.compile(
    either(
        r"\bmay not be (?:published|reproduced|copied)", "all rights reserved", r"\bthis (?:web)?site uses\b",
        r"\buses? cookies\b", r"\bcookies? (?:to|that|are|policy|preferences)\b", r"\bprivacy policy\b",
        "without (?:the )?(?:prior |express )*written (?:permission|consent)", r"\bterms (?:of (?:use|service)|(?:and|&) conditions)",
        "registered (?:in england|office|trademark)", "(?:commissioning|commenting|comments?|cookie) policy",
        "community (?:guidelines|standards)", "(?:save|enter) (?:my|your) (?:name|email)", "reserves the right to",
        "is an independent (?:global )?(?:news|media)", "protected by recaptcha", "required fields are marked",
        "verwendet cookies", "utilise des cookies", "utiliza cookies", "utilizza (?:i )?cookie", "использует cookie",
    )
)  # fmt: skip
APPEAL = re.compile(
    r"\b"
    + either(
        "newsletters?", r"subscri(?:be|ber|bers|bing|ption|ptions)", "sign(?:ing)? up", "donat(?:e|ion|ions|ing)",
        "support (?:us|our|independent|the work)", "your (?:support|contribution|inbox|email|help|gift|generosity)", "need your help",
        "dear readers?", r"our (?:readers|journalis\w+|newsroom|app|site|website|forums?|newsletters?|work|staff at risk)",
        "(?:become|as) a member", "(?:every|a|one-time) contribution", "mailbox", "refuse to be", "free trial", "log in",
        "(?:independent|quality|free) (?:journalism|press)", "we (?:strive|rely|depend|believe)", "thank you for (?:reading|standing|your)",
        "follow (?:us|him|her|them|me)", "(?:email|contact|reach|write to) (?:us|the author)", "you can (?:email|follow|reach)",
        "download (?:the|our)", "unsubscribe", "affiliate (?:links?|commission)", "earn a(?:n affiliate)? commission", "at no (?:extra )?cost to you",
        "news tips?", "send (?:us|tips)", "join (?:our|the (?:conversation|discussion|experts))", "abonnieren", "abonnez", "suscríbete", "iscriviti",
        "contributed to this (?:report|story|article)", "support us", "you(?:['’]re| are) defending", "we, the", "our earlier", "at risk of prosecution",
    )
)  # fmt: skip
AUTHOR_BOX = re.compile(
    r"(?:[A-Z]\S+\s){1,4}(?:is|was|has been|joined|has|covers|writes|founded|serves|lives)\s.{0,100}\b"
    r"(?:reporter|writer|editor|journalist|author|columnist|contributor|correspondent|blogger|anchor|podcaster|freelancer?|"
    r"writes (?:about|for|on)|covers|covering|CEO|fact-check\w*)\b"
)
CUE_WORDS = 16
"""Headings and furniture have fewer words than this."""
CAPTION_WORDS = 70
NEAR = 14
"""Short lines further from prose than this are not looked at: their gap is closed to any run."""


def cue_of(line: Line) -> Cue:
    """Return the line's cue."""
    low = line.text.lower()
    if line.words < CUE_WORDS and line.kind is not Kind.PROSE:
        if TAIL.match(low):
            return Cue.TAIL
        if FURNITURE.match(low):
            return Cue.FURNITURE
        if REPLY.match(low):
            return Cue.REPLY
    if SMALL_PRINT.search(low):
        return Cue.SMALL_PRINT
    if line.words < CAPTION_WORDS and CAPTION.search(low):
        return Cue.CAPTION
    if len(APPEAL.findall(low)) >= (2 if line.words > 24 else 1):
        return Cue.APPEAL
    return Cue.AUTHOR_BOX if AUTHOR_BOX.match(line.text) else Cue.NONE


def find_cues(lines: Sequence[Line]) -> list[Cue]:
    """Return the cue of every line that stands near prose, `Cue.NONE` for the rest."""
    cues = [Cue.NONE] * len(lines)
    last, done = -NEAR - 1, 0
    for at, line in enumerate(lines):
        if line.kind is Kind.PROSE:
            for near in range(max(done, at - NEAR), at + 1):
                cues[near] = cue_of(lines[near])
            last, done = at, at + 1
        elif at - last <= NEAR:
            cues[at] = cue_of(line)
            done = at + 1
    return cues
