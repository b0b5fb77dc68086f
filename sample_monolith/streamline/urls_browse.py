from django.urls import path, re_path

from streamline.views.browse import GenreTitles, KidsCorner, LiveEvents, PersonDetail, TitleDetail, search, search_click

app_name = "browse"

urlpatterns = [
    re_path(r"^titles/(?P<slug>[-\w]+)/$", TitleDetail.as_view(), name="title"),
    path("genres/<slug:slug>/", GenreTitles.as_view(), name="genre"),
    path("people/<slug:slug>/", PersonDetail.as_view(), name="person"),
    path("kids/", KidsCorner.as_view(), name="kids"),
    path("live/", LiveEvents.as_view(), name="live"),
    path("search/", search, name="search"),
    path("search/<int:query_id>/<slug:slug>/", search_click, name="search-click"),
]
