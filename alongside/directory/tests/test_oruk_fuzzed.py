"""Our description of the interface, asked whatever it allows and whatever it does not: every answer is one it names."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.directory.models import Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from alongside.directory.oruk.openapi import openapi_text
from alongside.directory.tests.oruk_schemas import FORMATS, TYPES

DESCRIBED = json.loads(openapi_text())
KEYS = {
    "services": Service, "service_at_locations": ServiceAtLocation, "taxonomies": Taxonomy,
    "taxonomy_terms": TaxonomyTerm,
}  # fmt: skip
# What says of a value how it must be; any other word of a schema describes it only.
CHECKED = {"type", "properties", "required", "items", "enum", "const", "format", "minimum", "allOf", "$ref"}


def faults(value, schema, at="$"):
    """Every place where a value is not what the served description says."""
    if "$ref" in schema:
        return faults(value, DESCRIBED["components"]["schemas"][schema["$ref"].rpartition("/")[2]], at)
    assert not {"oneOf", "anyOf", "not", "pattern", "additionalProperties"} & schema.keys(), "not looked at here"
    found = [fault for part in schema.get("allOf", ()) for fault in faults(value, part, at)]
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind != "boolean" and isinstance(value, bool))):
        return [f"{at}: no {kind}"]
    if ("enum" in schema and value not in schema["enum"]) or ("const" in schema and value != schema["const"]):
        found.append(f"{at}: not what it may be")
    if isinstance(value, str) and "format" in schema and not FORMATS[schema["format"]](value):
        found.append(f"{at}: no {schema['format']}")
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{at}: below {schema['minimum']}")
    if isinstance(value, dict):
        found += [f"{at}: lacks {name}" for name in schema.get("required", ()) if name not in value]
        for name, part in schema.get("properties", {}).items():
            found += faults(value[name], part, f"{at}.{name}") if name in value else []
    if isinstance(value, list):
        found += [fault for one in value for fault in faults(one, schema.get("items", {}), f"{at}[]")]
    return found


def allowed(schema):
    """Values that a parameter's schema allows, as the address carries them."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "pattern" in schema:
        return st.from_regex(schema["pattern"].replace("$", r"\Z"), fullmatch=True)
    if schema["type"] == "integer":
        return st.integers(schema["minimum"], schema.get("maximum", 10**20)).map(str)
    if schema["type"] == "number":
        most = schema.get("maximum", 10**9)
        return st.decimals(schema["minimum"], most, places=3).map(lambda one: f"{one:f}")
    return st.text(max_size=schema.get("maxLength", 60))


ANYTHING = st.one_of(
    st.text(max_size=40), st.integers().map(str), st.floats().map(str), st.just("9" * 400), st.just("\0")
)


def asked(parameters, of):
    """A question: some of the parameters, each with a value from `of`."""
    return st.fixed_dictionaries({}, optional={one["name"]: of(one["schema"]) for one in parameters})


def sent(client, path, key, query):
    """Ask, and hold the answer to what the description says of this path and this status."""
    answer = client.get(f"/oruk/v3{path.format(id=key)}", query)
    named = DESCRIBED["paths"][path]["get"]["responses"]
    assert str(answer.status_code) in named, (path, query, answer.status_code)
    says = named[str(answer.status_code)]
    [(kind, media)] = says["content"].items()
    assert answer["Content-Type"] == kind
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert faults(json.loads(answer.content), media["schema"]) == [], (path, query)
    return answer.status_code


FEW = settings(
    max_examples=25, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(DESCRIBED["paths"]))
def test_whatever_is_asked_the_answer_is_one_that_is_described(cast, path):
    client, [operation] = Client(), DESCRIBED["paths"][path].values()
    parameters = [one for one in operation["parameters"] if one["in"] == "query"]
    name = path.strip("/").partition("/")[0]
    keys = [str(key) for key in KEYS[name].objects.values_list("pk", flat=True)] if "{id}" in path else [""]
    one_key = st.one_of(st.sampled_from(keys), st.uuids().map(str)) if "{id}" in path else st.just("")

    @FEW
    @given(query=asked(parameters, allowed), key=one_key)
    def what_may_be_asked(query, key):
        status = sent(client, path, key, query)
        bad_anyway = "\0" in query.get("search", "") or {"postcode", "proximity"} & query.keys()
        assert status == 200 or bad_anyway or (status == 404 and key not in keys)

    @FEW
    @given(query=asked(parameters, lambda schema: st.one_of(ANYTHING, allowed(schema))), more=st.dictionaries(
        st.text(max_size=8), ANYTHING, max_size=2
    ))  # fmt: skip
    def what_may_not(query, more):
        sent(client, path, keys[0], {**more, **query})

    what_may_be_asked()
    what_may_not()


def test_the_check_finds_an_answer_that_is_not_described(db):
    page = DESCRIBED["paths"]["/services"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    good = {
        "total_items": 0, "total_pages": 0, "page_number": 1, "size": 0, "first_page": True, "last_page": True,
        "empty": True, "contents": [],
    }  # fmt: skip
    assert faults(good, page) == []
    for broken in ({"size": -1}, {"size": True}, {"contents": [{"id": "x"}]}, {"contents": {}}):
        assert faults({**good, **broken}, page), broken
