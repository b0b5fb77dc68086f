from datetime import timedelta

from django.db.models import Count

from streamline.models import Rating
from streamline.recommenders.base import Recommender
from streamline.utils import merge_weighted, now


class PopularRecommender(Recommender):
    slug = "popular"
    title = "Popular right now"
    days = 28

    def score(self, profile):
        titles = self.candidates(profile)
        plays = dict(titles.filter(plays__gt=0).values_list("pk", "plays"))
        return merge_weighted((plays, 0.7), (self.liked(titles), 0.3))

    def liked(self, titles):
        since = now() - timedelta(days=self.days)
        ratings = Rating.objects.filter(title__in=titles, value__gt=0, created_at__gte=since)
        return dict(ratings.values_list("title").annotate(n=Count("pk")))
