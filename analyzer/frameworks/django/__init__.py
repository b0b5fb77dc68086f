"""Django: models, URLconfs, commands, admin, signals. Pure."""
