INSTALLED_APPS = ["port.ships", "port.legs"]
