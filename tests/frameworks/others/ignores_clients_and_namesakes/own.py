class Document:
    pass


class Model:
    pass
