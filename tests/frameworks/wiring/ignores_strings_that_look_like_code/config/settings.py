LOGGING = {
    "version": 1,
    "loggers": {"harbour.views": {"handlers": ["console"]}, "harbour": {"level": "INFO"}},
}
PERMISSIONS = ["harbour.view_ship", "harbour.change_ship"]
LOGIN_URL = "harbour:login"
NAME = "harbour"
EXTRA = ["harbour", "elsewhere.thing"]
