"""Service candidates: units, partition, names and reasons. Pure."""
