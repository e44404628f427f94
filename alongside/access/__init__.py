"""Who may do what: roles, permissions and standing, in plain Python."""
