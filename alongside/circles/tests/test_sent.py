"""Files read: Network Canvas's CSV and GraphML, tables of egos, alters and ties; each fault a sentence. No database."""

import pytest

from alongside.circles.found import again, found_in
from alongside.circles.sent import UnableToRead, sheets_in

NODES = (
    "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,null,position_x,position_y\n"
    "1,e,u1,Asha,,0.5,0.55\n2,e,u2,'=Bob,,0.55,0.9\n3,e,u3,Café,,,\n4,e,u4,Far,,1.0,0.01\n"
)
EDGES = (
    "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\n"
    "1,1,2,e,x,u1,u2\n2,2,1,e,y,u2,u1\n3,3,3,e,z,u3,u3\n"
)
EGO = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,sessionStart\ne,Simon,s,2026-01-01\n"
ALTERS, TIES = "ego_id;alter_id;ring;kind;paid\n7;Asha;1;person;no\n7;Gym;3;place;\n", "ego_id;from;to\n7;Asha;Gym\n"
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="http://schema.networkcanvas.com/xmlns">
<key id="k1" attr.name="name" attr.type="string" for="node"/><key id="k2_X" attr.name="place_x" for="node"/>
<key id="k2_Y" attr.name="place_y" for="node"/><key id="label" attr.name="label" for="node"/>
<graph edgedefault="undirected" nc:caseId="Simon">
<node id="1"><data key="k1">Asha &amp; Co</data><data key="k2_X">0.5</data><data key="k2_Y">0.5</data></node>
<node id="2"><data key="label">Bob</data></node>
<edge source="1" target="2"/><edge source="2" target="1"/>
</graph></graphml>"""
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><graphml><graph>&b;</graph></graphml>'


def read(*files, rings=3, case=""):
    sheets = [sheet for name, text in files for sheet in sheets_in(name, text.encode())]
    return found_in(sheets, rings=rings, case=case)


def refused(*files, **more):
    with pytest.raises(UnableToRead) as unable:
        read(*files, **more)
    assert all(sentence.endswith((".", "?")) for sentence in unable.value.sentences)
    return " ".join(unable.value.sentences)


def test_network_canvas_csv_with_rings_proposed_from_places():
    found = read(("s_attributeList_Person.csv", NODES), ("s_edgeList_Friend.csv", EDGES), ("s_ego.csv", EGO))
    assert [(one.name, one.ring, one.is_proposed) for one in found.alters] == [
        ("Asha", 1, True),
        ("=Bob", 3, True),
        ("Café", None, False),
        ("Far", None, False),
    ]
    assert found.pairs == [(0, 1)], "once in either direction, and nobody knows themselves"
    assert found.alters[0].facts["kind"] == "person"
    assert "proposed" in found.remarks[0]
    kept = again(found.as_text())
    assert (kept.alters, kept.pairs) == (found.alters, found.pairs)


def test_tables_with_semicolons_say_their_rings():
    found = read(("alters.csv", "\ufeff" + ALTERS), ("ties.csv", TIES), ("egos.csv", "ego_id\n7\n"))
    assert [(one.name, one.ring, one.is_proposed) for one in found.alters] == [("Asha", 1, False), ("Gym", 3, False)]
    assert (found.alters[0].facts["is_paid"], found.alters[1].facts["kind"]) == (False, "place")
    assert found.pairs == [(0, 1)]
    assert found.remarks == []


def test_graphml():
    found = read(("one.graphml", GRAPHML))
    assert [(one.name, one.ring) for one in found.alters] == [("Asha & Co", 1), ("Bob", None)]
    assert found.pairs == [(0, 1)]
    utf16 = GRAPHML.replace("UTF-8", "UTF-16").encode("utf-16")
    assert len(found_in(sheets_in("x", utf16), rings=3).alters) == 2


def test_a_missing_file_of_ties_is_said_and_no_fault():
    assert "No file of ties was sent" in read(("n.csv", NODES)).remarks[0]
    assert "say of nobody that they know" in read(("n.csv", NODES), ("e.csv", EDGES.split("\n")[0])).remarks[0]


def test_several_people_in_one_file_need_a_name():
    both = ALTERS + "8;Zoe;1;person;\n"
    assert "2 people's networks: “7”, “8”. Write whose it is" in refused(("a.csv", both), ("t.csv", TIES))
    assert [one.name for one in read(("a.csv", both), ("t.csv", TIES), case="8").alters] == ["Zoe"]
    two = NODES + "5,f,u5,Zoe,,,\n"
    egos = EGO + "f,Dorothy,t,2026-01-01\n"
    assert "“Simon”, “Dorothy”" in refused(("n.csv", two), ("g.csv", egos))
    assert [one.name for one in read(("n.csv", two), ("g.csv", egos), case="Dorothy").alters] == ["Zoe"]
    graph = GRAPHML[GRAPHML.index("<graph ") : GRAPHML.index("</graphml>")]
    assert "2 graphs" in refused(("g.graphml", GRAPHML.replace("</graphml>", graph + "</graphml>")))


@pytest.mark.parametrize(
    "files, said",
    [
        ([("n.csv", NODES.replace(",", "|"))], "tabs have to stand between"),
        ([("n.csv", "who,what\na,b\n")], "neither a file of people"),
        ([("n.csv", "")], "n.csv is empty."),
        ([("n.zip", "PK\x03\x04")], "is a zip file. Open it first"),
        ([("n.csv", "nodeID,name\n1,\0")], "is not text"),
        ([("n.csv", 'nodeID,name\n1,Asha\n2,"Bob\n')], "cannot be read as CSV from line 3"),
        ([("e.csv", EDGES)], "There is nobody in the files"),
        ([("n.csv", f"nodeID,name\n1,{'x' * 300}\n")], "has 300 letters. 200 is the most"),
        ([("n.csv", "nodeID,colour\n1,red\n")], "Line 2 of n.csv has no name. Its columns are “nodeid”, “colour”."),
        ([("n.csv", "nodeID,name\n" + "".join(f"{n},p{n}\n" for n in range(201)))], "There are 201 in the files"),
        ([("n.csv", NODES), ("e.csv", "from,to\n1,9\n")], "Line 2 of e.csv ties somebody to “9”, not among"),
        ([("n.csv", NODES), ("e.csv", "from,to\n1,\n")], "ties somebody to nobody"),
        ([("g.graphml", BOMB)], "declares a document type, which could hide anything"),
        ([("g.graphml", "<graphml><graph>")], "is not whole: it cannot be read as XML from line 1"),
        ([("g.xml", "<html></html>")], "no GraphML: there is no graph in it"),
        ([(f"{n}.csv", NODES) for n in range(40)], "Send 12 files or fewer"),
    ],
)
def test_every_fault_is_a_sentence(files, said):
    assert said in refused(*files)


def test_many_faults_are_told_as_ten_and_how_many_more():
    said = refused(("n.csv", NODES), ("e.csv", "from,to\n" + "1,9\n" * 15))
    assert said.count("ties somebody") == 10
    assert "5 more faults" in said


def test_fifty_megabytes_are_refused_unread():
    with pytest.raises(UnableToRead, match="is 50 MB"):
        sheets_in("n.csv", b"x" * 50_000_000)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"alters": [], "pairs": []}', '{"alters": [{"name": "x"}], "pairs": []}']
)
def test_what_a_page_kept_is_judged_again(text):
    assert again(text) is None


def test_facts_that_a_page_was_made_to_send_are_dropped():
    text = (
        '{"alters": [{"name": "x", "ring": "1", "is_proposed": 0, "through": "", "facts": {"kind": "evil", '
        '"is_paid": "maybe", "words": 7, "modes": ["face", "x"], "map_id": "y"}}], "pairs": []}'
    )
    one = again(text).alters[0]
    assert (one.ring, one.facts["is_paid"], one.facts["modes"], one.facts["words"]) == (None, None, ["face"], "7")
    assert not {"kind", "map_id"} & one.facts.keys()
    assert again(text.replace('"pairs": []', '"pairs": [[0, 1]]')) is None
