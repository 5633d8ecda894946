"""Many Readings of one matter: which are copies, where they come from, and which tell of one happening."""
