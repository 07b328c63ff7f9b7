from django.urls import path

from kader.api import views
from kader.api.api import api

urlpatterns = [
    path("openapi.json", views.openapi, name="openapi"),
    path("", api.urls),
    path("<path:rest>", views.not_here),
]
