from typing import TYPE_CHECKING

try:
    import fast
except ImportError:
    fast = None

if TYPE_CHECKING:
    from legs import Leg


def close(leg: "Leg"):
    from mail import send

    leg.end()
    send(leg)
