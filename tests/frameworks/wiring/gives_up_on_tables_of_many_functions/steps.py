STEPS = {}


def step(function):
    STEPS[function.__name__] = function
    return function


@step
def step_0():
    return 0


@step
def step_1():
    return 1


@step
def step_2():
    return 2


@step
def step_3():
    return 3


@step
def step_4():
    return 4


@step
def step_5():
    return 5


@step
def step_6():
    return 6


@step
def step_7():
    return 7


@step
def step_8():
    return 8


def run(name):
    return STEPS[name]()
