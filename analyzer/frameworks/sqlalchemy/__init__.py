"""SQLAlchemy: mapped classes, tables, foreign keys, relationships, sessions and event listeners. Pure."""
