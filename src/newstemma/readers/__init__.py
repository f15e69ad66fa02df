"""The world comes in: files to documents."""
