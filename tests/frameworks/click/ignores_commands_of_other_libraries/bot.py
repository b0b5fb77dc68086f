from chat import Bot

bot = Bot()


@bot.command()
def greet():
    pass


@bot.group()
def more():
    pass


@more.command()
def leave():
    pass
