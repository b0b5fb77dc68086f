class CrewBackend:
    pass
