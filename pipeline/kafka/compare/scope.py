"""Which articles can be compared at all: those that every run among the two was to go through."""

from __future__ import annotations

from pipeline.article import Origin
from pipeline.errors import UsageError
from pipeline.flow import RAW
from pipeline.kafka.codec import origin_of
from pipeline.kafka.ledger.origins import Origins
from pipeline.kafka.replay import manage
from pipeline.kafka.replay.pick import in_range, source_of
from pipeline.kafka.replay.plan import Range, find_range
from pipeline.kafka.replay.run import load, shadow
from pipeline.kafka.replay.wanted import wanted_by
from pipeline.settings import Settings

__all__ = ["LIVE", "in_common", "settings_of"]

LIVE = "live"


def settings_of(settings: Settings, name: str) -> Settings:
    """Return the settings under which the topics of a flow lie: ``live``, or the name of a run."""
    return settings if name == LIVE else shadow(settings, name)


def in_common(settings: Settings, one: str, two: str, wanted: Range | None = None) -> Origins:
    """Return the articles that both were to go through, of those in a range of ``articles.raw`` (None: all).

    Raises `UsageError` for a run that has not ended.
    """
    scopes = [_scope(settings, name) for name in (one, two) if name != LIVE]
    if one == two or not scopes:
        raise UsageError(f"{one} and {two} are one flow: compare live with a run, or two runs")
    scope = scopes[0] if len(scopes) == 1 else scopes[0] & scopes[1]
    return scope if wanted is None else in_range(scope, *find_range(settings, RAW, wanted))


def _scope(settings: Settings, name: str) -> Origins:
    run = load(settings, name)
    if (state := manage.state_of(settings, name).state) != "done":
        raise UsageError(
            f"the run {name} is {state}, not done: wireroom replay --resume {name}, then compare"
        )
    if run.target != "shadow":
        raise UsageError(f"the run {name} copied records: it has no verdicts to compare")
    scope = Origins()
    if run.source == RAW and not run.where and not run.ids and run.origins is None:
        for partition, first in run.begin.items():
            scope.add_range(partition, first, run.end[partition])
        return scope
    keep = wanted_by(run)
    with source_of(settings, run) as source:
        for row in source.rows():
            if keep(row):
                own = Origin(row.partition, row.offset)
                scope.add(own if run.source == RAW else origin_of(row.headers) or own)
    return scope
