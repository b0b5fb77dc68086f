def require_crew(function):
    return function


class CrewRequiredMixin:
    pass
