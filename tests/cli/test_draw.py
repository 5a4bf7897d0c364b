import re
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli.draw import mermaid
from pipeline.cli.main import app
from pipeline.flow import DEAD, DUPLICATES, FLOW, REJECTED, STORIES

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_picture_in_the_readme_is_the_one_that_is_drawn():
    pictures = re.findall(r"```mermaid\n(.*?)\n```", README.read_text("utf-8"), re.DOTALL)
    drawn = CliRunner().invoke(app, ["draw"])
    assert drawn.exit_code == 0
    assert drawn.output.strip() in [picture.strip() for picture in pictures], (
        "paste the output of wireroom draw"
    )


def test_every_stage_and_topic_is_in_the_picture():
    picture = mermaid()
    for step in FLOW:
        assert f"{{{{{step.stage.name}}}}} --> {step.passes_to.replace('.', '_')}[" in picture
        assert f"{step.stage.name} -. fails .-> {DEAD.replace('.', '_')}" in picture
    for topic in (REJECTED, DUPLICATES, STORIES):
        assert f"[({topic})]" in picture


def test_as_text_each_stage_is_a_line():
    drawn = CliRunner().invoke(app, ["draw", "--text"])
    lines = drawn.output.splitlines()
    assert [line.split(" -> ")[1] for line in lines] == [f"[{step.stage.name}]" for step in FLOW]
    assert lines[0] == "articles.raw -> [clean] -> articles.clean | articles.rejected | articles.dead"
