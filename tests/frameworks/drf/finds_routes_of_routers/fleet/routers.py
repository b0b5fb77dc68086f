from rest_framework.routers import SimpleRouter

from fleet.views import CrewViewSet

bare = SimpleRouter(trailing_slash=False)
for prefix, viewset in [("crew", CrewViewSet)]:
    bare.register(prefix, viewset)
