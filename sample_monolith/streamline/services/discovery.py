"""How viewers find something: the rows of the home page, and search."""

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q

from streamline.models import RecommendationItem, RecommendationRow, SearchDocument, SearchQuery, Title
from streamline.utils import decay, load_plugins, log, merge_weighted, rank_by, similarity, today, tokenize

FIELD_WEIGHTS = {"name": 5.0, "people": 2.0, "genres": 1.5, "synopsis": 1.0}
FUZZY_LIMIT = 0.45
SUGGESTIONS = 8


def rebuild_rows(profile):
    """Ask every configured recommender and replace the rows of a profile."""
    rows = []
    shown = set()
    for recommender in load_plugins("RECOMMENDERS"):
        try:
            scores = recommender.score(profile)
        except Exception:
            log.exception("recommender %s failed for profile %s", recommender.slug, profile.pk)
            continue
        if recommender.unique:
            scores = {pk: score for pk, score in scores.items() if pk not in shown}
        best = rank_by(scores, settings.RECOMMENDATION_ROW_SIZE)
        if len(best) < recommender.minimum:
            continue
        shown.update(best)
        rows.append((recommender, [(pk, scores[pk]) for pk in best]))
    return store_rows(profile, rows)


def store_rows(profile, rows):
    with transaction.atomic():
        RecommendationRow.objects.filter(profile=profile).delete()
        for position, (recommender, scored) in enumerate(rows):
            row = RecommendationRow.objects.create(
                profile=profile,
                slug=recommender.slug,
                heading=recommender.heading(profile),
                position=position,
            )
            RecommendationItem.objects.bulk_create(
                RecommendationItem(row=row, title_id=pk, rank=rank, score=score)
                for rank, (pk, score) in enumerate(scored, 1)
            )
    return len(rows)


def rows_for_home(profile):
    rows = RecommendationRow.objects.filter(profile=profile).prefetch_related("items__title")
    return [row for row in rows if row.items.all()]


def drop_title_from_rows(title):
    RecommendationItem.objects.filter(title=title).delete()
    return RecommendationRow.objects.annotate(n=Count("items")).filter(n=0).delete()


def document_fields(title):
    return {
        "name": title.name,
        "people": " ".join(credit.person.name for credit in title.credits.all()),
        "genres": " ".join(genre.name for genre in title.genres.all()),
        "synopsis": title.synopsis,
    }


def index_title(title) -> SearchDocument:
    fields = document_fields(title)
    tokens = sorted({token for text in fields.values() for token in tokenize(text)})
    document, _ = SearchDocument.objects.update_or_create(
        title=title,
        defaults={
            "text": "\n".join(fields.values()),
            "tokens": " ".join(tokens),
            "boost": freshness_boost(title),
            "stale": False,
        },
    )
    return document


def freshness_boost(title):
    age_years = today().year - (title.release_year or 1990)
    return 1.0 + decay(age_years * 365, 730)


def mark_stale(title):
    return SearchDocument.objects.filter(title=title).update(stale=True)


def remove_from_index(title):
    SearchDocument.objects.filter(title=title).delete()


def matching_documents(tokens):
    condition = Q()
    for token in tokens:
        condition |= Q(tokens__contains=token)
    return SearchDocument.objects.filter(condition).select_related("title")


def exact_scores(documents, tokens):
    scores = {}
    for document in documents:
        name_tokens = set(tokenize(document.title.name))
        present = document.token_set()
        hits = sum(FIELD_WEIGHTS["name"] if t in name_tokens else 1.0 for t in tokens if t in present)
        if hits:
            scores[document.title_id] = hits / len(tokens) * document.boost
    return scores


def fuzzy_scores(tokens):
    """For typing errors; slow, so only titles' names are compared."""
    scores = {}
    for document in SearchDocument.objects.filter(stale=False).select_related("title"):
        words = tokenize(document.title.name)
        best = [max((similarity(token, word) for word in words), default=0.0) for token in tokens]
        if best and min(best) >= FUZZY_LIMIT:
            scores[document.title_id] = sum(best) / len(best)
    return scores


def search_titles(profile, text, limit=30):
    """Visible titles by relevance; every query is logged."""
    from streamline.services.catalog import visible_titles

    tokens = tokenize(text)
    if not tokens:
        return [], None
    exact = exact_scores(matching_documents(tokens), tokens)
    scores = exact if len(exact) >= 5 else merge_weighted((exact, 1.0), (fuzzy_scores(tokens), 0.6))
    visible = visible_titles(profile).in_bulk(list(scores))
    found = [visible[pk] for pk in rank_by(scores) if pk in visible][:limit]
    query = SearchQuery.objects.create(profile=profile, text=text[:200], results_count=len(found))
    return found, query


def record_search_click(profile, query_id, title: Title):
    SearchQuery.objects.filter(pk=query_id, profile=profile).update(clicked=title)


def suggest(prefix):
    """Earlier successful queries that start like this one."""
    queries = SearchQuery.objects.filter(text__istartswith=prefix, results_count__gt=0)
    counted = queries.values("text").annotate(n=Count("pk")).order_by("-n", "text")
    return [row["text"] for row in counted[:SUGGESTIONS]]


def queries_without_results(days=7):
    from streamline.utils import minutes_ago

    queries = SearchQuery.objects.filter(results_count=0, asked_at__gte=minutes_ago(days * 1440))
    return queries.values_list("text").annotate(n=Count("pk")).order_by("-n")
