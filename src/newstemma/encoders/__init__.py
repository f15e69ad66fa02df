"""Who reads paragraphs: rules now, a small model where one is installed."""
