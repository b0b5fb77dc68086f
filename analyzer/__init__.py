"""decompose: find the services inside a Python monolith, and prove them with its own lines. Pure."""
