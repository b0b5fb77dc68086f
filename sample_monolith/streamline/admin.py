from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from streamline import models


@admin.register(models.User)
class MemberAdmin(UserAdmin):
    ordering = ["email"]
    list_display = ["email", "household", "is_active", "is_staff"]
    search_fields = ["email"]
    fieldsets = [
        (None, {"fields": ["email", "password", "household"]}),
        ("Person", {"fields": ["first_name", "last_name", "phone", "date_of_birth", "marketing_opt_in"]}),
        ("Rights", {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "password1", "password2"]})]


@admin.register(models.Household)
class HouseholdAdmin(admin.ModelAdmin):
    list_display = ["name", "country", "erased_at"]


class CreditInline(admin.TabularInline):
    model = models.Credit
    extra = 0


@admin.register(models.Title)
class TitleAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "state", "release_year", "plays"]
    list_filter = ["state", "kind", "genres"]
    search_fields = ["name", "synopsis"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [CreditInline]


@admin.register(models.EncodingJob)
class EncodingJobAdmin(admin.ModelAdmin):
    list_display = ["id", "source", "status", "attempts", "worker"]
    list_filter = ["status"]
    actions = ["try_again"]

    @admin.action(description="Try again")
    def try_again(self, request, queryset):
        queryset.filter(status="failed").update(status="queued", attempts=0)


@admin.register(models.Subscription)
class SubscriptionAdmin(admin.ModelAdmin):
    list_display = ["household", "plan", "status", "period_end"]
    list_filter = ["status", "plan"]
    list_select_related = ["household", "plan"]


@admin.register(models.Invoice)
class InvoiceAdmin(admin.ModelAdmin):
    list_display = ["number", "status", "total_cents", "due_on"]
    date_hierarchy = "due_on"


admin.site.register([models.Plan, models.Voucher, models.Genre, models.Person, models.LiveEvent])
admin.site.register([models.SupportTicket, models.AuditEntry])
