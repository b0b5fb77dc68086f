from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.views import LoginView
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_page

from legs import urls as leg_urls
from ships import views

extra = [path("extra/", views.plain, {"key": 1})]
extra.append(path("late/", views.late))
local = [
    path("<slug:code>/", include([path("log/", views.log), path("", views.ShipDetail.as_view(), name="ship")])),
]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("ships/", include(local)),
    path("legs/", include("legs.urls", namespace="legs")),
    path("x/", include((extra, "x"), namespace="x")),
    re_path(r"^old/(?P<year>\d{4})/$", cache_page(60)(views.plain)),
    path("edit/", permission_required("ships.edit")(login_required(views.ShipEdit.as_view()))),
    path("login/", LoginView.as_view(template_name="login.html")),
    path("named/", view=views.Named.as_view()),
] + static("/media/", document_root="media")

urlpatterns += i18n_patterns(path("about/", views.About.as_view()), *extra)
for name, view in (("a", views.plain), ("b", views.log)):
    urlpatterns.append(path(f"loop/{name}/", view))
if True:
    urlpatterns = [*urlpatterns, path("again/", include(leg_urls))]
