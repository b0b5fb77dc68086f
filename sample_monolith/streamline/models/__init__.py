# Order matters: people first, money.py calls get_user_model() while it is imported.
from .base import *  # noqa: F403
from .people import *  # noqa: F403
from .media import *  # noqa: F403
from .money import Invoice, InvoiceLine, Payment, PaymentMethod, Plan, Subscription, Voucher  # noqa: F401
from .activity import *  # noqa: F403
from .activity import WatchHistory as History  # noqa: F401  (old name, the mobile team still uses it)
