def build():
    lines = {"nightly": {"task": "tasks.sweep", "schedule": 60}}
    return lines
