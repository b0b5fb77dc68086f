from celery import shared_task
from celery.utils.nodenames import gethostname

from streamline.models import EncodingJob, Rendition, SourceFile
from streamline.services import encoding
from streamline.utils import log, remove_quietly


@shared_task
def encode(job_id):
    job = encoding.claim_job(job_id, worker=gethostname())
    if job is None:
        log.info("encoding job %s was taken", job_id)
        return 0
    return len(encoding.run_job(job))


@shared_task
def requeue_stuck_jobs():
    ids = encoding.requeue_stuck()
    for job_id in ids:
        encode.apply_async(args=[job_id], countdown=30)
    return len(ids)


@shared_task
def remove_rendition_file(path):
    return remove_quietly(path)


@shared_task
def clean_up_sources(title_id):
    """After a new source was encoded the older ones go, with their renditions."""
    source = SourceFile.objects.filter(title=title_id).first()
    if source is not None and not EncodingJob.objects.filter(source__title=title_id, status="running").exists():
        encoding.drop_old_sources(source.title)
    return Rendition.objects.filter(source__title=title_id).count()
