from django.urls import include, path

from streamline.views import studio

app_name = "studio"

title_patterns = [
    path("edit/", studio.EditTitle.as_view(), name="edit"),
    path("licences/", studio.GrantLicence.as_view(), name="licence"),
    path("episodes/", studio.add_episode, name="add-episode"),
    path("publish/", studio.publish, name="publish"),
    path("retire/", studio.retire, name="retire"),
    path("source/", studio.DeliverSource.as_view(), name="source"),
]

urlpatterns = [
    path("", studio.StudioTitles.as_view(), name="titles"),
    path("new/", studio.NewTitle.as_view(), name="new"),
    path("titles/<slug:slug>/", include(title_patterns)),
    path("queue/", studio.encoding_queue, name="queue"),
    path("queue/<int:pk>/retry/", studio.retry_encoding, name="retry"),
]
