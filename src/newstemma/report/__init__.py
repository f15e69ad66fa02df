"""A report as JSON, text, Markdown, HTML."""
