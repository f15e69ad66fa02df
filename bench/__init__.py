"""Speed and memory; printed tables, never timed tests."""
