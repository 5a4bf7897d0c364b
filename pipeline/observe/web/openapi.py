"""The API's description in OpenAPI 3.1, made from the routes and the types of their answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from pipeline.observe.web.labels import LABELS, MOST_NOTE_CHARS, MOST_REF_CHARS
from pipeline.observe.web.routes import Route
from pipeline.observe.web.shapes import Problem

__all__ = ["described"]

_TEXT = {"type": "string", "minLength": 1, "maxLength": MOST_REF_CHARS}
_LABEL = {
    "type": "object",
    "required": ["copy", "original", "label"],
    "additionalProperties": False,
    "properties": {
        "copy": _TEXT,
        "original": _TEXT,
        "label": {"type": "string", "enum": list(LABELS)},
        "note": {"type": "string", "maxLength": MOST_NOTE_CHARS},
    },
}
_MEANS = {
    400: "A parameter is wrong.",
    401: "The token is missing.",
    403: "Not asked for by this page.",
    404: "There is none.",
    413: "The request is too large.",
    415: "The request is no JSON.",
    429: "Too many at once.",
    503: "Not now.",
}


def described(routes: Sequence[Route], version: str) -> dict[str, Any]:
    """Return the description of the routes."""
    adapters = [(route, TypeAdapter(route.shape)) for route in routes if route.shape is not None]
    inputs: list[Any] = [(route.path, "serialization", adapter) for route, adapter in adapters]
    inputs.append(("problem", "serialization", TypeAdapter(Problem)))
    schemas, defined = TypeAdapter.json_schemas(inputs, ref_template="#/components/schemas/{model}")
    paths: dict[str, Any] = {}
    for route in routes:
        schema = schemas.get((route.path, "serialization"), {"type": "string"})
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(
            route, schema, schemas["problem", "serialization"]
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wireroom",
            "version": version,
            "description": "What the live page shows. Times are POSIX seconds of log time. Where the page is "
            "not bound to loopback a token is needed: as a parameter, a cookie, or Authorization: Bearer.",
        },
        "paths": paths,
        "components": {
            "schemas": defined.get("$defs", {}),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(route: Route, schema: Any, problem: Any) -> dict[str, Any]:
    errors = {
        str(status): {
            "description": _MEANS[status],
            "content": {"application/json": {"schema": {} if route.path == "/readyz" else problem}},
        }
        for status in sorted({*route.errors, 401, 403})
    }
    operation: dict[str, Any] = {
        "summary": route.about,
        "operationId": route.path.strip("/")
        .replace("/", "_")
        .replace("{", "")
        .replace("}", "")
        .replace(".", "_"),
        "responses": {
            str(route.good): {"description": "Good.", "content": {route.kind: {"schema": schema}}},
            **errors,
        },
    }
    if route.params:
        operation["parameters"] = [
            {
                "name": param.name,
                "in": param.where,
                "required": param.where == "path",
                "description": param.about,
                "schema": param.schema(),
            }
            for param in route.params
        ]
    if route.method == "POST":
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _LABEL}}}
    return operation
