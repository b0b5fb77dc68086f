import boto3
import requests
from plugins import client_for


def unknown_receiver(name, mode):
    client_for(name).post("https://a.example.org")
    boto3.client(name).send_message(QueueUrl="x")
    open(name, mode)


def unknown_target(order):
    requests.post(order.callback)
    requests.get(f"https://{order.country}.example.org/rates")
    requests.get(f"https://api-{order.country}.example.org")
    requests.get("/relative")
