"""``wireroom topics``: the topic files against the cluster."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import Bootstrap, DataDir, Json, console, emit, notes, settings_from
from pipeline.kafka.clients import admin
from pipeline.kafka.schemas import check_schemas, release_schemas, write_schemas
from pipeline.kafka.topics import Plan, apply_plan, check_topics, load_topics, make_plan, topics_folder

__all__ = ["app"]

app = typer.Typer(help="Topics as code: plan, apply and check the files in topics/.", no_args_is_help=True)

Folder = Annotated[
    Path | None,
    typer.Option("--topics", metavar="DIR", help="Folder of the topic files; default: the project's."),
]
Replication = Annotated[
    int | None,
    typer.Option("--replication", min=1, metavar="N", help="Replicas on a cluster; default: the files'."),
]
Shards = Annotated[
    int | None,
    typer.Option("--shards", min=1, metavar="N", help="Language shards; default: as it is, else the files'."),
]
Delete = Annotated[
    list[str] | None,
    typer.Option("--delete", metavar="NAME", help="Delete this topic (without prefix); repeatable."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do it; without, only the plan is shown.")]


@app.command(
    epilog="Examples: [bold]wireroom topics plan[/] · "
    "[bold]wireroom topics plan --bootstrap kafka:9092 --replication 3 --json[/]"
)
def plan(
    data_dir: DataDir = Path(".wireroom"),
    bootstrap: Bootstrap = None,
    topics: Folder = None,
    replication: Replication = None,
    shards: Shards = None,
    delete: Delete = None,
    as_json: Json = False,
) -> None:
    """Show what apply would change on the cluster; changes nothing."""
    settings = settings_from(bootstrap, data_dir)
    client = admin(settings)
    try:
        specs = load_topics(topics)
        found = make_plan(
            client,
            specs,
            settings.topic_prefix,
            replication=replication,
            shards=shards,
            delete=delete or (),
        )
    finally:
        client.close()
    _show(found, as_json=as_json)


@app.command(
    epilog="Examples: [bold]wireroom topics apply --yes[/] · "
    "[bold]wireroom topics apply --bootstrap kafka:9092 --replication 3 --yes[/]"
)
def apply(
    data_dir: DataDir = Path(".wireroom"),
    bootstrap: Bootstrap = None,
    topics: Folder = None,
    replication: Replication = None,
    shards: Shards = None,
    delete: Delete = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Show the plan and, with --yes, carry it out. Deletes only what --delete names.

    Exit code 1 if something is left undone.
    """
    settings = settings_from(bootstrap, data_dir)
    client = admin(settings)
    try:
        specs = load_topics(topics)
        found = make_plan(
            client,
            specs,
            settings.topic_prefix,
            replication=replication,
            shards=shards,
            delete=delete or (),
        )
        _show(found, as_json=as_json)
        if found.changes and yes:
            apply_plan(client, found)
    finally:
        client.close()
    if found.changes and not yes:
        notes.print("nothing was changed: repeat with --yes to do this", highlight=False)
    if found.refused or (found.changes and not yes):
        raise typer.Exit(1)


@app.command(
    epilog="Examples: [bold]wireroom topics check[/] · "
    "[bold]wireroom topics check --topics ./topics --json[/]"
)
def check(topics: Folder = None, as_json: Json = False) -> None:
    """Check topic files and schemas without a cluster; exit code 1 if something is wrong."""
    problems = check_topics(topics)
    _report(
        problems, f"{len(load_topics(topics))} topic files and their schemas are in order", as_json=as_json
    )


@app.command(
    epilog="Examples: [bold]wireroom topics schemas --write[/] · "
    "[bold]wireroom topics schemas --write --release[/]"
)
def schemas(
    topics: Folder = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the schemas anew from the record types.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Make the schemas those that later ones are compared to.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Check the JSON Schemas, or write them from the record types in pipeline/article.py."""
    folder = topics_folder(topics) / "schemas"
    changed = write_schemas(folder) if write else []
    problems = check_schemas(folder)
    if release and not problems:
        changed += [f"released/{name}" for name in release_schemas(folder)]
    for name in changed:
        notes.print(f"wrote {folder / name}", highlight=False, soft_wrap=True)
    _report(problems, "schemas are up to date and read released data", as_json=as_json)


def _report(problems: list[str], fine: str, *, as_json: bool) -> None:
    if as_json:
        emit({"ok": not problems, "problems": problems})
    else:
        console.print("\n".join(problems) or fine, highlight=False, markup=False, soft_wrap=True)
    if problems:
        raise typer.Exit(1)


def _show(found: Plan, *, as_json: bool) -> None:
    if as_json:
        emit(asdict(found))
    else:
        console.print("\n".join(found.lines()), highlight=False, markup=False, soft_wrap=True)
