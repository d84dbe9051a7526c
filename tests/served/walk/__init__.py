"""What the checker of tests/served/test_checkers_walk.py does, step by step."""
