"""Who took text from whom, and how many independent sources that leaves."""
