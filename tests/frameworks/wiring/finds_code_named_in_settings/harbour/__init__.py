default_app_config = "harbour.apps.HarbourConfig"
