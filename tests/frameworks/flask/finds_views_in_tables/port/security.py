def login_required(view):
    return view
