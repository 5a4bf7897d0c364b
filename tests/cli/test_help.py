import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli.main import app

WITHOUT_JSON = {"up", "worker", "ledger", "draw", "batch"}
"""Services, and commands whose output has a form of its own."""


def commands(group=None, path=()):
    group = group or typer.main.get_command(app)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        elif not command.hidden:
            yield (*path, name), command


ALL = dict(commands())


def test_the_commands_that_other_programs_rely_on_are_there():
    names = {" ".join(path) for path in ALL}
    wanted = {
        "up", "worker", "ledger", "produce", "samples", "tail", "trace", "explain", "stats", "audit", "draw",
        "check", "batch", "dead list", "dead show", "dead redrive", "dead discard", "topics plan",
        "topics apply", "topics check", "broker start", "broker stop", "broker status",
    }  # fmt: skip
    assert wanted - names == set()


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_says_what_a_command_does_and_shows_two_examples(path):
    """A command of a family may leave the examples to the family."""

    def examples(*names):
        ran = CliRunner().invoke(app, [*names, "--help"], env={"COLUMNS": "200", "TERM": "dumb"})
        assert ran.exit_code == 0
        return ran.output.partition("Example")[2].count(f"wireroom {' '.join(names)} ")

    assert ALL[path].help
    assert examples(*path) >= 2 or (len(path) > 1 and examples(path[0]) >= 2)


@pytest.mark.parametrize("path", [path for path in ALL if path[0] not in WITHOUT_JSON], ids=" ".join)
def test_commands_that_report_can_do_so_as_json(path):
    assert any("--json" in parameter.opts for parameter in ALL[path].params)


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_an_option_that_does_not_exist_is_a_usage_error(path):
    assert CliRunner().invoke(app, [*path, "--no-such-option"]).exit_code == 2


def test_without_a_command_the_help_is_shown():
    ran = CliRunner().invoke(app, [])
    assert "wireroom" in ran.output.lower()
    assert all(name in ran.output for (name, *_) in ALL)
