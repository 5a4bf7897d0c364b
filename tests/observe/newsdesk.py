"""A newsroom with news of its own, and a desk that answers from memory, for tests of the HTTP side."""

from pipeline.errors import BrokerUnreachable
from pipeline.observe.facts import NewsSeen
from pipeline.observe.newsroom import Newsroom

NOON = 1_760_000_000.0
SCRIPT = "<script>alert(1)</script>"


def item(number, kind="passed", **more):
    empty = dict.fromkeys(
        (
            "url",
            "language",
            "published",
            "story",
            "topics",
            "version",
            "stage",
            "reason",
            "detail",
            "of",
            "rule",
            "score",
            "copies",
            "minutes_apart",
        )
    )
    own = {
        "kind": kind,
        "origin": f"0-{number}",
        "time": NOON + number,
        "id": f"a{number}",
        "source": f"outlet{number % 3}.example",
        "title": f"Bridge {number} opens",
        "language": "en",
    }
    return empty | own | more


def copy_of(number, original):
    return item(
        number,
        "duplicate",
        stage="dedupe",
        of=original,
        rule="near",
        score=0.9,
        copies=1,
        minutes_apart=12.5,
    )


def story(name, articles):
    return {
        "id": name,
        "headline": "=HYPERLINK(1)",
        "first_source": "outlet1.example",
        "first_time": "2026-01-01T00:00:00Z",
        "last_time": None,
        "articles": articles,
        "sources": ["outlet1.example"],
        "members": ["a1"],
        "keywords": ["bridge"],
    }


class Desk:
    """Knows the articles a1 and a2, or no broker at all."""

    broken = False

    def article(self, ref):
        self._ask()
        if ref not in ("a1", "0-1"):
            return None
        clean = {"id": "a1", "title": SCRIPT, "text": "Leeds has a bridge."}
        return {
            "id": "a1",
            "origin": "0-1",
            "source": "outlet1.example",
            "title": SCRIPT,
            "url": None,
            "ended": "grouped",
            "why": "went all the way",
            "attempts": 0,
            "trace": [{"topic": "articles.raw", "partition": 0, "offset": 1, "time": NOON, "verdict": {}}],
            "raw": {
                "content_type": "text/plain",
                "bytes": 9,
                "lines": [{"text": SCRIPT, "kept": True}],
                "cut": False,
            },
            "clean": clean,
            "mentions": [{"start": 0, "end": 5, "kind": "place", "name": "Leeds"}],
        }

    def pair(self, copy, original):
        self._ask()
        if {copy, original} - {"a1", "a2", "0-1", "0-2"}:
            return None
        sides = [
            {
                "id": name,
                "origin": name.replace("a", "0-"),
                "source": "outlet1.example",
                "title": "t",
                "url": None,
                "published": None,
                "text": "Leeds has a bridge.",
                "marks": [[0, 19]],
            }
            for name in (copy, original)
        ]
        return {
            "copy": sides[0],
            "original": sides[1],
            "duplicate": True,
            "rule": "near",
            "score": 0.9,
            "measures": {"votes": 12},
            "guards": [{"guard": "votes", "against": False, "detail": "12 in common"}],
            "note": "",
            "minutes_apart": 12.5,
        }

    def dead(self):
        self._ask()
        letter = {
            "origin": "0-9",
            "id": "0-9",
            "source": "unknown",
            "stage": "clean",
            "fault": "bad_json",
            "error": "@SUM(1)",
            "time": NOON,
            "bytes": 3,
        }
        group = {
            "stage": "clean",
            "fault": "bad_json",
            "count": 1,
            "newest": NOON,
            "example": "@SUM(1)",
            "command": "wireroom dead redrive --stage clean --fault bad_json --yes",
        }
        return {"groups": [group], "letters": [letter]}

    def topics(self):
        self._ask()
        row = {
            "name": "articles.raw",
            "description": "Raw articles.",
            "partitions": 8,
            "records": 10,
            "bytes": None,
            "newest": NOON,
            "drift": [],
        }
        return {"topics": [row]}

    def _ask(self):
        if self.broken:
            raise BrokerUnreachable("no Kafka answers")


def newsroom():
    """Return a newsroom with twelve articles, among them three copies of a1, and a story."""
    room = Newsroom(Desk())
    ref = {"id": "s-1", "score": 1.0}
    passed = [item(n, story=ref, topics=["politics"], version=1) for n in range(1, 7)]
    copies = [copy_of(n, "a1") for n in range(7, 10)]
    rejected = item(10, "rejected", stage="clean", reason="too_short", detail="3 words", title=None)
    dead = item(11, "dead", stage="clean", reason="bad_json", detail="=1+1", source="unknown")
    titled = item(12, title=SCRIPT, url="javascript:alert(1)")
    room.take(NewsSeen([*passed, *copies, rejected, dead, titled], [(story("s-1", 6), NOON)]))
    return room
