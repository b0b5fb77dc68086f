class Author:
    def __init__(self, name):
        self.name = name


class Book:
    pass


class Ebook(Book):
    pass


class Atlas(Book):
    pass
