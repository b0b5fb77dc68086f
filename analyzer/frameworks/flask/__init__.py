"""Flask: applications, blueprints, rules and views. Pure."""
