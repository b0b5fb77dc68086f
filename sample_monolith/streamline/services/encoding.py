"""Source files become renditions."""

import shlex
import subprocess
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from streamline.exceptions import EncoderError, NotAllowed
from streamline.models import EncodingJob, Rendition, SourceFile, Title
from streamline.signals import encoding_finished
from streamline.utils import checksum_of, clamp, log, now

# height -> kilobits per second of h264 at 25 frames
LADDER = {240: 400, 360: 800, 480: 1400, 720: 2800, 1080: 5000, 1440: 9000, 2160: 16000}
MODERN_CODEC_SAVING = 0.65
MAX_ATTEMPTS = 3
STUCK_AFTER = timedelta(hours=4)


def ladder_for(height, codec="h264"):
    """(height, kbps) pairs for a source of that height, never scaled up."""
    steps = [(step, kbps) for step, kbps in LADDER.items() if step <= height]
    if not steps:
        steps = [(height, LADDER[240])]
    if codec != "h264":
        steps = [(step, round(kbps * MODERN_CODEC_SAVING)) for step, kbps in steps]
    return steps


def expected_bytes(kbps, seconds):
    return kbps * 1000 // 8 * seconds


def receive_source(title, path, height, seconds, episode=None) -> SourceFile:
    """Register a delivered file; the same file again is the same row."""
    checksum = checksum_of(f"{path}:{height}:{seconds}")
    source = SourceFile.objects.filter(title=title, episode=episode, checksum=checksum).first()
    if source is None:
        source = SourceFile.objects.create(
            title=title, episode=episode, path=path, checksum=checksum, height=height, seconds=seconds
        )
    return source


def queue_encoding(source, priority=0) -> EncodingJob:
    from streamline.tasks.media import encode

    running = source.jobs.filter(status__in=["queued", "running"]).first()
    if running is not None:
        return running
    job = EncodingJob.objects.create(source=source, priority=clamp(priority, 0, 10))
    mark_title(source.title, "encoding")
    transaction.on_commit(lambda: encode.apply_async(args=[job.pk], queue="encoding", priority=job.priority))
    return job


def mark_title(title, state):
    """Encoding moves a title from draft to ready. A published title stays where it is."""
    Title.objects.filter(pk=title.pk, state__in=["draft", "encoding", "ready"]).update(state=state)


def claim_job(job_id, worker):
    """Take a job off the queue; None if somebody else was faster."""
    claimed = EncodingJob.objects.filter(pk=job_id, status="queued").update(
        status="running", worker=worker, started_at=now()
    )
    if not claimed:
        return None
    job = EncodingJob.objects.select_related("source__title").get(pk=job_id)
    job.attempts += 1
    job.save(update_fields=["attempts"])
    return job


def run_job(job):
    source = job.source
    codecs = ["h264", "hevc"] if source.height >= 1080 else ["h264"]
    made = []
    try:
        for codec in codecs:
            for height, kbps in ladder_for(source.height, codec):
                made.append(make_rendition(job, height, kbps, codec))
    except EncoderError as error:
        log.error("encoding job %s: %s", job.pk, error)
        job.fail(str(error))
        return []
    finish_job(job)
    return made


def make_rendition(job, height, kbps, codec):
    rendition, _ = Rendition.objects.update_or_create(
        source=job.source,
        height=height,
        codec=codec,
        defaults={"job": job, "kbps": kbps, "bytes": expected_bytes(kbps, job.source.seconds)},
    )
    run_encoder(job.source.path, rendition.path, height, kbps, codec)
    return rendition


def run_encoder(source_path, target_path, height, kbps, codec):
    """Call the configured encoder; without one (development) only the rows are written."""
    if not settings.ENCODER_COMMAND:
        return 0
    command = settings.ENCODER_COMMAND.format(
        source=shlex.quote(source_path), target=shlex.quote(target_path), height=height, kbps=kbps, codec=codec
    )
    result = subprocess.run(shlex.split(command), capture_output=True, text=True, timeout=3600, check=False)
    if result.returncode:
        raise EncoderError(result.stderr[-500:])
    return result.returncode


def finish_job(job):
    job.status = "done"
    job.finished_at = now()
    job.save(update_fields=["status", "finished_at", "updated_at"])
    if not pending_jobs(job.source.title).exists():
        mark_title(job.source.title, "ready")
    encoding_finished.send(sender=EncodingJob, job=job)


def pending_jobs(title):
    return EncodingJob.objects.filter(source__title=title, status__in=["queued", "running"])


def retry_job(job):
    if job.status != "failed":
        raise NotAllowed("Only a failed job can be tried again.")
    if job.attempts >= MAX_ATTEMPTS:
        raise NotAllowed("Tried often enough. Ask for a new source file.")
    job.status = "queued"
    job.save(update_fields=["status", "updated_at"])
    return job


def requeue_stuck():
    ids = []
    for job in EncodingJob.objects.stuck(now() - STUCK_AFTER):
        if job.attempts >= MAX_ATTEMPTS:
            job.fail("stuck too often")
            continue
        job.status = "queued"
        job.worker = ""
        job.save(update_fields=["status", "worker", "updated_at"])
        ids.append(job.pk)
    return ids


def drop_old_sources(title):
    """Keep the newest source of each episode."""
    kept = set()
    for source in SourceFile.objects.filter(title=title).order_by("-received_at", "-pk"):
        if source.episode_id in kept:
            source.delete()
        kept.add(source.episode_id)


def queue_report():
    jobs = EncodingJob.objects.waiting().select_related("source__title")
    return [
        {"job": job.pk, "title": job.source.title.name, "priority": job.priority, "attempts": job.attempts}
        for job in jobs
    ]
