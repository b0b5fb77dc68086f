"""Library calls that reach out of the process: one file for each kind of effect. Pure."""
