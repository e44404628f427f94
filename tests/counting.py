"""Counts which lines of the product a run of pytest reaches, and refuses a run that leaves out too many.

    python -m pytest -n 2 -p tests.counting

SlipCover puts a mark beside each line of a module as it is read, which costs a suite a fifth of its time. Before Python
3.12, coverage.py watches every step of Python instead, and takes as long again as the tests: it counts the branches of
the law alone (`./run test`, pyproject.toml). Programs that a test starts are not counted.
"""

import json
from importlib.machinery import SourceFileLoader

import slipcover
from slipcover.slipcover import format_missing

# Of a hundred lines so many at least.
AT_LEAST = 98
SOURCE = ["alongside"]
# The law is held to more than lines.
OMITTED = ["*/tests/*", "*/migrations/*", "*/templates/*", "alongside/law/*"]
EXCLUDED = ["if TYPE_CHECKING:", "@abstractmethod"]

# A mark that was reached stays: to take it away costs more than it does.
lines = slipcover.Slipcover(exclude_also=EXCLUDED, d_miss_threshold=2**31 - 1)
is_counted = slipcover.FileMatcher(sources=SOURCE, omit=OMITTED).matches
plain = SourceFileLoader.exec_module


def exec_module(loader, module):
    """Run a module as Python does, its lines marked when it is one of ours."""
    if not is_counted(loader.path):
        return plain(loader, module)
    lines.register_module(module)
    exec(lines.instrument(loader.get_code(module.__name__)), module.__dict__)  # noqa: S102
    return None


# pytest reads a plugin before any module of the product.
SourceFileLoader.exec_module = exec_module


def pytest_configure(config):
    """The tests run in workers beside this process: it has their lines put together."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Together(), "lines put together")


def pytest_sessionfinish(session):
    """Give what a worker has reached to the process that started it."""
    if hasattr(session.config, "workerinput"):
        session.config.workeroutput["lines"] = json.dumps(lines.get_coverage())


class Together:
    """The lines of all workers, told at the end of the run."""

    def __init__(self):
        self.reached = []

    def pytest_testnodedown(self, node):
        """Keep what a worker gives at its end. One that died gives nothing, and the run fails for that."""
        if lines := getattr(node, "workeroutput", {}).get("lines"):
            self.reached.append(json.loads(lines))

    def pytest_sessionfinish(self, session):
        """Refuse a run whose tests passed and left out too many lines."""
        lines.source, lines.omit = SOURCE, OMITTED  # files that nothing imports count too
        self.whole = lines.get_coverage()
        for each in self.reached:
            slipcover.merge_coverage(self.whole, each)
        self.share = self.whole["summary"]["percent_covered"]
        if session.exitstatus == 0 and self.share < AT_LEAST:
            session.exitstatus = 1

    def pytest_terminal_summary(self, terminalreporter):
        """List the lines that nothing reached."""
        terminalreporter.section("lines that no test reached")
        for name, facts in sorted(self.whole["files"].items()):
            if facts["missing_lines"]:
                left_out = format_missing(facts["missing_lines"], facts["executed_lines"], [])
                terminalreporter.write_line(f"{name}: {left_out}")
        verdict = "" if self.share >= AT_LEAST else f", and {AT_LEAST} % is the bar"
        terminalreporter.write_line(f"{self.share:.2f} % of lines were reached{verdict}.")
