from django.conf import settings

from streamline.utils import feature_enabled


def site(request):
    return {
        "site_name": "Streamline",
        "current_profile": getattr(request, "profile", None),
        "kids_enabled": feature_enabled("kids", getattr(request, "user", None)),
        "cdn": settings.CDN_BASE_URL,
    }
