"""The kinds of barriers that the active pack names, as a form offers them and a record keeps them."""

from alongside import packs


def kinds() -> list[tuple[str, str, str]]:
    """Key, title and a line of explanation of each kind; a kind with parts gives its parts. Empty: there are none."""
    section = packs.active().barriers
    found: list[tuple[str, str, str]] = []
    for one in section.barriers if section else ():
        if one.points:
            found += [(point.id, *_part(one.title, point.text)) for point in one.points]
        else:
            found.append((one.id, one.title or one.text, one.text if one.title else ""))
    return found


def title_of(key: str) -> str:
    """What a kind is called; empty for one that the pack does not have, and for none."""
    return next((title for each, title, _ in kinds() if each == key), "")


def _part(title: str, text: str) -> tuple[str, str]:
    """`Attitudes: the person's own`, and what follows the colon in the pack's words as the line beneath."""
    first, _, rest = text.partition(":")
    return f"{title}: {first[:1].lower()}{first[1:]}", rest.strip()[:1].upper() + rest.strip()[1:]
