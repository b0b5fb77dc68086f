import django_filters
from shop.models import Leg
def filter_late(qs, name, value):
    return qs.filter(eta__lt=value)
def filter_soon(qs, name, value):
    return qs.exclude(eta__lt=value)
class LegFilter(django_filters.FilterSet):
    late = django_filters.BooleanFilter(method=filter_late)
    soon = django_filters.BooleanFilter(method="filter_by_soon")
    after = django_filters.BooleanFilter(method=filter_soon)
    class Meta:
        model = Leg
    def filter_by_soon(self, queryset, name, value):
        return queryset.order_by("eta")
    def filter_x(self, rows, name, value):
        return rows.distinct()
    x = django_filters.BooleanFilter(method="filter_x")


def not_registered(qs):
    return qs.filter(eta=1)


class Loose(django_filters.FilterSet):
    """No model: nothing says what its rows are."""

    after = django_filters.BooleanFilter(method=not_registered)


class Widget:
    late = django_filters.BooleanFilter(method=not_registered)
