"""Records that a stage meets: the sample stream as it comes, and what hostile producers make up."""

from pipeline.article import Article, Origin, RawArticle
from pipeline.errors import BadRecord
from pipeline.flow import FLOW, Flow
from pipeline.outcome import Item
from pipeline.sources.decode import decode_raw
from pipeline.sources.samples import sample_records

NOON = 1_744_286_400.0
LIMIT = 10_000_000

ODD_TEXTS = {
    "empty": "",
    "white space": " \n\t\u00a0\u2028 ",
    "one word": "Rain",
    "one character a line": "\n".join("x" * 10_000),
    "one line": "The council met on Monday and voted. " * 30_000,
    "NUL bytes": "The council\0 met on\0 Monday.\n" * 30,
    "lone controls": "The \x01council \x1f met \x7f on \x85 Monday.\n" * 30,
    "replacement characters": "\ufffd" * 500,
    "right to left": "اجتمع المجلس يوم الاثنين في المدينة وناقش الميزانية الجديدة.\n" * 30,
    "right-to-left marks": "The \u202ecouncil\u202c met \u200f on \u2066Monday\u2069.\n" * 30,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇹🇷 " * 400,
    "combining": "e\u0301" * 5_000 + "\u0300" * 5_000,
    "deep nesting": "<div>" * 20_000 + "The council met on Monday." + "</div>" * 20_000,
    "many tags": "<b>" * 50_000,
    "open tags": "<" * 50_000,
    "entities": "&#0;&#xD800;&#x110000;&nbsp;&bogus;" * 500,
    "comment that never ends": "<html><body><p>The council met.</p><!-- " + "x" * 20_000,
    "script": "<html><body><script>" + "var a='</p>';" * 5_000 + "</script></body></html>",
    "numbers": "12 345 678,90 " * 2_000,
    "one long word": "a" * 300_000,
    "private use and unassigned": "\ue000\uffff\U000e0001\U0010ffff " * 300,
    "Han": "市议会星期一开会讨论新预算。" * 100,
}
ODD_TIMES = ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "yesterday", "2025-02-30T00:00:00Z", "", "\0")
ODD_ADDRESSES = (
    "https://",
    "http://[::1",
    "javascript:alert(1)",
    "//",
    "https://exa mple.com/ü?\u202e",
    "x" * 5_000,
)


def odd_fields():
    """Yield (name, what differs) of records whose fields around the text are strange."""
    for name, text in ODD_TEXTS.items():
        yield name, {"text": text}
        yield f"title: {name}", {"title": text[:20_000]}
    for value in ODD_TIMES:
        yield f"time {value!r}", {"published": value, "fetched_at": value}
    for value in ODD_ADDRESSES:
        yield f"address {value[:20]!r}", {"url": value}
    yield "no source", {"source": ""}
    yield "ids", {"id": "\ufffe" * 200}
    yield "empty id", {"id": ""}
    yield "language", {"language": "xx-\u202e" * 50}
    yield "authors", {"authors": ("", " ", "\ufffd", "A" * 10_000)}
    yield "extra", {"extra": {"": None, "deep": [[[[[]]]]], "big": 2**63}}


BODY = "\n\n".join(
    f"The city council of Ankara voted on Monday for budget number {i}, and Mayor Ayse Demir said that the "
    f"bridge over the river would open in {i + 3} months, after years of delay and several court cases."
    for i in range(6)
)


def odd_raw():
    """Yield raw articles: odd fields around a good body, odd bodies in good fields."""
    for number, (_, fields) in enumerate(odd_fields()):
        values = {"id": f"odd-{number}", "content": BODY, "source": "daily.example", "title": "Council votes"}
        content = fields.get("text")
        values |= {name: value for name, value in fields.items() if name != "text"}
        if content is not None:
            values["content"] = content
        for kind in ("text/plain", "text/html", None):
            yield RawArticle(**values | {"content_type": kind})


def odd_articles():
    """Yield clean articles as odd as a foreign producer on an inner topic could send them."""
    for number, (_, fields) in enumerate(odd_fields()):
        values = {"id": f"odd-{number}", "source": "daily.example", "url": None, "title": "Council votes"}
        values["text"] = BODY
        yield Article(**values | fields)


def items_of(records):
    """Return items with origins of their own, a minute apart."""
    return [
        Item(Origin(number % 8, number // 8), record, NOON + 60 * number)
        for number, record in enumerate(records)
    ]


def sample_items(count, seed):
    """Return the sample stream's decodable raw records as items."""
    records = []
    for value, _ in sample_records(count, seed):
        try:
            records.append(decode_raw(value, max_bytes=LIMIT))
        except BadRecord:
            continue
    return items_of(records)


def inputs_by_stage(count, seed):
    """Return what each stage receives when the sample stream goes through the flow."""
    items, inputs = sample_items(count, seed), {}
    for step in FLOW:
        name = step.stage.name
        inputs[name] = items
        outputs = Flow([name]).run(items, lambda: 0.0).outputs
        items = [
            Item(output.item.origin, output.record, output.item.seen_at)
            for output in outputs
            if output.topic == step.passes_to
        ]
    return inputs
