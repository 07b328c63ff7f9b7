from django.urls import path

from kader.web import views

urlpatterns = [
    path("language/<slug:code>", views.set_language, name="set_language"),
    path("style", views.style, name="style"),
    path("theme.css", views.theme_css, name="theme_css"),
    path("healthz/live", views.live, name="live"),
    path("healthz/ready", views.ready, name="ready"),
]
