"""Learned models: found in `data/models.toml`, checked by SHA-256, opened once, run without a network."""
