"""A draft held against a pile. It stands behind the corridor: it reads a report and changes nothing in it."""
