def close(name):
    exec("from legs import Leg")
    return eval(name)
