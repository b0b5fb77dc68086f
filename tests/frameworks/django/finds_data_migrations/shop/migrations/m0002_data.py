from django.db import migrations
def fill(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    for order in Order.objects.filter(name=""):
        order.name = order.lines.count()
        order.save()
def fill2(apps, schema_editor):
    apps.get_model("shop.Line").objects.all().delete()
def unfill(apps, schema_editor):
    Order = apps.get_model("shop", "Order")
    Order.objects.all().delete()
class Migration(migrations.Migration):
    operations = [migrations.RunPython(fill, unfill), migrations.RunPython(fill2, reverse_code=migrations.RunPython.noop)]
