HEARD = []
