"""Our interface for machines, described as OpenAPI 3.1: the standard's own schemas, and what we add to each answer."""

import json
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).with_name("schema")
Json = dict[str, Any]
WHOLE_NUMBER = {"type": "integer", "minimum": 1}
PAGING: list[Json] = [
    {
        "name": "page",
        "in": "query",
        "schema": WHOLE_NUMBER,
        "description": "The page, from 1; one past the end is empty.",
    },
    {
        "name": "per_page",
        "in": "query",
        "schema": {**WHOLE_NUMBER, "maximum": 500, "default": 50},
        "description": "How many on a page.",
    },
]
UUID = {"type": "string", "format": "uuid", "pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"}
# As the standard writes them: a decimal number without a sign.
AGE = {"type": "number", "minimum": 0, "maximum": 999}
CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"}
NARROWING: list[Json] = [
    {
        "name": "search",
        "in": "query",
        "schema": {"type": "string", "maxLength": 500},
        "description": "Each word is found.",
    },
    {"name": "taxonomy_term_id", "in": "query", "schema": UUID},
    {"name": "taxonomy_id", "in": "query", "schema": UUID},
    {"name": "minimum_age", "in": "query", "schema": AGE, "description": "A minimum age of at least this."},
    {"name": "maximum_age", "in": "query", "schema": AGE, "description": "A maximum age of this or below."},
    {"name": "start_time", "in": "query", "schema": CLOCK, "description": "Opens at this time or later."},
    {"name": "end_time", "in": "query", "schema": CLOCK, "description": "Closes at this time or earlier."},
    {"name": "day", "in": "query", "schema": {"type": "string", "enum": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]}},
]
NEARNESS: list[Json] = [
    {"name": "postcode", "in": "query", "schema": {"type": "string"}, "description": "A UK postcode in full."},
    {
        "name": "proximity",
        "in": "query",
        "schema": {"type": "number", "minimum": 0},
        "description": "Metres from the postcode, which is needed too.",
    },
]
PAGE = {
    "type": "object",
    "required": [
        "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents",
    ],
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("total_items", "total_pages", "page_number", "size")},
        **{name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")},
        "contents": {"type": "array"},
    },
}  # fmt: skip
MESSAGE = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}
# Address -> (what it is, schema, whether it is a list, its parameters).
LISTS = {
    "services": ("service", NARROWING),
    "service_at_locations": ("service_at_location", [*NARROWING, *NEARNESS]),
    "taxonomies": ("taxonomy", []),
    "taxonomy_terms": ("taxonomy_term", []),
}


def schemas() -> dict[str, Json]:
    """The standard's schemas by name, as they are published."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))}


def _inside(schema: Any) -> Any:
    """A schema whose references lead to the components of one document."""
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{value.removesuffix('.json')}"
            if key == "$ref" and isinstance(value, str)
            else _inside(value)
            for key, value in schema.items()
            if key not in ("datapackage_metadata", "path", "tabular_required")
        }
    return [_inside(one) for one in schema] if isinstance(schema, list) else schema


def _answer(description: str, schema: Json) -> Json:
    return {
        "description": description,
        "headers": {"Access-Control-Allow-Origin": {"schema": {"type": "string", "const": "*"}}},
        "content": {"application/json": {"schema": schema}},
    }


def _get(summary: str, schema: Json, parameters: list[Json], *, may_be_missing: bool = False) -> Json:
    message = {"$ref": "#/components/schemas/message"}
    answers = {"200": _answer("Found.", schema), "400": _answer("A parameter cannot be read; a sentence why.", message)}
    if may_be_missing:
        answers["404"] = _answer("There is nothing of that id.", message)
    return {"get": {"summary": summary, "parameters": parameters, "responses": answers}}


@cache
def openapi_text() -> str:
    """The whole description, as JSON."""
    paths: dict[str, Json] = {
        "/": _get(
            "What this is",
            {
                "type": "object",
                "required": ["version", "profile", "openapi_url"],
                "properties": {
                    "version": {"type": "string"},
                    "profile": {"type": "string", "format": "uri"},
                    "openapi_url": {"type": "string", "format": "uri"},
                },
            },
            [],
        )
    }
    for name, (schema, more) in LISTS.items():
        one = {"$ref": f"#/components/schemas/{schema}"}
        page = {"allOf": [{"$ref": "#/components/schemas/page"}], "properties": {"contents": {"items": one}}}
        paths[f"/{name}"] = _get(f"A page of {name}", page, [*PAGING, *more])
        key = [{"name": "id", "in": "path", "required": True, "schema": UUID}]
        paths[f"/{name}/{{id}}"] = _get(f"One of {name}", one, key, may_be_missing=True)
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": "Alongside: what is on in the community",
            "version": "HSDS-UK-3.0",
            "description": "Open Referral UK 3.0. Public, without a key. Empty fields are left out.",
        },
        "servers": [{"url": "/oruk/v3"}],
        "paths": paths,
        "components": {
            "schemas": {
                **{name: _inside(schema) for name, schema in schemas().items()},
                "page": PAGE,
                "message": MESSAGE,
            }
        },
    }
    return json.dumps(described, ensure_ascii=False, separators=(",", ":"))
