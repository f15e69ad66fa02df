"""How what is learned is made: one command each, from a corpus to a shipped file."""
