"""What `make bench` runs: sizes and speeds, beside the limits of the design."""
