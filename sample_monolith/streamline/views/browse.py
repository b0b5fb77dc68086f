"""The shop window: home page, catalogue, search."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import DetailView, ListView

from streamline.decorators import profile_required
from streamline.models import Genre, KidsTitle, LiveEvent, Person, Title
from streamline.services import catalog, discovery, licensing
from streamline.utils import feature_enabled, now, page_of
from streamline.views.base import JsonView, ProfileRequiredMixin


@login_required
@profile_required
def home(request):
    rows = request.profile.home_rows()
    return render(request, "streamline/home.html", {"rows": rows, "genres": catalog.genre_menu()})


class TitleDetail(ProfileRequiredMixin, DetailView):
    template_name = "streamline/title.html"

    def get_queryset(self):
        return catalog.visible_titles(self.request.profile).with_people()

    def get_context_data(self, **kwargs):
        country = self.request.profile.household.country
        return super().get_context_data(days_left=licensing.days_left(self.object, country), **kwargs)


class GenreTitles(ProfileRequiredMixin, ListView):
    paginate_by = 48
    template_name = "streamline/titles.html"

    def get_queryset(self):
        genre = get_object_or_404(Genre, slug=self.kwargs["slug"])
        family = catalog.genre_with_children(genre)
        return catalog.visible_titles(self.request.profile).filter(genres__in=family).distinct()


class PersonDetail(ProfileRequiredMixin, DetailView):
    model = Person
    template_name = "streamline/person.html"


class KidsCorner(ProfileRequiredMixin, ListView):
    template_name = "streamline/titles.html"

    def get_queryset(self):
        if not feature_enabled("kids", self.request.user):
            return KidsTitle.objects.none()
        return KidsTitle.objects.published().order_by("-plays")[:60]


class LiveEvents(ProfileRequiredMixin, ListView):
    template_name = "streamline/titles.html"

    def get_queryset(self):
        return LiveEvent.objects.filter(state="published", starts_at__gte=now()).order_by("starts_at")


class TitleApi(JsonView):
    def get(self, request, slug):
        title = get_object_or_404(catalog.visible_titles(request.profile), slug=slug)
        return catalog.title_details(title)


@login_required
@profile_required
def search(request):
    text = request.GET.get("q", "")
    found, query = discovery.search_titles(request.profile, text)
    page = page_of(found, request.GET.get("page"))
    return render(request, "streamline/search.html", {"q": text, "page": page, "query": query})


@login_required
def search_click(request, query_id, slug):
    title = get_object_or_404(Title, slug=slug)
    discovery.record_search_click(request.profile, query_id, title)
    return redirect(title)


class SearchApi(JsonView):
    def get(self, request):
        found, query = discovery.search_titles(request.profile, request.GET.get("q", ""), self.number("limit", 20))
        return {
            "query": query.pk if query else None,
            "results": [{"slug": title.slug, "name": title.name, "kind": title.kind} for title in found],
        }


class SuggestApi(JsonView):
    def get(self, request):
        return {"suggestions": discovery.suggest(request.GET.get("q", ""))}


class RowsApi(JsonView):
    def get(self, request):
        rows = discovery.rows_for_home(request.profile)
        return {
            "rows": [
                {"slug": row.slug, "heading": row.heading, "titles": [item.title.slug for item in row.items.all()]}
                for row in rows
            ]
        }

    def post(self, request):
        return {"rows": discovery.rebuild_rows(request.profile)}
