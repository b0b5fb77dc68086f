import json


class Store:
    def get_class(self, label):
        return json.loads(label)

    def import_string(self, text):
        return text


def show(store):
    store.import_string("shop.orders.Store")
    json.loads("shop.orders")
    Store().get_class("shop.orders")
    return __import__("json")
