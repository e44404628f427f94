"""Pages of assessments: read, written together, ended."""
