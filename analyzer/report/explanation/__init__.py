"""What `decompose explain` says about one table, module, function, entry point or service. Pure."""
