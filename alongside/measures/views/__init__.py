"""Pages of measures: the registry and its licences, one person's askings, what changed, exports."""
