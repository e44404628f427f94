"""Is a document what a schema of the standard says? As much of JSON Schema as those schemas use, with formats."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from alongside.directory.oruk.openapi import schemas

SCHEMAS = schemas()
TYPES = {"object": dict, "array": list, "string": str, "number": (int, float), "boolean": bool, "integer": int}
# What the schemas say that checks nothing by itself.
SAYS_NOTHING = {
    "name", "title", "description", "path", "datapackage_metadata", "datapackage_type", "constraints", "example",
    "core", "tabular_required", "order", "key",
}  # fmt: skip
CHECKED = {"type", "properties", "required", "items", "enum", "format", "$ref"}
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_uri(text):
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r'[\s<>"{}|\\^`]', text)


def is_moment(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", text):
        return False
    try:
        datetime.fromisoformat(text.upper().replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


FORMATS = {
    "uuid": UUID.fullmatch,
    "uri": is_uri,
    "email": re.compile(r"[^@\s]+@[^@\s]+").fullmatch,
    "date-time": is_moment,
}


def faults(value, schema, at="$"):
    """Every place where a value is not what a schema says, as `path: why`."""
    unknown = set(schema) - SAYS_NOTHING - CHECKED
    assert not unknown, f"the schemas say {unknown}, which is not looked at here"
    if "$ref" in schema:
        return faults(value, SCHEMAS[schema["$ref"].removesuffix(".json")], at)
    found = []
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind != "boolean" and isinstance(value, bool))):
        return [f"{at}: no {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: not one of {schema['enum']}")
    if "format" in schema and isinstance(value, str) and not FORMATS[schema["format"]](value):
        found.append(f"{at}: no {schema['format']}")
    if isinstance(value, dict):
        found += [f"{at}: lacks {name}" for name in schema.get("required", ()) if name not in value]
        for name, part in schema.get("properties", {}).items():
            if name in value:
                found += faults(value[name], part, f"{at}.{name}")
    if isinstance(value, list) and "items" in schema:
        for place, one in enumerate(value):
            found += faults(one, schema["items"], f"{at}[{place}]")
    return found


def faults_in(value, name):
    """The faults of a document by the schema of this name."""
    return faults(value, SCHEMAS[name])


def nulls(value, at="$"):
    """Every place where there is nothing: null, an empty text, an empty list."""
    if value in (None, "", [], {}) and value is not False and value != 0:
        return [at]
    if isinstance(value, dict):
        return [place for name, one in value.items() for place in nulls(one, f"{at}.{name}")]
    if isinstance(value, list):
        return [place for one in value for place in nulls(one, f"{at}[]")]
    return []
