"""The migration literature as rules on facts: one function per pattern. Pure."""
