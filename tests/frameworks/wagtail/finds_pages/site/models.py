from django.http import HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page


class Base(Page):
    class Meta:
        abstract = True


class Blog(RoutablePageMixin, Base):
    @path("year/<int:year>/")
    def by_year(self, request, year):
        return HttpResponse(Post.objects.filter(year=year))


class Post(Base):
    def get_context(self, request):
        return {"others": Post.objects.all()}
