class Ships:
    pass


if __name__ == "port":
    Ships()
