"""``python -m tests.fuzz``: 500 mutated and hostile pages through the clean stage.

None may fail, take more than 2 s of CPU, or make the process grow by more than `MEMORY_BYTES`;
the same page must give the same outcome twice. Exits 1 where one does. A part of them runs in `make test`.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator

from pipeline.article import Origin, RawArticle
from pipeline.errors import BadRecord
from pipeline.outcome import Failed, Item, Outcome
from pipeline.sources.decode import decode_raw
from pipeline.sources.samples import sample_records
from pipeline.stages.clean import Clean

__all__ = ["cleaned", "hostile", "mutated"]

COUNT = 500
MOST_SECONDS = 2.0
MEMORY_BYTES = 1_500_000_000
PROSE = (
    "The council of the town said on Monday that the bridge would be closed for repairs until the spring. "
)
ARABIC = "أعلن مجلس المدينة يوم الاثنين أن الجسر سيبقى مغلقا حتى الربيع بسبب أعمال الصيانة. "
JAPANESE = "市議会は月曜日、修理のため橋を春まで閉鎖すると発表した。"


def hostile() -> dict[str, str]:
    """Return pages made to hurt, by what hurts."""
    body = f"<html><head><title>Bridge</title></head><body><article>{f'<p>{PROSE * 4}</p>' * 12}</article>"
    return {
        "nothing but a tag": "<",
        "deep nesting": "<div>" * 100_000 + PROSE * 20,
        "deep nesting, closed": "<div>" * 20_000 + PROSE * 20 + "</div>" * 20_000,
        "deep lists": "<ul><li>" * 30_000 + PROSE,
        "deep tables": "<table><tr><td>" * 10_000 + PROSE * 9,
        "a million links": body + "<a href=/x>y</a> " * 300_000,
        "a giant attribute": body.replace("<article", f'<article data-x="{"x" * 5_000_000}"'),
        "many attributes": body.replace(
            "<article", "<article " + " ".join(f"a{n}=b" for n in range(200_000))
        ),
        "entities": body + "&amp;" * 500_000,
        "unknown entities": body + "&lol9;" * 300_000,
        "unclosed comment": body + "<!--" + PROSE * 1000,
        "unclosed script": body + "<script>" + "if (a<b) {} " * 100_000,
        "unclosed quote": body + '<a href="' + PROSE * 5000,
        "plaintext": body + "<plaintext>" + PROSE * 1000,
        "foreign content": body + "<svg><foreignObject><math><mi>" * 5000,
        "20 MB of prose": f"<p>{PROSE}</p>\n" * 190_000,
        "20 MB of text": f"{PROSE}\n\n" * 190_000,
        "one endless line": PROSE * 50_000,
        "one-character lines": "x\n" * 500_000,
        "one endless word": "x" * 5_000_000,
        "nothing but spaces and dots": " . \n" * 500_000,
        "zeros": "\0" * 100_000 + body,
        "control characters": "".join(map(chr, range(32))) * 5000 + body,
        "combining marks": "a" + "\u0301" * 1_000_000,
        "right to left": f"<html><body><article>{f'<p>{ARABIC * 5}</p>' * 20}</article></body></html>",
        "no spaces": f"<html><body><article>{f'<p>{JAPANESE * 10}</p>' * 20}</article></body></html>",
        "mixed scripts": "\n\n".join((PROSE * 3, ARABIC * 3, JAPANESE * 6)) * 30,
        "the same body fifty times": body * 50,
        "brackets": "<" * 200_000 + ">" * 200_000,
        "half tags": "<p <p <p " * 100_000,
        "json-ld bomb": f'<script type="application/ld+json">{"[" * 100_000}</script>' * 5 + body,
        "meta flood": '<meta name="author" content="x">' * 200_000 + body,
        "dates": "12/11/2026 11.12.2026 2026-11-12 " * 50_000,
        "bylines": "By Ann Other\n" * 100_000,
        "headings and replies": PROSE + "\nComments\nAnn Other on May 4, 2026 at 4:47 pm said:" * 20_000,
        "headings between paragraphs": f"{PROSE * 4}\n" * 9 + "Related\n" * 40_000 + f"{PROSE * 4}\n" * 9,
        "rows of dates": f"{PROSE * 4}\n" * 9 + "June 9 – Old Pier Hall, Lindum\n" * 40_000,
        "long tags among brackets": "<html><body>" + "<" * 2_000_000 + ("<a " + "x " * 3_000) * 1_000,
    }


def mutated(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield (what was done, page): sample pages cut, doubled, shuffled and sprinkled with odd characters."""
    dice = random.Random(seed)
    made = 0
    for value, _ in sample_records(count * 2, seed):
        try:
            page = decode_raw(value, max_bytes=10_000_000).content
        except BadRecord:
            continue
        if made == count or not page:
            continue
        name, mutate = dice.choice(MUTATIONS)
        made += 1
        yield f"{name}, {made}", mutate(page, dice)


def _cut(page: str, dice: random.Random) -> str:
    begin, end = sorted(dice.randrange(len(page)) for _ in range(2))
    return page[:begin] + page[end:]


def _sprinkled(page: str, dice: random.Random) -> str:
    chars = list(page)
    for _ in range(len(chars) // 20 + 1):
        chars[dice.randrange(len(chars))] = dice.choice("<>&\"'\0\ufffd\u202e\ud7ff\u200b\n=/!-")
    return "".join(chars)


def _shuffled(page: str, dice: random.Random) -> str:
    parts = page.split(">") if ">" in page else page.split("\n")
    dice.shuffle(parts)
    return (">" if ">" in page else "\n").join(parts)


def _doubled(page: str, dice: random.Random) -> str:
    return page * dice.randrange(2, 40)


def _unclosed(page: str, dice: random.Random) -> str:
    return "".join(char for char in page if char != ">" or dice.random() > 0.3)


def _one_line(page: str, _: random.Random) -> str:
    return page.replace("\n", " ")


MUTATIONS: tuple[tuple[str, Callable[[str, random.Random], str]], ...] = (
    ("cut", _cut),
    ("sprinkled", _sprinkled),
    ("shuffled", _shuffled),
    ("doubled", _doubled),
    ("unclosed", _unclosed),
    ("one line", _one_line),
)


def cleaned(page: str) -> Outcome:
    """Return what the clean stage makes of a page."""
    return Clean().outcome(Item(Origin(0, 0), RawArticle("fuzz", page, "fuzz.example"), 1_760_000_000.0))


def main() -> None:
    """Try all pages and say what was found."""
    cleaned(next(page for _, page in mutated(1, 1)))  # loads models and lists
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    every = [*hostile().items(), *mutated(COUNT - len(hostile()), 7)]
    slowest, problems = (0.0, ""), 0
    for name, page in every:
        begun = time.process_time()
        outcome = cleaned(page)
        seconds = time.process_time() - begun
        slowest = max(slowest, (seconds, name))
        wrong = [
            *(["failed: " + outcome.message] if isinstance(outcome, Failed) else []),
            *([f"{seconds:.1f} s"] if seconds > MOST_SECONDS else []),
            *(["not the same twice"] if seconds < 1 and cleaned(page) != outcome else []),
        ]
        if wrong:
            problems += 1
            print(f"{name}: {', '.join(wrong)}")
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(f"{len(every)} pages, {problems} with problems, the slowest {slowest[0]:.2f} s ({slowest[1]}), "
          f"{grown / 1e6:.0f} MB more memory")  # fmt: skip
    sys.exit(1 if problems or grown > MEMORY_BYTES else 0)


if __name__ == "__main__":
    main()
