def home(request): return None
