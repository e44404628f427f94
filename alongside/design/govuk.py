"""GOV.UK's components as functions: every macro of `govuk-frontend-jinja`, each taking one dictionary and giving HTML.

They test attributes that may be absent, so they live in a private environment that forgives that; ours does not.
Two of its innermost steps are done in Python here, which halves the time that a form takes to draw.
"""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment, PackageLoader, PrefixLoader, Template, Undefined
from markupsafe import Markup, escape

Macro = Callable[[dict[str, Any]], Markup]
PREFIX = "govuk_frontend_jinja"
ATTRIBUTES = {
    f"{PREFIX}/macros/attributes.html": "{% macro govukAttributes(told) %}{{ html_attributes(told) }}{% endmacro %}"
}
METHODS = frozenset(dir(dict))
NOT_OURS = ("govukHeader", "govukFooter")  # they carry GOV.UK's name and the crown


class Kept(Template):
    """A template whose macros are read once. An importing page gives it nothing that its own environment has not."""

    def _get_default_module(self, ctx: Any = None) -> Any:
        """What Jinja gives, without comparing every global name with those of the page at each `import`."""
        return self._module if self._module is not None else super()._get_default_module(ctx)


class Lenient(Environment):
    """An environment in which a name that is absent is empty, and quickly so."""

    template_class = Kept

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What Jinja gives for `obj.attribute`, without raising and catching two errors for each absent key."""
        if type(obj) is dict and attribute not in METHODS:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def as_it_is(words: str, *args: Any, **kwargs: Any) -> str:
    """Stands in for Jinja's `indent`, which would put spaces before every line that somebody typed in a text area."""
    return words


def html_attributes(told: Any) -> Markup:
    """Stands in for `govukAttributes`: ` name="value"` for each, from a mapping, or text that is HTML already.

    A value may be a mapping of `value` and `optional`: an optional one is left out when it is empty or False, and
    has only its name when it is True.
    """
    if isinstance(told, str):
        return Markup(told)
    if not isinstance(told, Mapping):
        return Markup("")
    html = ""
    for name, said in told.items():
        value, optional = (
            (said.get("value"), said.get("optional") is True) if isinstance(said, Mapping) else (said, False)
        )
        is_empty = value is None or isinstance(value, Undefined)
        if optional and value is True:
            html += f" {escape(name)}"
        elif not optional or not (is_empty or value is False):
            words = "" if is_empty else str(value).lower() if isinstance(value, bool) else value
            html += f' {escape(name)}="{escape(words)}"'
    return Markup(html)


@functools.cache
def macros() -> dict[str, Macro]:
    """Every component that may be ours, by its name: `govukButton`, `govukInput`... Loaded once a process."""
    theirs = PrefixLoader({PREFIX: PackageLoader(PREFIX)})
    lenient = Lenient(
        loader=ChoiceLoader([DictLoader(ATTRIBUTES), theirs]),
        autoescape=True,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lenient.filters["indent"] = as_it_is
    lenient.globals["html_attributes"] = html_attributes
    found: dict[str, Macro] = {}
    for name in theirs.list_templates():
        if component := re.fullmatch(PREFIX + r"/components/([a-z-]+)/macro\.html", name):
            macro = "govuk" + "".join(part.capitalize() for part in component[1].split("-"))
            found[macro] = getattr(lenient.get_template(name).module, macro)
    return {name: macro for name, macro in found.items() if name not in NOT_OURS}
