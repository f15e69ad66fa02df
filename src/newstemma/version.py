"""The version, apart from the front door so that rooms below it can know it."""

__version__ = "0.1.0"
