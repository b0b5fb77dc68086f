from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.urls import include, path, re_path

from streamline.views import browse, payments, watch
from streamline.views.payments import InvoiceDetail, InvoiceList

billing_patterns = [
    path("", payments.SubscriptionPage.as_view(), name="subscription"),
    path("plan/", payments.change_plan, name="change-plan"),
    path("cancel/", payments.cancel, name="cancel"),
    path("invoices/", login_required(InvoiceList.as_view()), name="invoices"),
    path("invoices/<str:number>/", login_required(InvoiceDetail.as_view()), name="invoice"),
    path("invoices/<str:number>/pay/", payments.pay_invoice, name="pay"),
    path("cards/", login_required(payments.AddCard.as_view()), name="add-card"),
    path("cards/<int:pk>/remove/", payments.remove_card, name="remove-card"),
    path("webhook/", payments.gateway_webhook, name="webhook"),
    path("refunds/<int:pk>/", payments.refund, name="refund"),
    re_path(r"^revenue/(?P<year>\d{4})-(?P<month>\d{2})\.csv$", payments.revenue, name="revenue"),
]

watch_patterns = (
    [
        path("history/", watch.HistoryList.as_view(), name="history"),
        path("bookmarks/", watch.BookmarkList.as_view(), name="bookmarks"),
        path("bookmarks/<int:pk>/remove/", watch.remove_bookmark, name="remove-bookmark"),
        path("ratings/", watch.RatingList.as_view(), name="ratings"),
        path("start-over/", watch.start_over, name="start-over"),
        path("<slug:slug>/", watch.watch, name="title"),
        path("<slug:slug>/episodes/<int:episode_id>/", watch.watch, name="episode"),
        path("<slug:slug>/bookmark/", watch.bookmark, name="bookmark"),
        path("<slug:slug>/rate/", watch.rate, name="rate"),
    ],
    "watch",
)

urlpatterns = [
    path("", browse.home, name="home"),
    path("admin/", admin.site.urls),
    path("accounts/", include("streamline.urls_accounts")),
    path("billing/", include((billing_patterns, "billing"), namespace="billing")),
    path("watch/", include(watch_patterns)),
    path("studio/", include("streamline.urls_studio", namespace="studio")),
    path("support/", include("streamline.urls_support")),
    path("api/v1/", include("streamline.urls_api")),
    path("", include("streamline.urls_browse")),
]
