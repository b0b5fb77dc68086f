"""The nouns every stage speaks: frozen values, string ids, standard library only. Pure."""
