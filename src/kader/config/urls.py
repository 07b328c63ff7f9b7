"""The addresses of the house: each room brings its own."""

from django.urls import include, path

handler400 = "kader.web.views.bad_request"
handler429 = "kader.web.views.too_many"
handler500 = "kader.web.views.server_error"

urlpatterns = [
    path("", include("kader.home.urls")),
    path("", include("kader.web.urls")),
    path("", include("kader.people.urls")),
    path("", include("kader.demo.urls")),
    path("api/v1/", include("kader.api.urls")),
    path("m/", include("kader.matters.urls")),
]
