from shop.management.commands.close_orders import Command
