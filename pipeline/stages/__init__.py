"""The stages, in the order an article passes them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.outcome import Stage
from pipeline.stages.clean import Clean, HtmlEngine
from pipeline.stages.dedupe import Dedupe
from pipeline.stages.dedupe.verdict import thresholds_with
from pipeline.stages.group import Group
from pipeline.stages.tag import Tag

__all__ = ["HORIZON_SECONDS", "STAGES", "make_stages"]

HORIZON_SECONDS = 14 * 86_400.0


def make_stages(
    horizon_seconds: float = HORIZON_SECONDS,
    memory_bytes: int = 0,
    thresholds: Mapping[str, float] = MappingProxyType({}),
    html_engine: HtmlEngine = "model",
) -> tuple[Stage, ...]:
    """Return the stages in order.

    The dedupe memory reaches ``horizon_seconds`` back in event time and takes ``memory_bytes`` at most, 0 for
    no limit. ``thresholds`` replace those of dedupe by name. Raises `UsageError` for a name it doesn't know.
    ``html_engine`` is that of clean.
    """
    dedupe = Dedupe(horizon_seconds, memory_bytes, thresholds_with(thresholds))
    return (Clean(html_engine), dedupe, Tag(), Group())


STAGES = make_stages()
