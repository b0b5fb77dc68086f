class StreamlineError(Exception):
    """Shown to the user as it is."""

    status = 400


class NotAllowed(StreamlineError):
    status = 403


class NotEntitled(NotAllowed):
    status = 402


class TooManyStreams(NotAllowed):
    pass


class NotLicensed(NotAllowed):
    status = 451


class PaymentDeclined(StreamlineError):
    status = 402


class LimitReached(StreamlineError):
    status = 409


class EncoderError(Exception):
    """Never shown to anybody but the log."""
