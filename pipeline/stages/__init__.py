"""The stages, in the order an article passes them."""

from __future__ import annotations

from pipeline.outcome import Stage
from pipeline.stages.clean import Clean
from pipeline.stages.dedupe import Dedupe
from pipeline.stages.group import Group
from pipeline.stages.tag import Tag

__all__ = ["STAGES"]

STAGES: tuple[Stage, ...] = (Clean(), Dedupe(), Tag(), Group())
