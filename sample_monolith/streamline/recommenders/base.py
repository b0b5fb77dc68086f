class Recommender:
    """Scores titles for a profile. Listed in settings.RECOMMENDERS."""

    slug = ""
    title = ""
    minimum = 1  # titles; a shorter row is not shown
    unique = True  # leave out what an earlier row shows

    def heading(self, profile):
        return self.title

    def candidates(self, profile):
        from streamline.services.catalog import visible_titles

        return visible_titles(profile)

    def score(self, profile) -> dict:
        """Title id -> score; bigger is better."""
        raise NotImplementedError
