def get_db():
    yield None


def current_user():
    return {}


def require_crew():
    return None
