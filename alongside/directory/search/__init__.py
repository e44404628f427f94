"""Finding entries as people speak (ADR 0017)."""
