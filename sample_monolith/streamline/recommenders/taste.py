from streamline.models import Rating
from streamline.recommenders.base import Recommender
from streamline.services.taste import genre_weights


class TasteRecommender(Recommender):
    slug = "for-you"
    minimum = 2

    def heading(self, profile):
        return f"Picked for {profile.name}"

    def score(self, profile):
        weights = genre_weights(profile)
        if not weights:
            return {}
        rated = Rating.objects.filter(profile=profile).values_list("title", flat=True)
        scores = {}
        for title in self.candidates(profile).exclude(pk__in=rated).prefetch_related("genres"):
            total = sum(weights.get(genre.pk, 0.0) for genre in title.genres.all())
            if total > 0:
                scores[title.pk] = total
        return scores
