"""Who said what, and the same words across articles."""
