"""Maps brought in from files and taken out as files: all or nothing, asked first, safe cells, each with its line."""

import csv
import io
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.circles import actions
from alongside.circles.cells import as_typed, safe, table
from alongside.circles.codebook import ALTER, EGO, MAP, TIE
from alongside.circles.models import CircleMap, MapChange, Placement
from alongside.circles.tests.test_sent import EDGES, GRAPHML, NODES
from alongside.kit.ids import new_id
from alongside.people.models import Contact


@pytest.fixture
def simon(cast):
    return cast.people["simon"]


@pytest.fixture
def mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


def answers(**more):
    today = timezone.localdate()
    day = {"drawn_on_day": today.day, "drawn_on_month": today.month, "drawn_on_year": today.year}
    return {"id": str(new_id()), "made_with": "Mina", **day, **more}


def sent(**files):
    return [SimpleUploadedFile(name.replace("__", "."), text.encode()) for name, text in files.items()]


def words(answer):
    return unescape(answer.content.decode())


def counts():
    return CircleMap.objects.count(), Placement.objects.count(), Contact.objects.count()


def kept_in(html):
    """What the page that shows the files would send, but for its boxes."""
    return html.split('name="found" value="')[1].split('">')[0]


def unzipped(answer):
    content = b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as together:
        return {name: together.read(name).decode() for name in together.namelist()}


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def ring_set(mina, simon):
    html = words(mina.get(reverse("circles:bring_in", args=[simon.pk])))
    return html.split('name="ring_set"')[1].split('value="')[1].split('"')[0]


def test_a_map_is_shown_asked_about_and_then_kept_whole(mina, cast, simon):
    address, before = reverse("circles:bring_in", args=[simon.pk]), counts()
    facts = answers(ring_set=ring_set(mina, simon))
    files = sent(s_attributeList_Person__csv=NODES + "5,e,u5,Unkle Pat,,0.5,0.5\n6,e,u6,asha,,,\n", e__csv=EDGES)
    shown = mina.post(address, {**facts, "files": files})
    assert shown.status_code == 200
    html = words(shown)
    assert "6 on the map, and 1 pair knows each other. Nothing is kept yet." in html
    assert "Uncle Pat, in their life already" in html
    assert counts() == before
    boxes = {f"in_{n}": "yes" for n in range(6)} | {f"ring_{n}": "none" for n in range(6)} | {"ring_0": "1"}
    boxes |= {f"name_{n}": name for n, name in enumerate(["Asha", "=Bob", "Café", "x" * 300, "Unkle Pat", "asha"])}
    both = {**facts, **boxes, "found": kept_in(html)}
    refused = mina.post(address, both)
    assert refused.status_code == 422
    said = words(refused)
    assert "“asha” is there twice. Give one of the two another name" in said
    assert "Say whether “Unkle Pat” is known here, or is somebody else." in said
    assert "200" in said, "a name of 300 letters"
    assert 'value="=Bob"' in said, "nothing typed is lost"
    assert counts() == before
    uncle = Contact.objects.of(simon).get(name="Uncle Pat")
    both |= {"name_5": "Asha next door", "who_4": str(uncle.pk), "in_3": ""}
    for _ in range(2):
        answer = mina.post(address, both)
        assert answer["Location"] == f"/people/{simon.pk}/circles/{facts['id']}/"
    one = CircleMap.objects.get(pk=facts["id"])
    found = {row.contact.name: row for row in one.placements.select_related("contact")}
    assert set(found) == {"Asha", "=Bob", "Café", "Uncle Pat", "Asha next door"}
    assert (found["Asha"].ring, found["Asha"].kind, found["Uncle Pat"].contact) == (1, "person", uncle)
    assert one.ties.count() == 1
    assert counts() == (before[0] + 1, before[1] + 5, before[2] + 4)
    line = LedgerEntry.objects.get(verb="circles.imported")
    assert (line.subject, line.person) == (f"circles.circlemap:{one.pk}", simon.pk)
    assert not MapChange.objects.filter(map=one).exists()
    assert "Asha next door" in words(mina.get(f"/people/{simon.pk}/circles/{one.pk}/"))


@pytest.mark.parametrize(
    "files, said",
    [
        ({}, "Choose the files first."),
        ({"n__csv": NODES.replace(",", "|")}, "tabs have to stand between"),
        ({"n__csv": NODES, "e__csv": "from,to\n1,99\n"}, "ties somebody to “99”"),
        ({"n__csv": "nodeID,name\n" + "".join(f"{n},p{n}\n" for n in range(240))}, "There are 240 in the files"),
        ({"n__csv": f"nodeID,name\n1,{'x' * 300}\n"}, "has 300 letters"),
        ({"big__csv": "x" * 50_000_000}, "big.csv is 50 MB"),
        ({f"n{n}__csv": NODES for n in range(13)}, "That is 13 files."),
        ({"g__graphml": "<!DOCTYPE x>" + GRAPHML.split("?>")[1]}, "declares a document type"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_and_nothing_is_kept(mina, simon, files, said):
    address, before = reverse("circles:bring_in", args=[simon.pk]), counts()
    facts = answers(ring_set=ring_set(mina, simon), said_by="Una")
    answer = mina.post(address, {**facts, "files": sent(**files)})
    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="Una"' in words(answer)
    assert counts() == before


def test_what_the_page_kept_is_judged_again_and_the_act_is_all_or_nothing(mina, cast, simon):
    address, before = reverse("circles:bring_in", args=[simon.pk]), counts()
    facts = answers(ring_set=ring_set(mina, simon))
    assert "lost hold of what it had read" in words(mina.post(address, {**facts, "found": "{}"}))
    shown = words(mina.post(address, {**facts, "files": sent(n__csv=NODES)}))
    assert "No file of ties was sent" in shown
    none = {**facts, "found": kept_in(shown)} | {f"ring_{n}": "none" for n in range(4)}
    assert "Leave at least one of them" in words(mina.post(address, none))
    late = {**none, "in_0": "yes", "name_0": "Asha", "drawn_on_year": "2999"}
    assert mina.post(address, late).status_code == 422
    uncle = Contact.objects.of(simon).get(name="Uncle Pat")
    two = [actions.ToBring("Zoe", 1), actions.ToBring("a", None, uncle), actions.ToBring("b", None, uncle)]
    by = {"by": cast.workers["mina"], "at": timezone.now()}
    day = timezone.localdate()
    for rows in (two, [actions.ToBring("Zoe", 9)], [actions.ToBring(f"p{n}", None) for n in range(201)]):
        with pytest.raises(actions.UnableToChangeMap):
            actions.import_map(person=simon, id=new_id(), drawn_on=day, rows=rows, **by)
    assert counts() == before


def test_a_map_taken_out_as_csv_or_graphml_comes_in_again_the_same(mina, cast, simon):
    newest = CircleMap.objects.of(simon).standing().first()
    address = reverse("circles:take_out", args=[simon.pk])
    assert "Names go with them." in words(mina.get(address))
    assert mina.post(address, {"which": "no", "way": "csv"}).status_code == 422
    for way, ends in (("csv", ".csv"), ("graphml", ".graphml")):
        answer = mina.post(address, {"which": str(newest.pk), "way": way})
        assert answer["Content-Disposition"].startswith('attachment; filename="circles-')
        files = unzipped(answer)
        assert "These files hold names" in files.pop("README.txt")
        uploads = [SimpleUploadedFile(name, text.encode()) for name, text in files.items() if name.endswith(ends)]
        facts = answers(ring_set=newest.ring_set)
        html = words(mina.post(reverse("circles:bring_in", args=[simon.pk]), {**facts, "files": uploads}))
        assert "12 on the map, and" in html, html[-3000:]
        boxes = {}
        for n in range(12):
            part = html.split(f'name="name_{n}"')[1]
            boxes |= {f"in_{n}": "yes", f"name_{n}": part.split('value="')[1].split('"')[0]}
            ring = html.split(f'name="ring_{n}"')[1].split("selected")[0]
            boxes[f"ring_{n}"] = ring.rsplit('value="', 1)[1].split('"')[0]
            boxes[f"who_{n}"] = str(Contact.objects.of(simon).get(name=boxes[f"name_{n}"]).pk)
        done = mina.post(reverse("circles:bring_in", args=[simon.pk]), {**facts, **boxes, "found": kept_in(html)})
        assert done.status_code == 302, words(done)[-3000:]
        again = CircleMap.objects.get(pk=facts["id"])
        said = [
            sorted((row.contact.name, *(str(value) for key, value in row.as_kept().items())) for row in
                   each.placements.select_related("contact"))
            for each in (newest, again)
        ]  # fmt: skip
        assert said[0] == said[1], way
        ties = [set(each.ties.values_list("one_id", "other_id")) for each in (newest, again)]
        assert ties[0] == ties[1]
    every = mina.post(address, {"which": "every", "way": "graphml"})
    assert len(unzipped(every)) == 1 + CircleMap.objects.of(simon).standing().count()
    lines = LedgerEntry.objects.filter(verb="circles.exported")
    assert lines.filter(subject=f"circles.circlemap:{newest.pk}").count() == 3
    assert set(lines.values_list("person", flat=True)) == {simon.pk}


def test_names_that_are_formulas_or_marks_leave_safely(mina, cast, simon):
    newest, now = CircleMap.objects.of(simon).standing().first(), timezone.now()
    by = {"by": cast.workers["mina"], "at": now}
    bad = '=HYPERLINK("x")<&\x07'
    actions.add_to_map(circle_map=newest, id=new_id(), name=bad, **by)
    address = reverse("circles:take_out", args=[simon.pk])
    csvs = unzipped(mina.post(address, {"which": str(newest.pk), "way": "csv"}))
    people = next(text for name, text in csvs.items() if "attributeList_Person" in name)
    assert f"'{bad}" in {row["name"] for row in rows_of(people)}
    xml = unzipped(mina.post(address, {"which": str(newest.pk), "way": "graphml"}))
    text = next(text for name, text in xml.items() if name.endswith("graphml"))
    assert "=HYPERLINK(&quot;x&quot;)&lt;&amp;</data>" in text


def test_whoever_may_not_take_out_is_refused(cast, simon, sign_in):
    address = reverse("circles:take_out", args=[simon.pk])
    ade = sign_in(cast.workers["ade"])
    assert ade.get(address).status_code == 403, "on a shift"
    assert "Take maps out" not in words(ade.get(reverse("circles:circles", args=[simon.pk])))
    assert ade.post(reverse("circles:evaluate")).status_code == 403
    assert not LedgerEntry.objects.filter(verb__endswith="exported").exists()


def test_the_figures_of_all_maps_have_no_name_no_word_and_no_day(cast, simon, sign_in):
    helen = sign_in(cast.workers["helen"])
    nia, now = Contact.objects.of(simon).get(name="Nia"), timezone.now()
    actions.keep_from(
        person=simon, id=new_id(), contact=nia, worker=cast.workers["helen"], by=cast.workers["mina"], at=now
    )
    address = reverse("circles:evaluate")
    assert "Figures of circles" in words(helen.get(address))
    assert 'href="/circles/figures/"' in words(helen.get("/practice/"))
    first, second = (unzipped(helen.post(address)) for _ in range(2))
    assert set(first) == {"README.txt", "codebook.csv", "egos.csv", "maps.csv", "alters.csv", "ties.csv"}
    whole = "\n".join(first.values())
    for person in cast.people.values():
        assert person.name not in whole
        assert str(person.pk) not in whole
    for contact in Contact.objects.all():
        assert contact.name not in first["alters.csv"] + first["maps.csv"]
        assert str(contact.pk) not in whole
    for row in Placement.objects.exclude(words=""):
        assert row.words not in whole
    maps = rows_of(first["maps.csv"])
    assert list(maps[0]) == list(MAP)
    one, two = sorted(maps, key=lambda row: int(row["map"]))[-2:]
    assert (one["map"], one["size"], two["size"]) == ("1", "7", "11"), "Nia is kept from whoever takes them out"
    assert (one["new"], two["new"], two["gone"], two["kept"]) == ("", "4", "0", "7")
    assert two["density"]
    assert int(two["days"]) > 0
    alters = rows_of(first["alters.csv"])
    assert list(alters[0]) == list(ALTER)
    assert {row["alter_id"] for row in alters if row["map"] == "1"} <= {
        row["alter_id"] for row in alters if row["map"] == "2"
    }
    assert list(rows_of(first["egos.csv"])[0]) == list(EGO)
    assert list(rows_of(first["ties.csv"])[0]) == list(TIE)
    assert {row["column"] for row in rows_of(first["codebook.csv"])} == {*EGO, *MAP, *ALTER, *TIE}
    assert not {row["ego_id"] for row in maps} & {row["ego_id"] for row in rows_of(second["maps.csv"])}
    assert LedgerEntry.objects.filter(verb="circles.figures_exported", actor=cast.workers["helen"].key).count() == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_begins_as_a_formula_is_made_safe(start):
    assert safe(f"{start}1") == f"'{start}1"
    assert as_typed(safe(f"{start}1")) == f"{start}1"


def test_cells():
    assert [safe(value) for value in (None, True, 2.0, -0.5, 3, "O'Neill", "'=x")] == [
        "", "true", "2", "-0.5", "3", "O'Neill", "'=x",
    ]  # fmt: skip
    assert as_typed("'tis") == "'tis"
    assert table(["a"], [["=1"]]) == "a\r\n'=1\r\n"
