"""JSON Schemas of the topics' values: generated from the record types, kept readable for old data.

A consumer with the new schema must be able to read what was written under the released one (BACKWARD in the
words of schema registries), since topics keep their records for weeks.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pipeline.article import Article, DuplicateArticle, RawArticle, RejectedArticle, Story
from pipeline.outcome import Reason, Rule

__all__ = [
    "RECORDS",
    "broken_readers",
    "check_schemas",
    "release_schemas",
    "schema_of",
    "schemas",
    "write_schemas",
]

RECORDS: Mapping[str, type] = {
    "articles.raw": RawArticle,
    "articles.clean": Article,
    "articles.unique": Article,
    "articles.tagged": Article,
    "articles.grouped": Article,
    "articles.duplicates": DuplicateArticle,
    "articles.rejected": RejectedArticle,
    "stories": Story,
}
_ENUMS: Mapping[tuple[type, str], type[Enum]] = {
    (DuplicateArticle, "rule"): Rule,
    (RejectedArticle, "reason"): Reason,
}
"""Fields that are strings in the record and one of a list on the wire."""
_PRIMITIVES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ONE_OF_THEM = [{"required": ["url"]}, {"required": ["source"]}]
_RAW_FIELDS: Mapping[str, Any] = {
    # What producers may write and `sources.decode` takes in, wider than what the record holds afterwards.
    "id": {"type": ["string", "integer", "null"]},
    "source": {"type": ["string", "null"]},
    "content_type": {
        "type": ["string", "null"],
        "description": "text/html or text/plain; anything else is kept aside and the content decides.",
    },
    "authors": {"type": ["array", "string", "null"], "items": {"type": ["string", "null"]}},
    "extra": {"type": ["object", "null"]},
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every topic whose values are JSON, by topic name."""
    return {topic: schema_of(record, topic) for topic, record in RECORDS.items()}


def schema_of(record: type, topic: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record type as the value of a topic.

    Fields without a default are required; unknown ones are allowed, so that an old reader survives new ones.
    """
    definitions: dict[str, Any] = {}
    body = _object(record, definitions)
    if record is RawArticle:
        body["properties"] |= _RAW_FIELDS
        body |= {"required": ["content"], "anyOf": _ONE_OF_THEM}
    head = {"$schema": _DIALECT, "$id": f"urn:wireroom:{topic}", "title": record.__name__}
    return head | body | ({"$defs": dict(sorted(definitions.items()))} if definitions else {})


def write_schemas(folder: Path) -> list[str]:
    """Write every schema to ``folder/TOPIC.json`` and return the names of the files that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for topic, schema in schemas().items():
        file, text = folder / f"{topic}.json", _text(schema)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed.append(file.name)
    return changed


def release_schemas(folder: Path) -> list[str]:
    """Write the schemas to ``folder/released``, which later ones are compared to; return what changed."""
    return write_schemas(folder / "released")


def check_schemas(folder: Path) -> list[str]:
    """Return what is wrong with the schema files: out of date, or unable to read the released ones' data."""
    problems = []
    for topic, schema in schemas().items():
        file, released = folder / f"{topic}.json", folder / "released" / f"{topic}.json"
        if not file.exists() or file.read_text(encoding="utf-8") != _text(schema):
            problems.append(
                f"{file.name} differs from pipeline/article.py: run wireroom topics schemas --write"
            )
        if released.exists():
            old = json.loads(released.read_text(encoding="utf-8"))
            problems += [f"{file.name} cannot read released data: {p}" for p in broken_readers(old, schema)]
    return problems


def broken_readers(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return why a reader of ``new`` may fail on data written under ``old``; empty if it can't.

    Broken by: a field that becomes required, a type that is no longer allowed, an enum value that is gone.
    """
    return list(_breaks(old, new, old.get("$defs", {}), new.get("$defs", {}), ""))


def _breaks(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    old_defs: Mapping[str, Any],
    new_defs: Mapping[str, Any],
    path: str,
) -> Iterator[str]:
    old, new = _deref(old, old_defs), _deref(new, new_defs)
    here = path or "the record"
    if gone := _types(old) - _types(new) if _types(new) else None:
        yield f"{here} may no longer be {', '.join(sorted(gone))}"
    if "enum" in new and (lost := set(old.get("enum", ["(any)"])) - set(new["enum"])):
        yield f"{here} no longer knows {', '.join(sorted(map(str, lost)))}"
    for field in sorted(set(new.get("required", ())) - set(old.get("required", ()))):
        yield f"{_join(path, field)} became required"
    for field, then in old.get("properties", {}).items():
        if field in new.get("properties", {}):
            yield from _breaks(then, new["properties"][field], old_defs, new_defs, _join(path, field))
    if "items" in old and "items" in new:
        yield from _breaks(old["items"], new["items"], old_defs, new_defs, f"{path}[]")


def _join(path: str, field: str) -> str:
    return f"{path}.{field}" if path else field


def _deref(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference; a nullable one (``anyOf`` with null) becomes its target that may also be null."""
    if "anyOf" in schema and "type" not in schema:
        parts = [_deref(part, definitions) for part in schema["anyOf"]]
        merged: dict[str, Any] = {}
        for part in parts:
            merged |= part
        return merged | {"type": sorted(set().union(*map(_types, parts)))}
    if "$ref" in schema:
        target: Mapping[str, Any] = definitions[schema["$ref"].rpartition("/")[2]]
        return target
    return schema


def _types(schema: Mapping[str, Any]) -> set[str]:
    """Return the types a schema allows; a reader of numbers also reads integers."""
    named = schema.get("type", [])
    found = {named} if isinstance(named, str) else set(named)
    return found | ({"integer"} if "number" in found else set())


def _object(record: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(record)
    own = fields(record)
    properties = {}
    for field in own:
        choices = _ENUMS.get((record, field.name))
        properties[field.name] = (
            {"type": "string", "enum": [member.value for member in choices]}
            if choices
            else _type(hints[field.name], definitions)
        )
    required = [field.name for field in own if _has_no_default(field)]
    return {
        "description": (record.__doc__ or "").strip().partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": True,
    }


def _has_no_default(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one annotation: the few forms that the record types use."""
    if hint in _PRIMITIVES:
        return {"type": _PRIMITIVES[hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        definitions[hint.__name__] = {}
        definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"type": "string", "enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object"}
    if origin in (Union, types.UnionType):
        return _optional([_type(part, definitions) for part in arguments if part is not type(None)])
    message = f"no JSON Schema for {hint!r}"
    raise TypeError(message)


def _optional(parts: list[dict[str, Any]]) -> dict[str, Any]:
    only = parts[0]
    if len(parts) == 1 and "type" in only and "enum" not in only:
        return only | {"type": [only["type"], "null"]}
    return {"anyOf": [*parts, {"type": "null"}]}


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
