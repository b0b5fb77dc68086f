"""Facts of every file to one Project: names, classes, types, entities, accesses, calls, use cases. Pure."""
