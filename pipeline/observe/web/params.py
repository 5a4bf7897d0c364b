"""Query parameters: declared once, for reading them and for describing them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from multidict import MultiMapping

from pipeline.errors import UsageError

__all__ = ["Param", "read"]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a route.

    ``most`` is the longest text or the highest number, ``choices`` the words there are, ``pattern`` what a
    text must match as a whole. ``many`` may be given more than once. ``where`` is ``path`` for a part of the
    path.
    """

    name: str
    about: str
    kind: Literal["text", "number"] = "text"
    default: Any = ""
    most: int = 200
    least: int = 0
    choices: tuple[str, ...] = ()
    many: bool = False
    where: Literal["query", "path"] = "query"
    pattern: str = ""

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        if self.kind == "number":
            one: dict[str, Any] = {"type": "integer", "minimum": self.least, "maximum": self.most}
        else:
            one = {"type": "string", "maxLength": self.most}
            if self.choices:
                one = {"type": "string", "enum": list(self.choices)}
            elif self.pattern:
                one["pattern"] = f"^{self.pattern}$"
            elif self.where == "path":
                one["minLength"] = 1
        if self.many:
            return {"type": "array", "items": one, "maxItems": MOST_VALUES}
        return one | ({"default": self.default} if self.default != "" else {})


MOST_VALUES = 50
"""How often a parameter may be given."""


def read(params: Sequence[Param], query: MultiMapping[str], path: Mapping[str, str]) -> dict[str, Any]:
    """Return the parameters' values by name.

    Raises `UsageError` for what is unknown, too long or no number.
    """
    known = {param.name for param in params if param.where == "query"} | {"token"}
    if unknown := sorted(set(query) - known):
        raise UsageError(f"there is no parameter {unknown[0][:50]!r}: there are {', '.join(sorted(known))}")
    found: dict[str, Any] = {}
    for param in params:
        given = [path[param.name]] if param.where == "path" else query.getall(param.name, [])
        if len(given) > (MOST_VALUES if param.many else 1):
            raise UsageError(f"{param.name} is given {len(given)} times")
        values = [_value(param, text) for text in given]
        found[param.name] = tuple(values) if param.many else values[0] if values else param.default
    return found


def _value(param: Param, text: str) -> Any:
    if param.kind == "number":
        if text.isascii() and text.isdecimal() and len(text) < 10 and param.least <= int(text) <= param.most:
            return int(text)
        raise UsageError(f"{param.name}={text[:50]!r}: write a number from {param.least} to {param.most}")
    if param.choices and text not in param.choices:
        raise UsageError(f"{param.name}={text[:50]!r}: choose one of {', '.join(param.choices)}")
    if param.pattern and not re.fullmatch(param.pattern, text):
        raise UsageError(f"{param.name}={text[:50]!r} is no {param.name}: take one that an answer carried")
    if len(text) > param.most:
        raise UsageError(f"{param.name} has {len(text)} characters: {param.most} at most")
    return text
