"""The addresses of the demo. Outside demo mode there are none."""

from django.conf import settings
from django.urls import path

from kader.demo import views

urlpatterns = (
    [
        path("demo/be", views.be_somebody, name="demo_be"),
        path("demo/mails", views.mails, name="demo_mails"),
        path("demo/days-later", views.days_later, name="demo_days_later"),
    ]
    if settings.DEMO
    else []
)
