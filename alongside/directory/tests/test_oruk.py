"""What machines are sent: by the standard's own schemas, in a constant number of statements, with a sentence for no."""

import copy
import json
import re

import pytest
from django.test import Client

from alongside.directory.models import Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from alongside.directory.oruk.openapi import openapi_text
from alongside.directory.tests.oruk_schemas import faults_in, nulls
from alongside.kit.ids import new_id

KINDS = {
    "services": ("service", Service), "service_at_locations": ("service_at_location", ServiceAtLocation),
    "taxonomies": ("taxonomy", Taxonomy), "taxonomy_terms": ("taxonomy_term", TaxonomyTerm),
}  # fmt: skip


@pytest.fixture
def ask():
    client = Client(raise_request_exception=True)

    def get(path, status=200, method="get"):
        answer = getattr(client, method)(f"/oruk/v3{path}")
        assert answer.status_code == status, (path, answer.content[:200])
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Content-Type"] == "application/json"
        return json.loads(answer.content)

    return get


def test_every_answer_is_what_the_schemas_say(cast, ask):
    assert Service.objects.count() >= 12
    root = ask("/")
    assert root["version"] == "HSDS-UK-3.0"
    assert root["openapi_url"].startswith("http://testserver/oruk/v3/openapi.json")
    for name, (schema, model) in KINDS.items():
        page = ask(f"/{name}?per_page=500")
        assert page["total_items"] == page["size"] == model.objects.count() > 0, name
        assert (page["first_page"], page["last_page"], page["empty"]) == (True, True, False)
        for short in page["contents"]:
            assert faults_in(short, schema) == []
            assert nulls(short) == []
            whole = ask(f"/{name}/{short['id']}")
            assert faults_in(whole, schema) == []
            assert nulls(whole) == []
            if name == "services":
                assert whole["organization_id"] == whole["organization"]["id"]
            if name == "service_at_locations":
                assert whole["service"]["id"] == whole["service_id"]


def test_the_check_itself_finds_what_is_broken(cast, ask):
    whole = ask(f"/services/{Service.objects.get(name='Mending bench').pk}")
    for path, value in (
        (("id",), "no-uuid"), (("status",), "open"), (("url",), "not a uri"),
        (("last_modified",), "2026-01-01T10:00:00"),
        (("organization", "name"), None), (("schedules", 0, "freq"), "DAILY"),
        (("service_at_locations", 0, "location", "location_type"), "here"),
    ):  # fmt: skip
        broken = copy.deepcopy(whole)
        inner = broken
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
        assert faults_in(broken, "service"), path


def test_pages_and_questions(cast, ask):
    total = Service.objects.count()
    first, second = ask("/services/?per_page=5"), ask("/services?per_page=5&page=2")
    assert first["total_pages"] == -(-total // 5)
    assert not {one["id"] for one in first["contents"]} & {one["id"] for one in second["contents"]}
    past = ask("/services?page=999999999999999999999999999")
    assert (past["empty"], past["size"], past["last_page"], past["contents"]) == (True, 0, True, [])
    assert ask("/services?colour=green")["total_items"] == total
    assert [one["name"] for one in ask("/services?search=TOASTERS+mill")["contents"]] == ["Mending bench"]
    sunday = {one["name"] for one in ask("/services?day=SU&start_time=12:00&end_time=15:30")["contents"]}
    assert sunday == {"Memories of the mill"}
    assert {one["name"] for one in ask("/services?minimum_age=17")["contents"]} == {"Night line"}
    term = TaxonomyTerm.objects.get(name="For carers")
    for name in (f"taxonomy_term_id={term.pk}", f"taxonomy_term_id={term.pk}&taxonomy_id={term.taxonomy_id}"):
        assert [one["name"] for one in ask(f"/services?{name}")["contents"]] == ["Carers’ Thursday"]
        assert ask(f"/service_at_locations?{name}")["size"] == 1
    near = ask("/service_at_locations?postcode=LS12+9ZZ")
    assert {one["location"]["name"] for one in near["contents"]} == {"The Old Mill"}


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-1", "page=one", "page=", "page=1.0", "per_page=0", "per_page=501", "per_page=9999999999999999",
        "taxonomy_term_id=x", "taxonomy_id=1", "minimum_age=old", "maximum_age=-3", "start_time=25:00", "end_time=9",
        "day=XX",
        "search=%00",
    ],
)  # fmt: skip
def test_a_bad_question_is_told_why(db, ask, query):
    assert ask(f"/services?{query}", 400)["message"].endswith(".")


def test_what_is_not_there_and_what_cannot_be_done(cast, ask):
    for path in (
        f"/services/{new_id()}",
        "/services/x",
        "/nothing",
        f"/taxonomies/{new_id()}/",
        f"/nothing/{new_id()}",
    ):
        assert ask(path, 404)["message"]
    for query in ("postcode=nowhere", "proximity=5", "postcode=LS12+9ZZ&proximity=100"):
        assert ask(f"/service_at_locations?{query}", 400)["message"]
    for method in ("post", "put", "delete", "trace"):
        assert ask("/services", 405, method)["message"]
    assert ask("/services", 200, "options") == {}


def test_a_page_is_two_statements_and_a_service_one(cast, ask, django_assert_num_queries):
    key = Service.objects.first().pk
    at = ServiceAtLocation.objects.first().pk
    for statements, path in (
        (2, "/services?per_page=1"), (2, "/services?per_page=30"), (1, f"/services/{key}"),
        (2, "/service_at_locations?per_page=30"), (1, f"/service_at_locations/{at}"),
    ):  # fmt: skip
        with django_assert_num_queries(statements):
            ask(path)


def test_the_description_knows_every_address(db, ask):
    described = ask("/openapi.json")
    assert described == json.loads(openapi_text())
    assert set(described["paths"]) == {"/", *(f"/{name}{end}" for name in KINDS for end in ("", "/{id}"))}
    at = described["paths"]["/service_at_locations/{id}"]["get"]["responses"]["200"]["content"]["application/json"]
    assert at["schema"] == {"$ref": "#/components/schemas/service_at_location"}
    references = set(re.findall(r'"#/components/schemas/(\w+)"', openapi_text()))
    assert references <= set(described["components"]["schemas"])


def test_the_short_way_and_the_doors_say_the_same(cast, rf):
    from django.urls import resolve

    key = Service.objects.first().pk
    client = Client()
    for path in ("/oruk/v3/", "/oruk/v3/services/", f"/oruk/v3/services/{key}/"):
        found = resolve(path)
        request = rf.get(path)
        assert found.func.__wrapped__(request, *found.args, **found.kwargs).content == client.get(path).content
