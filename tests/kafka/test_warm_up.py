import gc

import pytest
from py3langid import langid

from pipeline.flow import FLOW
from pipeline.kafka.worker.warm_up import warm_up
from pipeline.text import gazetteer, normalise


@pytest.mark.parametrize("stage", [step.stage.name for step in FLOW])
def test_what_the_stages_need_is_loaded_and_the_collector_goes_on(stage):
    gc.disable()
    langid.IDENTIFIER = None
    try:
        warm_up(stage)
        assert gc.isenabled()
        assert langid.IDENTIFIER is not None
    finally:
        gc.enable()
        gc.unfreeze()
    if stage in {"tag", "group"}:
        assert gazetteer._tables.cache_info().currsize == normalise._tables.cache_info().currsize == 1
