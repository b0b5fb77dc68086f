import blinker
import sqlite3

base = sqlite3.connect("orders")


class Phone:
    def connect(self, function):
        return function

    def send(self, text):
        return text


phone = Phone()


@phone.connect
def ring():
    return blinker


def call(socket):
    phone.send("x")
    socket.send("y")
    socket.connect(ring)
