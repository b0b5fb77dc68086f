POLICY = "port:ships:%s"


def authorize(action):
    return lambda function: function
