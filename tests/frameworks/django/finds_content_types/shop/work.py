from django.contrib.contenttypes.models import ContentType

from shop.models import Note, Order


def of_class():
    return ContentType.objects.get_for_model(Order)


def notes():
    kind = ContentType.objects.get_for_model(Order)
    return Note.objects.filter(content_type=kind)


def back():
    kind = ContentType.objects.get_for_model(Order)
    return kind.model_class().objects.count()


def by_name():
    return ContentType.objects.get(app_label="shop", model="order").model_class().objects.count()


def natural():
    return ContentType.objects.get_by_natural_key("shop", "order").model_class().objects.count()
