def main():
    pass


def old():
    pass


class Admin:
    @classmethod
    def run(cls):
        pass


if "__main__" == __name__:
    main()
