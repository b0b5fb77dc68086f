from django.db import models

__all__ = ["TimeStamped", "ProfileOwned"]


class TimeStamped(models.Model):
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        get_latest_by = "created_at"


class ProfileOwned(TimeStamped):
    """Whatever a viewer leaves behind."""

    profile = models.ForeignKey("streamline.Profile", on_delete=models.CASCADE, related_name="%(class)s_entries")

    class Meta(TimeStamped.Meta):
        abstract = True
