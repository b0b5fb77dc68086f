from streamline.celery import app
from streamline.models import SearchDocument, SearchQuery, Title
from streamline.services.discovery import index_title, remove_from_index
from streamline.utils import chunks, minutes_ago


@app.task(name="search.index_title")
def index_one(title_id):
    title = Title.objects.with_people().filter(pk=title_id).first()
    if title is None:
        return False
    if title.state != "published":
        remove_from_index(title)
        return False
    index_title(title)
    return True


@app.task(name="search.rebuild_index")
def rebuild_index(only_stale=False):
    titles = Title.objects.published().with_people()
    if only_stale:
        titles = titles.filter(search_document__stale=True)
    count = 0
    for batch in chunks(titles, 200):
        for title in batch:
            index_title(title)
            count += 1
    SearchDocument.objects.exclude(title__state="published").delete()
    return count


@app.task(name="search.trim_log")
def trim_search_log(days=180):
    deleted, _ = SearchQuery.objects.filter(asked_at__lt=minutes_ago(days * 1440)).delete()
    return deleted
