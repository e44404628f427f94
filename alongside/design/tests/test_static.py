"""Static files as a council serves them: under names that carry their content, whatever they point at included."""

import re
from pathlib import Path

from django.core.management import call_command


def test_every_file_points_at_files_that_are_there(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "alongside.config.static.HashedFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    theme = next(tmp_path.glob("design/theme.*.css")).read_text()
    fonts = re.findall(r'url\("([^"]+)"\)', theme)
    assert len(fonts) == 4
    for font in fonts:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", font)
        assert (tmp_path / "design" / font).resolve().is_file()
    start = next(tmp_path.glob("design/start.*.js"))
    module = re.search(r'from "([^"]+)"', start.read_text())[1]
    assert re.search(r"\.[0-9a-f]{12}\.js$", module)
    assert (Path(start).parent / module).resolve().is_file()
