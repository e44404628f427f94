"""The browser of the journeys, found on this machine. Standard library only, since `./run` asks too."""

import os
import shutil
import subprocess

# Chromium without a window, as Playwright itself prefers it.
HEADLESS = "chromium-headless-shell"
NAMES = (
    HEADLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = [
    # A browser that speaks to nothing but the server under test.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--disable-gpu",
]


def find_browser():
    """Give the path of a Chromium that starts, or "" when there is none.

    The environment variable CHROMIUM, when set, is the answer: a path, or "" for the browser that Playwright keeps.
    """
    if "CHROMIUM" in os.environ:
        return os.environ["CHROMIUM"]
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and starts(path)), "")


def starts(path):
    """Tell whether the program answers. Ubuntu's `chromium-browser` may be a stand-in that only asks for a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def flags():
    """Give the command line of the browser. Chromium's own sandbox refuses to start for root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else FLAGS
