def require_role(role):
    return lambda view: view
