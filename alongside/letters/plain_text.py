"""A document as plain text, for somebody's own screen reader or braille printer. Pure.

One thought a line, an empty line between them, and nothing drawn with letters: a row of dashes is read aloud.
"""

from alongside.design.words import quoted
from alongside.letters.content import Block, Bullets, Document, Said, Table


def as_text(document: Document, *, before: str = "", after: str = "") -> str:
    """The whole document; `before` and `after` are lines that stand at its head and its foot."""
    parts = [before, document.title]
    for section in document.sections:
        parts += [section.heading, *(_block(one) for one in section.blocks)]
    return "\n\n".join(part.strip() for part in [*parts, after] if part.strip()) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Bullets):
        return "\n".join(f"{number} of {len(block.items)}: {item}" for number, item in enumerate(block.items, 1))
    if isinstance(block, Table):
        rows = [
            ". ".join(f"{head}: {cell}" for head, cell in zip(block.heads, row, strict=True) if cell)
            for row in block.rows
        ]
        return "\n".join([block.caption, *(f"{row}." for row in rows)])
    if isinstance(block, Said):
        source = ", ".join(filter(None, [block.who, block.when]))
        return f"{f'{source}: ' if source else ''}{quoted(block.words)}"
    return block.words
