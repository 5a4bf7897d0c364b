"""The words behind the cues: headings, furniture, captions, small print, appeals and notes on authors.

General wording of the trade in a dozen languages; no site is named. Patterns see a line in lower case; in
them a space stands for any white space. `TAIL`, `FURNITURE` and `REPLY` describe how a line begins. The other
groups may stand anywhere in a line, so each of their patterns names its needles: literal words of which it
cannot do without one, by which the lines worth a look are found in one pass over the page.
"""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = [
    "APPEAL",
    "AUTHOR_BOX",
    "BUTTON",
    "CAPTION",
    "CROSS_LINK",
    "DISCLOSED",
    "DISCLOSURE",
    "FURNITURE",
    "REPLY",
    "SIGNED",
    "SMALL_PRINT",
    "TAIL",
    "Needles",
    "either",
    "needles_of",
]


Needles: TypeAlias = str | tuple[str, ...]
"""Literal words, as a tuple or with bars between them."""


def either(*parts: str) -> str:
    """Return a pattern that matches any of the parts; a space stands for any white space."""
    return "(?:" + "|".join(part.replace(" ", r"\s") for part in parts) + ")"


def needles_of(*groups: Needles) -> tuple[str, ...]:
    """Return the single words of several."""
    return tuple(word for group in groups for word in (group.split("|") if isinstance(group, str) else group))


TAIL = (
    r"related\b(?!:? .*\.$)",
    r"more (?:from|on|stories|news|articles|in|by|like)\b",
    (r"(?:most|popular|trending) ?(?:read|popular|viewed|shared|recent|watched|now|posts|"
    r"stories)?(?: \w+)?$"),
    r"(?:recommended|suggested|similar|further)\b",
    r"you (?:may|might) (?:also )?(?:like|be|enjoy)",
    r"(?:people|others|readers) (?:are )?(?:also )?(?:read|reading|liked?|viewed|watching)\b.{0,3}$",
    r"(?:read|see|watch) (?:next|this next|also)\b",
    (r"(?:up next|what to (?:read|watch)|what['’]s next|in case you missed|don['’]t miss|"
    r"editors?['’]?s? picks?)"),
    r"(?:latest|top|other|recent|breaking) (?:news|stories|articles|posts|headlines|videos?)\b",
    (r"(?:\d+ |add |post |view |show |join |leave |load |read )?(?:a |the |all |more "
    r")?(?:comments?|repl(?:y|ies)|conversation|discussion)\b"),
    r"(?:\d+|one|two|three) (?:responses?|thoughts?) (?:to|on)\b",
    r"(?:tags?|topics?|categor(?:y|ies)|sources?|filed under|posted in|tagged)\b ?(?::|$)",
    r"(?:about (?:the )?authors?|written by$|spread the word)",
    (r"(?:newsletters?$|subscribe\b|sign ?up\b|get the latest|follow us|join us on|stay (?:up|in|"
    r"connected|informed))"),
    r"(?:previous|next) (?:article|post|story)",
    r"(?:sponsored|promoted|paid content|partner content|around the web|from the web|explore (?:more|&))",
    r"(?:©|\(c\) |copyright\b|all rights reserved|terms (?:of|&|and)|privacy policy)",
    "lesen sie (?:auch|mehr)", "mehr zum thema", "meist ?gelesen", r"kommentare?\b", "das könnte sie",
    "verwandte",
    "lire aussi", "à lire", "sur le même", r"commentaires?\b", "articles? liés", "les plus lus",
    "lea también", "lee también", "te puede interesar", "más (?:noticias|información|leíd)",
    "noticias relacionadas",
    r"comentarios?\b", "etiquetas", "leggi anche", "potrebbe interessarti", "articoli correlati",
    "commenti",
    "leia (?:mais|também)", "veja também", "lees ook", "meer over", r"reacties\b", "læs også",
    "läs (?:mer|också)",
    "читайте также", "по теме", "комментари", "теги", "читайте також", "zobacz (?:też|także)",
    "czytaj (?:też|także)",
    "komentarze", "ilgili haberler", "yorumlar", "اقرأ أيضا", "مواضيع ذات", "قد يهمك", "כתבות נוספות",
    "תגובות",
    "関連記事", "相关(?:新闻|阅读|文章)", "相關", "관련기사", "댓글", "संबंधित", "διαβάστε επίσης",
)  # fmt: skip
FURNITURE = (
    r"advertis", r"\bad$", "scroll to", "(?:story|article) continues", "continue reading",
    "keep reading",
    "read (?:more|full|the full|in app)", "(?:click|tap) (?:here|to|on)", "skip ",
    (r"(?:share|tweet|print|email|close|video|caption|loading|toggle|save|listen|facebook|twitter|"
    r"whatsapp|instagram|linkedin)\b(?! \w+ \w+ \w+)"),
    "copy link", "share (?:this|on|article|via)", "view this post", "a post shared", r"pic\.twitter",
    r"(?:image|photo|slide|picture|video|figure) \d+", r"\d+ ?(?:/|of) ?\d+$",
    "(?:view|see|open) (?:all|gallery|image|photos?|more|comments)", r"play\b.{0,20}video",
    "watch(?: now|:| the video)",
    "table of contents", "(?:in|on) this (?:article|page)$", r"reading time",
    r"(?:\d+ )?min(?:ute)?s? read", "enlarge",
    r"\(with (?:inputs|agency|reporting)", "this (?:image|picture|photo|illustration) is\\b",
    "this story (?:was|has been)",
    "show more", "opens? in (?:a )?new", "report this ad", "(?:left|main|top) (?:menu|navigation)",
    r"key (?:points|takeaways)$",
    "anzeige$", "werbung$", "publicité$", "publicidad$", "pubblicità$", "реклама$",
    "広告$", "广告$", "광고$",
    r"_{3,}$", r"\* ?\* ?\*$", "[-—–]{2,}$",
)  # fmt: skip
REPLY = (
    (
        r"(?:repl(?:y|ies)|report|upvote|downvote|like|flag|permalink|quote|antworten|répondre|"
        r"responder|rispondi|ответить)(?:\s?[|·]?\s?\d*|\s\w+)?$"
    ),
)
SIGNED: dict[str, Needles] = {
    r"^.{2,40}(?: on .{6,40})?\b(?:says|said|wrote|commented|sagt|dit|dice|schreef) ?:$": tuple(
        verb + end
        for verb in ("says", "said", "wrote", "commented", "sagt", "dit", "dice", "schreef")
        for end in (":", " :", "\u202f:")
    ),
    r"^(?:.{0,40} )?\d{1,2}(?:st|nd|rd|th)?,? \d{4},? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?$": tuple(
        f":{digit}" for digit in range(10)
    ),
    r"^(?:.{0,40} )?\d+ ?(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|[dhmwy]) ago\b": "ago",
}
"""How the line above a comment reads, with its author or its moment."""
AGENCIES = (
    "getty", "reuters", "afp", "shutterstock", "istock", "unsplash", "flickr", "wireimage", "dpa", "epa",
    "xinhua", "tass",
    "bloomberg", "alamy", "ap photo", "ap", "associated press", "anadolu", "zuma", "imago",
    "picture alliance",
    "usa today sports", "pa wire", "pa media", "keystone", "ansa", "efe", "lusa", "yonhap", "kyodo", "pti",
)  # fmt: skip
AGENCY = either("getty images", *AGENCIES)
BEFORE_AGENCY = (*"/(©-–—", *(f"{sign} " for sign in '/(©-–—|.!?”"'), "via ")
ANY_AGENCY = tuple(before + agency for agency in AGENCIES for before in BEFORE_AGENCY)
"""With what stands before it in the patterns below: "ap" alone is in every other line."""
PICTURE = "photo|image|pic|illustration|foto|bild|crédit|фото|graphic|artwork|screenshot|credit|file|handout"

CROSS_LINK = re.compile(
    r"\W?(?:watch|listen|read|see|related|more|video|photos?)(?: (?:more|also|this|next|here|now))?\s?[|:]",
    re.IGNORECASE,
)
"""How a line between paragraphs begins that leads to another page."""
DISCLOSURE = re.compile(
    r"\bindependently (?:select|choose|chose|evaluat|review)\w*\b.{0,40}\b(?:editors?|we|our|products?)\b"
    r"|\bwe independently (?:select|choose|chose|evaluat|review)"
    r"|\bwe may (?:also )?(?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?(?:commissions?|compensation)\b"
    r"|\b(?:opinions|views) expressed (?:here|by|in)\b.{0,80}\b(?:own|those|author['’]?s)\b",
    re.IGNORECASE,
)
"""What a publisher says of what it sells, and of opinions that are not its own."""
DISCLOSED = ("independently", "may earn", "may receive", "s expressed")
"""One stands in each of those."""
BUTTON = re.compile(
    either(
        "advertisement",
        r"(?:install|download|get) the [\w ’']{2,30} app\b.*",
        r"be the first to (?:get|know|hear)\b.*",
        r"this live (?:blog|coverage) (?:has ended|is (?:now )?closed)\b.*",
        "this content can also be viewed on .*",
        r"(?:view|see|shop|buy|check)(?: it| price| now)? (?:on|at) [\w&’'. ]{2,25}(?: ?[$£€] ?[\d.,]+)*",
        r"(?:now )?(?:[$£€] ?[\d.,]+ ?){1,2}(?:now )?at [\w&’'. ]{2,25}",
        "(?:buy|shop) (?:now|it)",
        r"was this (?:page|article|story) helpful\?",
    ),
    re.IGNORECASE,
)
"""Whole lines that no article says, though they stand between its paragraphs."""
CAPTION: dict[str, Needles] = {
    r"\b(?:photos?|photographs?|images?|pictures?|pics?|illustrations?|fotos?|bild|crédit|фото|"
    r"graphic|artwork|screenshot|credit)"
    r" ?(?:credits?|courtesy|supplied|illustration)? ?(?:by (?!the\b)|:|/|©|via\b|courtesy)": PICTURE,
    r"^this (?:image|picture|photo|illustration) (?:is|was|shows)\b": PICTURE,
    r"^file ?[-–—:]": "file",
    r"\bfile (?:photo|image|picture)": "file",
    r"\((?:photo|image|picture|credit|file|handout)\b[^)]*\)$": PICTURE,
    r"\(ap photo": "ap photo",
    rf"(?:/ ?|© ?|[©(] ?(?={AGENCY}/)|\bvia ){AGENCY}\b": ANY_AGENCY,
    rf"\( ?{AGENCY} ?\)$": ANY_AGENCY,
    rf"[.!?”\"] [-–—]? ?{AGENCY}[./) \w]{{0,25}}$": ANY_AGENCY,
    rf"[-–—|/©] {AGENCY}$": ANY_AGENCY,
    r"© ?\w+": "©",
    r"\bcourtesy of\b.{0,40}$": "courtesy of",
}
SMALL_PRINT: dict[str, Needles] = {
    r"\bmay not be (?:published|reproduced|copied)": "may not be",
    "all rights reserved": "all rights reserved",
    r"\bthis (?:web)?site uses\b": "site uses",
    r"\buses? cookies\b": "cookies",
    r"\bcookies? (?:to|that|are|policy|preferences)\b": "cookie",
    r"\bprivacy policy\b": "privacy policy",
    "without (?:the )?(?:prior |express )*written (?:permission|consent)": "written perm|written cons",
    r"\bterms (?:of (?:use|service)|(?:and|&) conditions)": "terms of|terms and|terms &",
    "registered (?:in england|office|trademark)": "registered",
    "(?:commissioning|commenting|comments?|cookie) policy": "policy",
    "community (?:guidelines|standards)": "community guidelines|community standards",
    "(?:save|enter) (?:my|your) (?:name|email)": "my name|my email|your name|your email",
    "reserves the right to": "reserves the right",
    "is an independent (?:global )?(?:news|media)": "is an independent",
    "protected by recaptcha": "recaptcha",
    "required fields are marked": "required fields",
    "(?:verwendet|utilise des|utiliza|utilizza|utilizza i|использует) cookie": "cookie",
}
APPEAL: dict[str, Needles] = {
    r"\bnewsletters?": "newsletter",
    r"\bsubscri(?:be|ber|bers|bing|ption|ptions)": "subscri",
    r"\bsign(?:ing)? up": "sign up|signing up",
    r"\bdonat(?:e|ion|ions|ing)": "donat",
    r"\bsupport (?:us|our|independent|the work)": (
        "support us|support our|support independent|support the work"
    ),
    r"\byour (?:support|contribution|inbox|email|gift|generosity)": (
        "your support|your contribution|your inbox|your email|your gift|your generosity"
    ),
    r"\bneed your help": "need your help",
    r"\bdear readers?": "dear reader",
    r"\bour (?:readers|journalis\w+|newsroom|app|site|website|forums?|newsletters?|work\b)": (
        "our readers|our journalis|our newsroom|our app|our site|our website|our forum|our newsletter|"
        "our work"
    ),
    r"\b(?:become|as) a member": "a member",
    r"\b(?:every|one-time) contribution": "contribution",
    r"\b(?:free trial|log in)\b": "free trial|log in",
    r"\b(?:independent|quality|free) (?:journalism|press)": "journalism|press",
    r"\bwe (?:strive|rely|depend|believe)": "we strive|we rely|we depend|we believe",
    r"\bthank you for (?:reading|your)": "thank you for",
    r"\bfollow (?:us|him|her|them|me)\b": "follow us|follow him|follow her|follow them|follow me",
    r"\b(?:email|contact|reach|write to) (?:us|the author)\b": (
        "email us|contact us|reach us|write to us|the author"
    ),
    r"\byou can (?:email|follow|reach)": "you can email|you can follow|you can reach",
    r"\bdownload (?:the|our)": "download the|download our",
    r"\bunsubscribe": "unsubscribe",
    r"\baffiliate (?:links?|commission)": "affiliate",
    r"\b(?:earn a(?:n affiliate)? commission|at no (?:extra )?cost to you)": "commission|cost to you",
    r"\b(?:news tips?|send (?:us|tips))": "news tip|send us|send tips",
    r"\bjoin (?:our|the (?:conversation|discussion|experts))": "join our|join the",
    r"\bcontributed to this (?:report|story|article)": "contributed to this",
    r"\b(?:abonnieren|abonnez)": "abonn",
    r"\b(?:suscríbete|iscriviti|подпи(?:ш|с))": "suscríbete|iscriviti|подпи",
}
AUTHOR_BOX: dict[str, Needles] = {
    r"(?:\S+ ){1,4}(?:is|was|has been|joined|has|covers|writes|founded|serves|lives) .{0,100}\b"
    rf"{role}\w{{0,2}}\b": role
    for role in (
        "reporter", "writer", "editor", "journalist", "author", "columnist", "contributor",
        "correspondent", "blogger",
        "anchor", "podcaster", "freelance", "writes about", "writes for", "covers", "covering", "ceo",
        "fact-check",
    )
}  # fmt: skip
