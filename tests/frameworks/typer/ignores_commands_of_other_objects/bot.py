from chat import Bot

bot = Bot()


@bot.command()
def greet():
    pass
