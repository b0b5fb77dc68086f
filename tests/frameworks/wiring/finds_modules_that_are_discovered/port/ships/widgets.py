SHOWN = []
