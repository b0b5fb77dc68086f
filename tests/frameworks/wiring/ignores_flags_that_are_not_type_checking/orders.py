import settings

if settings.TYPE_CHECKING_OF_ROWS:
    from legs import Leg


def close():
    return Leg()
