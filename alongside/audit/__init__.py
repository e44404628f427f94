"""The ledger and the row history; the one door for change and the doors to a page."""
