from django.views.decorators.http import require_POST
from shared.security import require_role


@require_role("crew")
@require_POST
def post_leg(request, leg_id):
    return None
