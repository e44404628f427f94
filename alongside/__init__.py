"""Alongside: the working record of strengths-based adult social care. One folder is one room (docs/architecture.md)."""
