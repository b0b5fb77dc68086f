from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, ListView

from streamline.decorators import staff_only
from streamline.forms import ReplyForm, TicketForm
from streamline.models import SupportTicket
from streamline.services import operators
from streamline.tasks.mail import send_ticket_answer
from streamline.utils import now, parse_bool, parse_int, to_csv
from streamline.views.base import LoginRequiredMixin, MineListView, StaffRequiredMixin


class MyTickets(MineListView):
    model = SupportTicket
    ordering = "-created_at"
    owner_field = "opened_by"
    heading = "Your questions"

    def get_owner(self):
        return self.request.user


class NewTicket(LoginRequiredMixin, CreateView):
    form_class = TicketForm
    template_name = "streamline/form.html"

    def form_valid(self, form):
        ticket = operators.open_ticket(self.request.user, **form.cleaned_data)
        return redirect(ticket)


class TicketQueue(StaffRequiredMixin, ListView):
    template_name = "streamline/list.html"

    def get_queryset(self):
        mine = parse_bool(self.request.GET.get("mine"))
        return operators.ticket_queue(self.request.user if mine else None)


@login_required
def ticket(request, pk):
    tickets = (
        SupportTicket.objects.all() if request.user.is_staff else SupportTicket.objects.filter(opened_by=request.user)
    )
    found = get_object_or_404(tickets, pk=pk)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        internal = form.cleaned_data["internal"] and request.user.is_staff
        operators.reply_to_ticket(found, request.user, form.cleaned_data["body"], internal)
        if request.user.is_staff and not internal:
            send_ticket_answer.delay(found.pk)
        return redirect(found)
    return render(request, "streamline/ticket.html", {"ticket": found, "form": form})


@staff_only
@require_POST
def take_ticket(request, pk):
    operators.assign_ticket(get_object_or_404(SupportTicket, pk=pk), request.user)
    return redirect("support:queue")


@staff_only
@require_POST
def close_ticket(request, pk):
    operators.close_ticket(get_object_or_404(SupportTicket, pk=pk), request.user, request.POST.get("note", ""))
    return redirect("support:queue")


@staff_only
def engagement(request):
    since = now() - timedelta(days=parse_int(request.GET.get("days"), 7, low=1, high=365))
    rows = operators.engagement_by_title(since)
    return HttpResponse(to_csv(["title", "viewers", "hours"], rows), content_type="text/csv")
