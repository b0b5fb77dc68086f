from django.apps import apps
from django.contrib import admin

from shop.models import Order

for model in apps.get_app_config("shop").get_models():
    admin.site.register(model)
admin.site.register(Order)
