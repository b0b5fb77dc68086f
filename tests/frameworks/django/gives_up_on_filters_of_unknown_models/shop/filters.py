import django_filters


def late(queryset, name, value):
    return queryset.filter(state="late")


def pick():
    return {}["model"]


class OrderFilter(django_filters.FilterSet):
    late = django_filters.BooleanFilter(method=late)

    class Meta:
        model = pick()
