import httpx

client = httpx.Client()


def fetch():
    return client.get("/ships")


@client.get("/not-a-route")
def nothing():
    return None
