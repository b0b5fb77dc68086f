import json


def backends():
    with open("backends.json") as file:
        return json.load(file)
