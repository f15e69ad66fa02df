"""Scorers, one command a stage: `python -m evals.NAME INPUT…`, each ending with one line of JSON."""
