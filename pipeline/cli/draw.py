"""``wireroom draw``: the flow as a picture, drawn from the code."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["draw", "mermaid"]

BRANCHES = {
    "clean": (("articles.rejected", "no article"),),
    "dedupe": (("articles.duplicates", "repeats another"),),
    "group": (("stories", "updates"),),
}


def mermaid() -> str:
    """Return the flow in Mermaid's language, as the README shows it."""
    from pipeline.flow import DEAD, FLOW

    lines = ["flowchart LR", f"    producers([producers]) --> {_node(FLOW[0].reads)}"]
    for step in FLOW:
        name = step.stage.name
        lines.append(f"    {_node(step.reads)} --> {name}{{{{{name}}}}} --> {_node(step.passes_to)}")
        lines += [f"    {name} -. {why} .-> {_node(topic)}" for topic, why in BRANCHES.get(name, ())]
        lines.append(f"    {name} -. fails .-> {_node(DEAD)}")
    return "\n".join(lines)


def _node(topic: str) -> str:
    return f"{topic.replace('.', '_')}[({topic})]"


def draw(
    text: Annotated[bool, typer.Option("--text", help="One line a stage instead of Mermaid.")] = False,
) -> None:
    """Print the flow as Mermaid (paste it into any Markdown) or as text."""
    from pipeline.flow import DEAD, FLOW

    if not text:
        typer.echo(mermaid())
        return
    for step in FLOW:
        aside = "".join(f" | {topic}" for topic, _ in BRANCHES.get(step.stage.name, ()))
        typer.echo(f"{step.reads} -> [{step.stage.name}] -> {step.passes_to}{aside} | {DEAD}")
