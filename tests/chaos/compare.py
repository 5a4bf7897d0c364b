"""Verdicts on the topics beside those of ``batch --stages dedupe`` over the same order of articles.clean."""

from __future__ import annotations

from typing import Any

import orjson

from pipeline.article import Origin
from pipeline.flow import DUPLICATES, Flow
from pipeline.kafka.codec import header, origin_of
from pipeline.kafka.reader import Reader
from pipeline.settings import Settings
from pipeline.sources.batch import run_lines

__all__ = ["stream_verdicts", "verdict_of_row", "wrong_verdicts"]

Verdict = tuple[Any, ...]


def verdict_of_row(row: dict[str, Any]) -> Verdict:
    """Return what a line of ``wireroom batch`` says: id, outcome, original, rule, score; or the version."""
    if row["outcome"] == "duplicate":
        return row["id"], "duplicate", row["of"], row["rule"], row["score"]
    article = orjson.loads(orjson.dumps(row.get("article")))
    return _passed(article) if article else (row["id"], row["outcome"])


def _passed(article: dict[str, Any]) -> Verdict:
    made = [each["rule"] for each in article["provenance"] if each["stage"] == "dedupe"]
    return article["id"], "passed", article["version"], article["updates"], made[-1] if made else None


def stream_verdicts(settings: Settings) -> tuple[list[tuple[Origin, bytes]], dict[Origin, Verdict]]:
    """Return articles.clean in its order (each origin once), and the verdict per origin from the topics."""
    clean: dict[Origin, bytes] = {}
    with Reader(settings, ["articles.clean"]) as reader:
        for row in reader.to_end():
            origin = origin_of(row.headers)
            if origin is not None and row.value is not None:
                clean.setdefault(origin, row.value)
    found: dict[Origin, Verdict] = {}
    with Reader(settings, ["articles.unique", DUPLICATES]) as reader:
        for row in reader.to_end():
            origin, record = origin_of(row.headers), orjson.loads(row.value)
            assert origin is not None
            verdict = (
                (record["id"], "duplicate", record["of"], record["rule"], record["score"])
                if reader.name(row) == DUPLICATES
                else _passed(record)
            )
            if origin in found and found[origin] != verdict:
                verdict = ("two verdicts", found[origin], verdict, header(row.headers, "wr-attempt"))
            found[origin] = verdict
    return list(clean.items()), found


def wrong_verdicts(settings: Settings) -> tuple[int, list[str]]:
    """Return how many articles were compared, and those whose verdict on the topics is not batch's."""
    clean, found = stream_verdicts(settings)
    rows = run_lines(Flow(["dedupe"]), (value for _, value in clean), 0.0, settings.max_record_bytes)
    wrong = []
    for (origin, _), row in zip(clean, rows, strict=True):
        expected = verdict_of_row(row)
        if expected[1] != "failed" and found.get(origin) != expected:
            wrong.append(f"{origin}: {found.get(origin)} on the topics, {expected} by batch")
    strangers = found.keys() - {origin for origin, _ in clean}
    return len(clean), wrong + [f"{origin}: a verdict without a clean article" for origin in strangers]
