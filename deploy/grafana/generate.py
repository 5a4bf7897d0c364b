"""Writes the dashboards: ``python deploy/grafana/generate.py``; a test compares them with what lies there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["dashboards", "main"]

FOLDER = Path(__file__).with_name("dashboards")
SOURCE = {"type": "prometheus", "uid": "prometheus"}
SCHEMA = 41
STAGES = ("clean", "dedupe", "tag", "group")


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: queries by what their lines are called; ``red_from`` is where its number turns red."""

    title: str
    about: str
    queries: dict[str, str]
    unit: str = "short"
    kind: str = "timeseries"
    width: int = 8
    red_from: float | None = None
    stacked: bool = False

    def plain(self, number: int, x: int, y: int, height: int) -> dict[str, Any]:
        """Return it as Grafana reads it."""
        defaults: dict[str, Any] = {"unit": self.unit, "min": 0}
        if self.red_from is not None:
            steps = [{"color": "green", "value": None}, {"color": "red", "value": self.red_from}]
            defaults["thresholds"] = {"mode": "absolute", "steps": steps}
        if self.stacked:
            defaults["custom"] = {"stacking": {"mode": "normal"}, "fillOpacity": 25}
        options: dict[str, Any] = {"tooltip": {"mode": "multi", "sort": "desc"}}
        if self.kind in ("stat", "bargauge"):
            options = {"reduceOptions": {"calcs": ["lastNotNull"]}, "colorMode": "value"}
        instant = self.kind == "table"
        return {
            "id": number,
            "title": self.title,
            "type": self.kind,
            "description": self.about,
            "datasource": SOURCE,
            "gridPos": {"x": x, "y": y, "w": self.width, "h": height},
            "fieldConfig": {"defaults": defaults, "overrides": []},
            "options": options,
            "targets": [
                {
                    "refId": chr(ord("A") + at),
                    "expr": expression,
                    "legendFormat": name,
                    **({"instant": True, "format": "table"} if instant else {}),
                }
                for at, (name, expression) in enumerate(self.queries.items())
            ],
        }


def number(title: str, about: str, expression: str, unit: str = "short", red: float | None = None) -> Panel:
    """Return a panel of one number."""
    return Panel(title, about, {"": expression}, unit, "stat", 4, red)


def rate(what: str, by: str = "", window: str = "1m", **labels: str) -> str:
    """Return the rate of a counter, summed by a label."""
    chosen = ",".join(f'{name}="{value}"' for name, value in labels.items())
    return f"sum {f'by ({by}) ' if by else ''}(rate(wireroom_{what}{{{chosen}}}[{window}]))"


def latency(share: float, mode: str) -> str:
    """Return a quantile of the time from log to outcome."""
    return f"histogram_quantile({share}, {rate('end_to_end_seconds_bucket', 'le', '5m', mode=mode)})"


def passed(stage: str) -> str:
    """Return the rate of what a stage passes on."""
    return rate("articles_total", stage=stage, outcome="passed", mode="live")


def overview() -> list[list[Panel]]:
    """The flow from left to right, and whether it is well."""
    taken = rate("articles_total", stage="clean", mode="live")
    return [
        [
            number("Raw", "Articles a second taken in.", taken, "reqps"),
            *(
                number(name, about, passed(stage), "reqps")
                for name, about, stage in (
                    ("Clean", "Passed by clean, a second.", "clean"),
                    ("Unique", "Passed by dedupe, a second.", "dedupe"),
                    ("Tagged", "Passed by tag, a second.", "tag"),
                    ("Grouped", "Put into stories, a second.", "group"),
                )
            ),
            number("Stories", "Stories that are not over.", 'sum(wireroom_stories{status!="over"})'),
        ],
        [
            number("Duplicate share", "Of what reaches dedupe, over five minutes.",
                   'wireroom:duplicate_share:5m{mode="live"}', "percentunit"),
            number("95 % done within", "From the log to the committed outcome.",
                   'wireroom:end_to_end_seconds:p95_5m{mode="live"}', "s", 60),
            number("Oldest waits", "Age of the oldest record that waits for a stage.",
                   'max(wireroom_lag_seconds{mode="live"})', "s", 300),
            number("Dead letters", "Records whose outcome is a dead letter; the ledger's count.",
                   "sum(wireroom_dead_letters)", red=1),
            number("Missing or conflicting", "The ledger's account; must be 0.",
                   'sum(wireroom_ledger_articles{state=~"missing|conflicting"})', red=1),
            number("Restarts, last hour", "Workers that ended and were started again.",
                   "sum(increase(wireroom_restarts_total[1h]))", red=4),
        ],
        [
            Panel("Where articles end", "A second, by outcome: all that comes in ends in one of these.",
                  {
                      "unique": rate("articles_total", stage="dedupe", outcome="passed", mode="live"),
                      "duplicate": rate("articles_total", stage="dedupe", outcome="duplicate", mode="live"),
                      "rejected": rate("articles_total", stage="clean", outcome="rejected", mode="live"),
                      "dead": rate("articles_total", outcome="failed", mode="live"),
                  }, "reqps", width=12, stacked=True),
            Panel("Time from log to outcome", "Median, 95 % and 99 % of articles.",
                  {f"{share:.0%}": latency(share, "live") for share in (0.5, 0.95, 0.99)}, "s", width=12),
        ],
        [
            Panel("The ledger's account", "Counted from the topics; pending is on its way.",
                  {"{{state}}": "sum by (state) (wireroom_ledger_articles)"}, width=12),
            Panel("Complete up to", "How long ago everything that came in until then had its outcome.",
                  {"behind": "time() - (max(wireroom_ledger_watermark_seconds) > 0)"}, "s", width=12,
                  red_from=900),
        ],
    ]  # fmt: skip


def stages(mode: str = "live") -> list[list[Panel]]:
    """What each stage takes in, gives out, and has to do."""
    only = f'mode="{mode}"'
    return [
        [
            Panel(stage, f"What {stage} makes of articles, a second.",
                  {"{{outcome}}": rate("articles_total", "outcome", stage=stage, mode=mode)}, "reqps",
                  width=6, stacked=True)
            for stage in STAGES
        ],
        [
            Panel("Records waiting", "By stage.",
                  {"{{stage}}": f"sum by (stage) (wireroom_lag_records{{{only}}})"}),
            Panel("Age of the oldest that waits", "By stage.",
                  {"{{stage}}": f"max by (stage) (wireroom_lag_seconds{{{only}}})"}, "s"),
            Panel("Share of time a stage is busy", "1 is all of one core.",
                  {"{{stage}}": rate("stage_seconds_sum", "stage", mode=mode)}, "percentunit"),
        ],
        [
            Panel("Time per article", "Busy time over articles, by stage.",
                  {"{{stage}}": f"{rate('stage_seconds_sum', 'stage', '5m', mode=mode)} / "
                                f"{rate('articles_total', 'stage', '5m', mode=mode)}"}, "s"),
            Panel("Rejected", "A second, by reason.",
                  {"{{reason}}": rate("rejected_total", "reason", "5m", mode=mode)}, "reqps"),
            Panel("Age of the news that passes", "By event time and stage.",
                  {"{{stage}}": f"time() - (max by (stage) (wireroom_event_time_seconds{{{only}}}) > 0)"},
                  "s"),
        ],
    ]  # fmt: skip


def duplicates() -> list[list[Panel]]:
    """What is caught, by which rule, and what the memory that catches it holds."""
    memory = '{stage="dedupe",mode="live"}'
    return [
        [
            Panel("Duplicates", "A second, by rule; a revision goes on as news.",
                  {"{{rule}}": rate("duplicates_total", "rule", "5m", mode="live")}, "reqps", width=12,
                  stacked=True),
            Panel("Share of duplicates", "Of what reaches dedupe: now, and over a day.",
                  {"5 minutes": 'wireroom:duplicate_share:5m{mode="live"}',
                   "24 hours": 'wireroom:duplicate_share:24h{mode="live"}'}, "percentunit", width=12),
        ],
        [
            Panel("Remembered articles", "Entries of dedupe's memory.",
                  {"entries": f"sum(wireroom_memory_entries{memory})"}),
            Panel("Size of the memory", "And the limit it may take.",
                  {"size": f"sum(wireroom_memory_bytes{memory})",
                   "limit": f"sum(wireroom_memory_limit_bytes{memory}) > 0"}, "bytes"),
            Panel("Remembers back", "In event time; the horizon is 14 days by default.",
                  {"reach": f"max(wireroom_memory_horizon_seconds{memory})"}, "s"),
        ],
        [
            Panel("Let go", "Entries a second, by age and because the limit was reached.",
                  {"{{reason}}": rate("memory_evicted_total", "reason", "5m", stage="dedupe", mode="live")},
                  "reqps"),
            Panel("Snapshots", "Age of the last snapshot, by stage.",
                  {"{{stage}}": "time() - (max by (stage) (wireroom_snapshot_time_seconds) > 0)"}, "s"),
            Panel("Snapshots that failed", "In the last hour, by stage.",
                  {"{{stage}}": "sum by (stage) (increase(wireroom_snapshot_failures_total[1h]))"},
                  red_from=1),
        ],
    ]  # fmt: skip


def sources() -> list[list[Panel]]:
    """Who sends, and who has fallen silent."""
    quiet = "time() - wireroom_source_last_article_seconds"
    return [
        [
            number("Sources known", "The 200 with most articles lately.",
                   "count(wireroom_source_last_article_seconds)"),
            number("Silent", "Against their own rhythm: the alert's condition.",
                   f"count(({quiet}) > on (source) clamp_min(6 * wireroom_source_usual_gap_seconds, 900))"
                   " or vector(0)", red=1),
        ],
        [
            Panel("Longest silent, in usual gaps", "1 is its own rhythm; from 6 on it counts as silent.",
                  {"{{source}}": f"topk(20, ({quiet}) / on (source) wireroom_source_usual_gap_seconds)"},
                  kind="bargauge", width=12, red_from=6),
            Panel("Newest article", "Seconds since each source's last article.",
                  {"{{source}}": f"topk(20, {quiet})"}, "s", "bargauge", 12),
        ],
    ]  # fmt: skip


def stories() -> list[list[Panel]]:
    """Stories, and the memory of the stage that makes them."""
    memory = '{stage="group",mode="live"}'
    return [
        [
            number("Rising", "They grow faster than an hour ago.", 'sum(wireroom_stories{status="rising"})'),
            number("Steady", "Neither rising nor over.", 'sum(wireroom_stories{status="steady"})'),
            number("Articles into stories", "A second.",
                   rate("articles_total", stage="group", outcome="passed", mode="live"), "reqps"),
        ],
        [
            Panel("Stories", "By how they go.", {"{{status}}": "sum by (status) (wireroom_stories)"},
                  width=12, stacked=True),
            Panel("Articles in group's memory", "What new articles are compared with.",
                  {"entries": f"sum(wireroom_memory_entries{memory})"}, width=12),
        ],
    ]  # fmt: skip


def replays() -> list[list[Panel]]:
    """What replays do, apart from the live flow."""
    first = [
        number("Replayed", "Articles a second through clean.",
               rate("articles_total", stage="clean", mode="replay"), "reqps"),
        number("Live meanwhile", "Articles a second through clean.",
               rate("articles_total", stage="clean", mode="live"), "reqps"),
        number("Event time now passing", "Of the replay, in its first stage.",
               '1000 * max(wireroom_event_time_seconds{mode="replay",stage="clean"}) > 0', "dateTimeAsIso"),
    ]  # fmt: skip
    return [first, *stages("replay")]


BOARDS = {
    "overview": ("Wireroom: overview", overview),
    "stages": ("Wireroom: stages", stages),
    "duplicates": ("Wireroom: duplicates", duplicates),
    "sources": ("Wireroom: sources", sources),
    "stories": ("Wireroom: stories", stories),
    "replay": ("Wireroom: replay", replays),
}


def dashboards() -> dict[str, dict[str, Any]]:
    """Return every dashboard by its name."""
    return {name: _board(name, title, rows()) for name, (title, rows) in BOARDS.items()}


def _board(name: str, title: str, rows: Sequence[Sequence[Panel]]) -> dict[str, Any]:
    return {
        "uid": f"wireroom-{name}",
        "title": title,
        "tags": ["wireroom"],
        "timezone": "browser",
        "schemaVersion": SCHEMA,
        "refresh": "5s",
        "time": {"from": "now-30m", "to": "now"},
        "links": [
            {"type": "dashboards", "title": "Wireroom", "tags": ["wireroom"], "asDropdown": False,
             "includeVars": True, "keepTime": True},
        ],
        "templating": {"list": []},
        "panels": list(_placed(rows)),
    }  # fmt: skip


def _placed(rows: Sequence[Sequence[Panel]]) -> Iterator[dict[str, Any]]:
    y = at = 0
    for row in rows:
        height = 4 if all(panel.kind == "stat" for panel in row) else 9
        x = 0
        for panel in row:
            at += 1
            yield panel.plain(at, x, y, height)
            x += panel.width
        y += height


def main() -> None:
    """Write the dashboards."""
    FOLDER.mkdir(exist_ok=True)
    for name, board in dashboards().items():
        (FOLDER / f"{name}.json").write_text(json.dumps(board, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
