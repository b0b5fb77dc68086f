"""Where the content team works: titles, licences, source files."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, FormView, ListView, UpdateView

from streamline.decorators import staff_only
from streamline.forms import LicenceForm, SourceFileForm, TitleForm
from streamline.models import EncodingJob, Episode, Title
from streamline.services import catalog, encoding, licensing
from streamline.services.operators import record_audit
from streamline.tasks.media import encode
from streamline.utils import clock_to_seconds, unique_slug
from streamline.views.base import StaffRequiredMixin


class StudioTitles(StaffRequiredMixin, ListView):
    model = Title
    paginate_by = 50
    template_name = "streamline/studio_titles.html"


class NewTitle(StaffRequiredMixin, CreateView):
    model = Title
    form_class = TitleForm
    template_name = "streamline/form.html"

    def form_valid(self, form):
        form.instance.slug = unique_slug(Title, form.cleaned_data["name"])
        self.object = form.save()
        return redirect("studio:titles")


class EditTitle(StaffRequiredMixin, UpdateView):
    model = Title
    form_class = TitleForm
    template_name = "streamline/form.html"

    def get_success_url(self):
        return reverse("studio:titles")


class GrantLicence(StaffRequiredMixin, FormView):
    form_class = LicenceForm
    template_name = "streamline/form.html"

    def form_valid(self, form):
        title = get_object_or_404(Title, slug=self.kwargs["slug"])
        data = form.cleaned_data
        licensing.grant_licence(title, data["licensor"], data["country"], data["months"], fee_cents=data["fee_cents"])
        return redirect("studio:titles")


@staff_only
@require_POST
def publish(request, slug):
    title = catalog.publish_title(get_object_or_404(Title, slug=slug), request.user)
    record_audit(request.user, title, "title.published")
    return redirect("studio:titles")


@staff_only
@require_POST
def retire(request, slug):
    title = catalog.retire_title(get_object_or_404(Title, slug=slug), request.POST.get("reason", ""))
    record_audit(request.user, title, "title.retired")
    return redirect("studio:titles")


@staff_only
@require_POST
def add_episode(request, slug):
    series = get_object_or_404(Title, slug=slug)
    post = request.POST
    catalog.add_episode(
        series, int(post["season"]), int(post["number"]), post["name"], clock_to_seconds(post.get("runtime", "0"))
    )
    return redirect("studio:titles")


class DeliverSource(StaffRequiredMixin, FormView):
    form_class = SourceFileForm
    template_name = "streamline/form.html"

    def form_valid(self, form):
        title = get_object_or_404(Title, slug=self.kwargs["slug"])
        episode = Episode.objects.filter(pk=self.request.GET.get("episode") or None).first()
        source = encoding.receive_source(title, episode=episode, **form.cleaned_data)
        job = encoding.queue_encoding(source)
        messages.info(self.request, f"Encoding job {job.pk} was queued.")
        return redirect("studio:queue")


@staff_only
def encoding_queue(request):
    failed = EncodingJob.objects.filter(status="failed").values("pk", "log", "source__title__name")
    return JsonResponse({"waiting": encoding.queue_report(), "failed": list(failed[:50])})


@staff_only
@require_POST
def retry_encoding(request, pk):
    job = encoding.retry_job(get_object_or_404(EncodingJob, pk=pk))
    encode.delay(job.pk)
    return redirect("studio:queue")
