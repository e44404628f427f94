"""What a test starts whose lines need not be counted: counting makes a program twice as slow."""

import os


def uncounted():
    """Give the environment, without what makes a Python that is started count its lines (see [tool.coverage.run])."""
    return {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"}
