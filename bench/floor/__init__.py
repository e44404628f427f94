"""The floor: a bare Django project that does the product's jobs on the same rows, without ledger, triggers or rooms."""
