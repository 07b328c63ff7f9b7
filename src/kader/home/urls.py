from django.urls import path

from kader.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("issues", views.home, name="issues"),
    path("search", views.search, name="search"),
    path("my-page", views.my_page, name="my_page"),
    path("my-page/news", views.read_news, name="read_news"),
    path("desk", views.desk, name="desk"),
    path("ground-rules", views.ground_rules, name="ground_rules"),
    path("how-it-works", views.explain, {"page": "how_it_works"}, name="how_it_works"),
    path("easy-language", views.explain, {"page": "easy_language"}, name="easy_language"),
    path("privacy", views.explain, {"page": "privacy"}, name="privacy"),
    path("accessibility", views.explain, {"page": "accessibility"}, name="accessibility"),
    path("complaint", views.explain, {"page": "complaint"}, name="complaint"),
]
