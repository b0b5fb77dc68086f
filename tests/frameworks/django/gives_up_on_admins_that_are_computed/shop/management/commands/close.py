from somewhere import make_command

Command = make_command("close")
