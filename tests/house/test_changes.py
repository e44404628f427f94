"""Facts change through actions only, and a page that is only read changes nothing."""

import ast
import importlib
import inspect

from django.apps import apps

from alongside.audit.readonly import EXCEPTIONS
from tests.house.repository import PACKAGE, ROOT, code, floors, imports, room_of, tree

WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "update"}
WRITES |= {f"a{name}" for name in WRITES} | {"abulk_create", "raw", "execute", "executemany"}
OF_THE_KIT = {"change", "create_once"}
# Elsewhere, and why.
ALLOWED = {
    "alongside/audit/acts.py": "the door itself writes the ledger's line",
    "alongside/audit/doors.py": "a refused attempt is written down",
    "alongside/audit/ledger.py": "the ledger and its seals",
    "alongside/audit/fingerprints.py": "reads the ledger as it is stored",
    "alongside/audit/proof.py": "reads the blocks as they are stored",
    "alongside/audit/triggers.py": "puts the triggers in place",
    "alongside/audit/apps.py": "tells SQLite of the act",
    "alongside/kit/planned.py": "sends questions",
    "alongside/kit/prepared.py": "sends questions",
    "alongside/kit/versions.py": "what actions change facts with",
    "alongside/kit/work.py": "the queue, which is no fact",
    "alongside/workforce/dues.py": "what actions keep due rows with",
    "alongside/files/keeping.py": "what actions keep files with",
    "alongside/config/jinja.py": "dictionaries",
    "alongside/config/views.py": "asks whether the database answers",
}


def is_action_module(path):
    return path.name == "actions.py" or path.parent.name == "actions"


def writes_in(path):
    """What a module calls that changes rows: methods of querysets and records, and the kit's two functions."""
    from_kit = {name.rpartition(".")[2] for name in imports(path) if name.startswith("alongside.kit.versions.")}
    found = set()
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in OF_THE_KIT & from_kit:
            found.add(node.func.id)
        # A dictionary's or a set's update takes something; a queryset's takes names alone.
        if isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            of_a_set = node.func.attr == "update" and node.args
            found |= set() if of_a_set else {f"{ast.unparse(node.func)}"}
    return found


def test_rows_are_written_by_actions_and_nowhere_else():
    wrong = {
        path.relative_to(ROOT).as_posix(): found
        for path in code()
        if not is_action_module(path) and (found := writes_in(path))
    }
    assert {path: found for path, found in wrong.items() if path not in ALLOWED} == {}
    assert set(ALLOWED) - set(wrong) == set(), "allowed, though there is no more need"


def action_modules():
    for path in code():
        if is_action_module(path):
            yield importlib.import_module(
                ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            )


def actions():
    """Every action: its name and the function."""
    for module in action_modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if hasattr(function, "action") and function.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", function


def test_there_are_actions_and_their_signatures_are_those_of_the_door():
    assert len(list(actions())) > 20
    for name, function in actions():
        parameters = inspect.signature(function).parameters
        assert all(p.kind is p.KEYWORD_ONLY for p in parameters.values()), name
        assert list(parameters)[-2:] == ["by", "at"], name
        assert ("id" in parameters) == bool(function.creates), name


def test_actions_say_what_they_do_in_whole_sentences():
    wrong = [
        name
        for name, function in actions()
        if not (function.__doc__ or "").split("\n")[0].rstrip().endswith((".", ":", ".)"))
    ]
    assert wrong == []


def test_what_an_action_creates_is_a_record_of_its_room_or_of_one_below():
    floor = floors()
    for name, function in actions():
        if function.creates:
            model = apps.get_model(function.creates)
            assert floor[room_of(model.__module__)] >= floor[room_of(name)], name


def test_a_public_function_of_an_action_module_is_an_action():
    """What two actions share is private, or is named here with the reason."""
    shared = {
        "alongside.workforce.actions.signing_in.send_link": "inside the transaction of the action that calls",
        "alongside.people.actions.possible_join.tell_owners": "the same, and no line of the action's actor says so",
        "alongside.people.actions.possible_join.keep_clocks": "the same",
        "alongside.circles.actions.under_way.check_seen": "a refusal that every action of a map begins with",
        "alongside.circles.actions.under_way.next_version": "inside the transaction of the action that calls",
        "alongside.circles.actions.under_way.keep_change": "the same",
        "alongside.circles.actions.maps.keep_items": "the same",
        "alongside.goals.actions.partnership.check_goes_on": "a refusal that every action of a partnership begins with",
        "alongside.goals.actions.partnership.tell_and_keep": "inside the transaction of the action that calls",
        "alongside.goals.actions.partner.may_open": "a question, which the act of leaving asks too",
        "alongside.directory.actions.entry_changing.check_answers": "a refusal that telling an entry begins with",
        "alongside.directory.actions.entry_changing.organisation_named": "reads who runs it; a new row is not kept",
        "alongside.directory.actions.entry_changing.make_change": "inside the transaction of the action that calls",
        "alongside.directory.actions.entry_changing.let_wait": "the same",
        "alongside.directory.actions.entry_changing.set_status": "the same",
        "alongside.directory.actions.entry_changing.write_down": "the same",
        "alongside.directory.actions.entry_changing.record_check": "the same",
        "alongside.directory.actions.entry_keeping.keep_parts": "the same",
        "alongside.directory.actions.entry_keeping.keep_documents": "the same",
        "alongside.directory.actions.entry_keeping.keep_clocks": "the same",
        "alongside.directory.actions.search_keeping.keep_found": "the same",
        "alongside.directory.actions.entry_keeping.count_in": "the same",
        "alongside.directory.actions.entry_telling.settle_told": "the same",
        "alongside.directory.actions.entry_keeping.newest_team": "reads whose desk it is",
    }
    wrong = {
        f"{module.__name__}.{name}"
        for module in action_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and not hasattr(function, "action")
    }
    assert wrong == set(shared)


def test_refusals_are_named_for_what_could_not_be_done():
    from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo

    def all_of(kind):
        return {kind, *(each for sub in kind.__subclasses__() for each in all_of(sub))}

    ours = {
        kind
        for kind in all_of(UnableTo)
        if kind.__module__.startswith("alongside.") and ".tests." not in kind.__module__
    }
    wrong = {
        kind.__name__ for kind in ours - {AlreadyDone, ChangedMeanwhile} if not kind.__name__.startswith("UnableTo")
    }
    assert wrong == set()
    assert all(kind.__doc__ for kind in ours)


def test_verbs_are_of_one_act_and_fit_the_ledger():
    verbs = {}
    for name, function in actions():
        verbs.setdefault(function.action, []).append(name.rpartition(".")[2])
    assert all(len(verb) <= 60 for verb in verbs)
    twice = {verb: names for verb, names in verbs.items() if len(names) > 1}
    assert set(twice) <= {"worker.added"}, "the first administrator is added from the command line"


def test_a_page_writes_while_it_is_read_in_the_named_places_only():
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in code()
        if "alongside.audit.readonly.writing_for" in imports(path)
    ]
    assert set(found) <= {"config/views.py", "directory/views/public.py"}, EXCEPTIONS
