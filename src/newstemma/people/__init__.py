"""Names over their variants."""
