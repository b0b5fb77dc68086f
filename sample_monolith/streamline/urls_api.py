"""For the apps on televisions and phones."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from streamline.views.accounts import obtain_token
from streamline.views.browse import RowsApi, SearchApi, SuggestApi, TitleApi
from streamline.views.watch import HeartbeatApi, SessionsApi

urlpatterns = [
    path("token/", obtain_token, name="api-token"),
    path("titles/<slug:slug>/", TitleApi.as_view(), name="api-title"),
    path("search/", SearchApi.as_view(), name="api-search"),
    path("search/suggest/", SuggestApi.as_view(), name="api-suggest"),
    path("rows/", csrf_exempt(RowsApi.as_view()), name="api-rows"),
    path("sessions/", csrf_exempt(SessionsApi.as_view()), name="api-sessions"),
    path("sessions/<int:pk>/", csrf_exempt(HeartbeatApi.as_view()), name="api-session"),
]
