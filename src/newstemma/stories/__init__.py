"""Articles on one happening."""
