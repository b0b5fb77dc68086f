def show(request):
    return None


def make(kind):
    return {"a": show}[kind]
