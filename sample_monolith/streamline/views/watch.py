"""What happens in front of the screen: playing, bookmarks, and thumbs up or down."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from streamline.decorators import profile_required, subscription_required
from streamline.forms import BookmarkForm
from streamline.models import Bookmark, Device, Episode, PlaybackSession, Rating, Title, WatchHistory
from streamline.services import playback, taste
from streamline.services.auth import register_device
from streamline.utils import client_ip, parse_int
from streamline.views.base import JsonView, MineListView


@login_required
@profile_required
@subscription_required
def watch(request, slug, episode_id=None):
    title = get_object_or_404(Title, slug=slug)
    episode = get_object_or_404(Episode, pk=episode_id, season__series=title) if episode_id else None
    fingerprint = request.session.session_key or "browser"
    device = register_device(request.user, fingerprint, "web", ip_address=client_ip(request))
    session, manifest = playback.start_playback(request.profile, title, device, episode)
    context = {"session": session, "manifest": manifest, "up_next": playback.up_next(session)}
    return render(request, "streamline/watch.html", context)


class SessionsApi(JsonView):
    """Open a session from an app."""

    def post(self, request):
        title = get_object_or_404(Title, slug=self.body.get("title"))
        device = get_object_or_404(Device, pk=self.number("device"), user=request.user)
        episode = Episode.objects.filter(pk=self.number("episode"), season__series=title).first()
        kbps = self.number("kbps", 0, low=0)
        _, manifest = playback.start_playback(request.profile, title, device, episode, kbps)
        return manifest


class HeartbeatApi(JsonView):
    def post(self, request, pk):
        session = get_object_or_404(PlaybackSession, pk=pk, profile=request.profile)
        state = "paused" if self.body.get("paused") else "playing"
        playback.record_heartbeat(session, self.number("position", low=0), state)
        return {"position": session.position_seconds}

    def delete(self, request, pk):
        session = get_object_or_404(PlaybackSession, pk=pk, profile=request.profile)
        playback.finish_playback(session)
        following = playback.up_next(session)
        return {"ended": True, "next": str(following) if following else None}


class HistoryList(MineListView):
    queryset = WatchHistory.objects.select_related("title", "episode")
    heading = "What you watched"


class BookmarkList(MineListView):
    model = Bookmark
    heading = "Your bookmarks"
    ordering = "-created_at"


@login_required
@profile_required
@require_POST
def bookmark(request, slug):
    form = BookmarkForm(request.POST)
    if form.is_valid():
        title = get_object_or_404(Title, slug=slug)
        playback.add_bookmark(request.profile, title, form.cleaned_data["at"], form.cleaned_data["note"])
    return redirect("watch:bookmarks")


@login_required
@profile_required
@require_POST
def remove_bookmark(request, pk):
    playback.remove_bookmark(request.profile, pk)
    return redirect("watch:bookmarks")


@login_required
@profile_required
@require_POST
def rate(request, slug):
    title = get_object_or_404(Title, slug=slug)
    value = parse_int(request.POST.get("value"))
    if value:
        taste.rate_title(request.profile, title, value)
    else:
        taste.withdraw_rating(request.profile, title)
    return redirect(title)


class RatingList(MineListView):
    model = Rating
    heading = "What you rated"
    ordering = "-updated_at"


@login_required
@profile_required
@require_POST
def start_over(request):
    taste.forget_taste(request.profile)
    return redirect("home")
