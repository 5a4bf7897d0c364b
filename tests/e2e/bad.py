"""Bad input as it reaches the raw topic, and where each must end."""

import gzip

import orjson

BODY = "\n\n".join(
    f"The {word} committee of the harbour town met on Monday and agreed to rebuild pier number {n}, which "
    f"a winter storm had damaged {n + 2} years ago. Mayor Lena Brandt said that the works would cost "
    f"{n * 37} million and be paid for by the region after talks with the fishermen who sell fish there."
    for n, word in enumerate(("budget", "planning", "transport", "culture"), start=3)
)
ARABIC = "\n\n".join(
    f"اجتمع المجلس البلدي في الإسكندرية يوم الاثنين وناقش {what} للعام المقبل، وقال رئيس المجلس إن {thing} "
    f"سيفتح في الربيع بعد {n} سنوات من التأخير، وإن الحكومة ستدفع نصف التكاليف حسب الاتفاق الأخير."
    for n, (what, thing) in enumerate(
        (("الميزانية الجديدة", "الجسر"), ("خطة النقل", "الميناء"), ("أسعار المياه", "السوق")), start=3
    )
)
GOOD = {
    "source": "harbour.example",
    "title": "Harbour town agrees to rebuild its piers",
    "fetched_at": "2025-04-10T12:00:00Z",
    "content": BODY,
}


def record(name, **more):
    return orjson.dumps({**GOOD, "id": name, **more})


def html(inside):
    return f"<html><head><title>Harbour</title></head><body>{inside}</body></html>"


PARAGRAPHS = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
UNREADABLE = {
    "an empty message": (b"", "bad_json"),
    "a tombstone": (None, "tombstone"),
    "not JSON": (b"GET / HTTP/1.1", "bad_json"),
    "broken JSON": (record("cut")[:-40], "bad_json"),
    "binary": (gzip.compress(BODY.encode(), mtime=0), "bad_utf8"),
    "invalid UTF-8": (record("latin").replace(b"Lena", b"L\xe9na"), "bad_utf8"),
    "a list": (b"[1, 2]", "wrong_type"),
    "a word": (b'"article"', "wrong_type"),
    "content that is a number": (record("n", content=5), "wrong_type"),
    "authors that are an object": (record("o", authors={"a": 1}), "wrong_type"),
    "no content": (record("c", content=None), "missing_content"),
    "no source and no url": (record("s", source=""), "missing_source"),
    "JSON nested 100,000 deep": (b"[" * 100_000 + b"]" * 100_000, "bad_json"),
    "extra fields nested too deeply": (
        record("deep")[:-1] + b',"x":' + b'{"a":' * 400 + b"1" + b"}" * 400 + b"}",
        "bad_json",
    ),
    "more than 10 MB": (record("big", content="x" * 10_000_000), "too_large"),
}
"""What -> (value, fault): ends in articles.dead."""

NO_ARTICLES = {
    "empty content": record("empty", content=""),
    "white space": record("white", content=" \n\t\u00a0 " * 50),
    "10,000 lines of one character": record("lines", content="x\n" * 10_000),
    "binary as text": record("binary", content="".join(chr(n % 32) for n in range(5_000))),
    "a million tags": record("tags", content=html("<b>" * 500_000 + "</b>" * 500_000)),
    "deep nesting": record("nested", content=html("<div>" * 50_000 + "hello" + "</div>" * 50_000)),
    "a menu": record("menu", content=html("<ul>" + "<li><a href='/x'>Sport</a></li>" * 200 + "</ul>")),
}
"""What -> value: ends in articles.rejected."""

STRANGE = {
    "NUL characters": record("nul", content=BODY.replace("committee", "commit\0tee")),
    "right-to-left": record("rtl", content=ARABIC, title="\u202eالإسكندرية\u202c"),
    "emoji": record("emoji", content=BODY.replace("Monday", "Monday 👩‍👩‍👧‍👦🏳️‍🌈"), title="🌊 Harbour 🌊"),
    "the year 9999": record("future", published="9999-12-31T23:59:59Z", content=BODY.replace("pier", "quay")),
    "a date that is none": record("undated", published="soon", content=BODY.replace("pier", "dock")),
    "half an emoji": record("half", content=BODY.replace("storm", "tempest")).replace(
        b"Harbour town", b"\\ud83c Harbour town"
    ),
    "an article inside deep nesting": record(
        "within", content=html("<div>" * 300 + PARAGRAPHS.replace("town", "city") + "</div>" * 300)
    ),
    "tags that never end": record(
        "open", content=html(PARAGRAPHS.replace("winter", "spring") + "<i>" * 20_000)
    ),
    "9 MB of one line": record("line", content="The harbour town agreed to rebuild its piers. " * 190_000),
    "unknown fields": record("extra", content=BODY.replace("works", "building"), x={"y": [1, None]}),
}
"""What -> value: handled, each in its own way; ends anywhere but in articles.dead."""
