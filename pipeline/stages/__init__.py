"""The stages, in the order an article passes them."""

from __future__ import annotations

from pipeline.outcome import Stage
from pipeline.stages.clean import Clean
from pipeline.stages.dedupe import Dedupe
from pipeline.stages.group import Group
from pipeline.stages.tag import Tag

__all__ = ["HORIZON_SECONDS", "STAGES", "make_stages"]

HORIZON_SECONDS = 14 * 86_400.0


def make_stages(horizon_seconds: float = HORIZON_SECONDS) -> tuple[Stage, ...]:
    """Return the stages in order; the dedupe memory reaches ``horizon_seconds`` back in event time."""
    return (Clean(), Dedupe(horizon_seconds), Tag(), Group())


STAGES = make_stages()
