handler500 = "harbour.errors.broken"
urlpatterns = []
