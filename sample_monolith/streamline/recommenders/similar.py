from streamline.models import WatchHistory
from streamline.recommenders.base import Recommender


class BecauseYouWatchedRecommender(Recommender):
    slug = "because"
    minimum = 2

    def heading(self, profile):
        last = self.last_watched(profile)
        return f"Because you watched {last.name}" if last else "You may like"

    def last_watched(self, profile):
        entry = WatchHistory.objects.filter(profile=profile).select_related("title").first()
        return entry.title if entry else None

    def score(self, profile):
        """Shared genres and people, Jaccard, people count double."""
        last = self.last_watched(profile)
        if last is None:
            return {}
        features = self.features(last)
        scores = {}
        for title in self.candidates(profile).with_people().exclude(pk=last.pk):
            theirs = self.features(title)
            common = features & theirs
            if common:
                people = sum(kind == "person" for kind, _ in common)
                scores[title.pk] = (len(common) + people) / len(features | theirs)
        return scores

    @staticmethod
    def features(title):
        genres = {("genre", genre.pk) for genre in title.genres.all()}
        return genres | {("person", credit.person_id) for credit in title.credits.all()}
