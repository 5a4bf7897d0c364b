import pytest
from typer.testing import CliRunner

from pipeline.cli.evaluate import app
from pipeline.errors import UsageError


@pytest.mark.parametrize("stage", ["clean", "dedupe", "group", "tag"])
@pytest.mark.parametrize(("line", "said"), [("{}", "has no '"), ("no", "no JSON")])
def test_a_file_without_the_labels_says_what_is_missing(tmp_path, stage, line, said):
    path = tmp_path / "data.jsonl"
    path.write_text(f"{line}\n")
    error = CliRunner().invoke(app, [stage, str(path)]).exception
    assert isinstance(error, UsageError)
    assert said in str(error)
    assert str(path) in str(error)
