from django.urls import path

from .views import support

app_name = "support"
urlpatterns = [
    path("", support.MyTickets.as_view(), name="mine"),
    path("new/", support.NewTicket.as_view(), name="new"),
    path("queue/", support.TicketQueue.as_view(), name="queue"),
    path("engagement.csv", support.engagement, name="engagement"),
]
urlpatterns += [
    path("<int:pk>/", support.ticket, name="ticket"),
    path("<int:pk>/take/", support.take_ticket, name="take"),
    path("<int:pk>/close/", support.close_ticket, name="close"),
]
