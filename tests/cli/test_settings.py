import pytest

from pipeline.cli.common import settings_from
from pipeline.errors import UsageError


def test_a_setting_that_cannot_be_is_named_with_its_value(monkeypatch):
    monkeypatch.setenv("WIREROOM_BATCH_SIZE", "many")
    with pytest.raises(UsageError, match=r"WIREROOM_BATCH_SIZE='many': Input should be a valid integer"):
        settings_from()


def test_thresholds_are_json(monkeypatch):
    monkeypatch.setenv("WIREROOM_THRESHOLDS", '{"text_alone": 0.85}')
    assert settings_from().thresholds == {"text_alone": 0.85}
    monkeypatch.setenv("WIREROOM_THRESHOLDS", "text_alone=0.85")
    with pytest.raises(UsageError, match=r"thresholds.*must be JSON"):
        settings_from()
