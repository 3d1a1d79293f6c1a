"""What the networks share: packed arrays, and layers for the inference runtime."""
