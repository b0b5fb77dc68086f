from django.contrib import admin

from shop.models import Line, Order, Product


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    pass


admin.site.register([Line, Product], admin_class=OrderAdmin)
admin.site.register(Product)
