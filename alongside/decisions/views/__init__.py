"""Pages of decisions and risks."""
