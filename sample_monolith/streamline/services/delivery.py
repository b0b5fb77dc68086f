"""From a file on the disk to a stream on the screen."""

from django.conf import settings

from streamline.exceptions import NotAllowed
from streamline.models import Device, SourceFile
from streamline.utils import clamp, first, make_signed

DEVICE_CODECS = {"tv": ["hevc", "h264"], "console": ["hevc", "h264"], "phone": ["hevc", "h264"], "web": ["h264"]}
DEVICE_HEIGHT = {"tv": 2160, "console": 2160, "phone": 1080, "web": 1080}


def newest_source(title, episode=None):
    return SourceFile.objects.filter(title=title, episode=episode).order_by("-received_at").first()


def renditions_for(title, episode=None):
    source = newest_source(title, episode)
    return list(source.renditions.filter(job__status="done")) if source else []


def playable(renditions, device: Device, max_height):
    """Best codec first, then the tallest that device and plan allow."""
    codecs = DEVICE_CODECS[device.kind]
    limit = min(max_height, DEVICE_HEIGHT[device.kind])
    fitting = [r for r in renditions if r.codec in codecs and r.height <= limit]
    return sorted(fitting, key=lambda r: (codecs.index(r.codec), -r.height))


def pick_rendition(renditions, device, max_height, kbps=None):
    candidates = playable(renditions, device, max_height)
    if not candidates:
        raise NotAllowed("There is no version of this title for your device.")
    if kbps:
        budget = clamp(kbps * 0.8, 300, 20000)
        return first((r for r in candidates if r.kbps <= budget), candidates[-1])
    return candidates[0]


def manifest_for(session, renditions, max_height):
    """The list of streams the player may switch between, with signed addresses."""
    variants = playable(renditions, session.device, max_height)
    return {
        "session": session.pk,
        "position": session.position_seconds,
        "heartbeat": settings.HEARTBEAT_TIMEOUT_SECONDS // 4,
        "streams": [
            {"height": r.height, "kbps": r.kbps, "codec": r.codec, "url": stream_url(session, r)} for r in variants
        ],
    }


def stream_url(session, rendition):
    ticket = make_signed({"s": session.pk, "r": rendition.pk}, salt="stream")
    return f"{settings.CDN_BASE_URL}/v/{rendition.source_id}/{rendition.height}-{rendition.codec}?t={ticket}"
