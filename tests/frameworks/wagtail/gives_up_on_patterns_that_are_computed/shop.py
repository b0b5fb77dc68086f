import os

from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Page


class Blog(RoutablePageMixin, Page):
    @re_path(os.environ["PATTERN"])
    def by_year(self, request, year):
        return None
