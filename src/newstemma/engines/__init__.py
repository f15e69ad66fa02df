"""Who does the work over a whole pile: `local` on this machine."""
