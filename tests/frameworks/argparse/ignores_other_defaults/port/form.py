class Form:
    def set_defaults(self, **named):
        return named
