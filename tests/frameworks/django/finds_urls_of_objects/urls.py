from django.urls import include, path

from shop.site import board, site

urlpatterns = [path("site/", site.urls), path("board/", include(board.get_urls())), path("old/", board.urls)]
