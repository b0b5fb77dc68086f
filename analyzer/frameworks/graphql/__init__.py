"""GraphQL: what the fields of the root types run, for the libraries that build schemas of classes. Pure."""
