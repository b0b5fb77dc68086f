from streamline.models import WatchProgress
from streamline.recommenders.base import Recommender


class ContinueWatchingRecommender(Recommender):
    slug = "continue"
    unique = False

    def heading(self, profile):
        return f"Continue watching, {profile.name}"

    def score(self, profile):
        started = WatchProgress.objects.filter(profile=profile, completed=False, position_seconds__gt=60)
        visible = set(self.candidates(profile).values_list("pk", flat=True))
        return {p.title_id: p.updated_at.timestamp() for p in started if p.title_id in visible}
