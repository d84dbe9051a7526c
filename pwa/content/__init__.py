"""The facts: YAML by topic, their shape, and what reads, checks and changes them."""
