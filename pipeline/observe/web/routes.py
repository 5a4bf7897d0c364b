"""Every route once: path, parameters, what it answers; the server and the API's description read this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.observe.storybook import SORTS, STATUSES
from pipeline.observe.web import shapes
from pipeline.observe.web.api import Api
from pipeline.observe.web.params import Param
from pipeline.observe.web.tables import COLUMNS
from pipeline.observe.wire import CURSOR, KINDS
from pipeline.outcome import Rule

__all__ = ["ROUTES", "Route"]


@dataclass(frozen=True, slots=True)
class Route:
    """A path and what answers it.

    ``shape`` is the type of a JSON answer, ``kind`` the media type of another; ``errors`` are the statuses
    beside the good one.
    """

    path: str
    handler: Callable[..., Any]
    about: str
    shape: Any = None
    kind: str = "application/json"
    params: tuple[Param, ...] = ()
    errors: tuple[int, ...] = ()
    method: Literal["GET", "POST"] = "GET"
    good: int = 200


def limit(default: int, most: int) -> Param:
    """Return the parameter for how many are wanted."""
    return Param("limit", "How many.", "number", default, most, 1)


WORDS = Param("q", "Words that must all occur in title, source or id; case doesn't matter.")
FILTERS = (
    Param("kind", "Only outcomes of this kind.", choices=KINDS, many=True),
    Param("source", "Only this source.", many=True),
    Param("language", "Only this language, like en.", most=20),
    Param("story", "Only articles of this story.", most=100),
    WORDS,
)
REF = "An article's id, or its origin PARTITION-OFFSET."
RULES = tuple(rule.value for rule in Rule if rule != Rule.REVISION)
SLOW = (503,)

ROUTES = (
    Route("/metrics", Api.metrics, "All metrics, for Prometheus.", kind="text/plain", errors=SLOW),
    Route("/healthz", Api.alive, "Whether the process works.", dict[str, bool], errors=(503,)),
    Route("/readyz", Api.ready, "Whether a ready worker covers every stage.", dict[str, Any], errors=(503,)),
    Route("/api/stats", Api.stats, "Counts, rates, lag, times, workers.", shapes.Stats),
    Route("/api/memory", Api.memory, "What the ordered stages remember.", dict[str, dict[str, Any]]),
    Route(
        "/api/tail",
        Api.tail,
        "The newest outcomes.",
        shapes.Tail,
        params=(
            *FILTERS,
            limit(50, 500),
            Param("before", "A cursor: only what came before it.", pattern=CURSOR),
        ),
        errors=(400, 503),
    ),
    Route(
        "/api/stream",
        Api.stream,
        "Server-sent events: stats (numbers, once a second), item (an outcome; its id is a cursor), story (a "
        "story that grew), skipped (how many items there was no room for). Last-Event-ID resumes.",
        kind="text/event-stream",
        params=(*FILTERS, Param("after", "A cursor to resume from.", pattern=CURSOR)),
        errors=(400, 503),
    ),
    Route(
        "/api/article/{ref}",
        Api.article,
        "One article: its way, raw against clean, tags in the text.",
        shapes.Article,
        params=(Param("ref", REF, most=300, where="path"),),
        errors=(400, 404, 503),
    ),
    Route(
        "/api/duplicates",
        Api.duplicates,
        "The newest duplicates.",
        shapes.Duplicates,
        params=(Param("rule", "Only by this rule.", choices=RULES), limit(50, 500)),
        errors=(400, 503),
    ),
    Route(
        "/api/pair",
        Api.pair,
        "Two articles side by side: why the one is a copy of the other, or is not.",
        shapes.Pair,
        params=(Param("copy", REF, most=300), Param("original", REF, most=300)),
        errors=(400, 404, 503),
    ),
    Route(
        "/api/labels",
        Api.label,
        "Say that a pair is, or is not, a duplicate: a line in labels.jsonl of the data folder.",
        shapes.Labelled,
        errors=(400, 403, 404, 413, 415, 429, 503),
        method="POST",
        good=201,
    ),
    Route(
        "/api/stories",
        Api.stories,
        "Stories seen lately.",
        shapes.Stories,
        params=(
            Param("status", "Only these.", choices=STATUSES),
            Param("sort", "What comes first.", default="rising", choices=SORTS),
            WORDS,
            limit(50, 500),
        ),
        errors=(400, 503),
    ),
    Route(
        "/api/stories/{id}",
        Api.story,
        "One story with its members.",
        shapes.Story,
        params=(Param("id", "The story's id.", most=100, where="path"),),
        errors=(400, 404, 503),
    ),
    Route("/api/sources", Api.sources, "Articles by source and hour.", shapes.Sources, errors=SLOW),
    Route("/api/dead", Api.dead, "Open dead letters.", shapes.Dead, errors=SLOW),
    Route("/api/topics", Api.topics, "The topics on Kafka.", shapes.Topics, errors=SLOW),
    Route(
        "/api/tables/{name}.csv",
        Api.table,
        "A table of the page.",
        kind="text/csv",
        params=(Param("name", "Which one.", choices=tuple(COLUMNS), where="path"),),
        errors=(400, 503),
    ),
)
