from django.apps import AppConfig


class StreamlineConfig(AppConfig):
    name = "streamline"
    label = "streamline"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Streamline"

    def ready(self):
        from . import receivers
        from .signals import playback_finished, subscription_changed

        # The older receivers register themselves with @receiver; these two were added by hand.
        playback_finished.connect(receivers.learn_from_playback, dispatch_uid="learn_from_playback")
        subscription_changed.connect(receivers.stop_sessions_without_entitlement, dispatch_uid="stop_sessions")
