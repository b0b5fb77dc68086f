class Bot:
    def register(self, name):
        return lambda function: function


bot = Bot()
