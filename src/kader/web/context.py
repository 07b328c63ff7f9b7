"""What the frame of every page needs to know."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kader.web import theme
from kader.web.static_files import address_if_there
from kader.web.typed import Typed, typed_in

FOOTER: list[list[tuple[str, Any]]] = [
    [
        ("how_it_works", _("How does this work?")),
        ("easy_language", _("Easy language")),
        ("ground_rules", _("Ground rules")),
    ],
    [
        ("privacy", _("Privacy")),
        ("accessibility", _("Accessibility")),
        ("complaint", _("Complaint or objection")),
    ],
]


def page(request: HttpRequest) -> dict[str, Any]:
    """The house in which a page stands: town, navigation, languages, theme."""
    return {"house": House(request)}


@dataclass(frozen=True)
class House:
    """Computed only as far as a page asks for it."""

    request: HttpRequest

    town_name = property(lambda self: settings.TOWN_NAME)
    motto = property(lambda self: settings.TOWN_MOTTO)
    phone = property(lambda self: settings.TOWN_PHONE)

    @property
    def phone_href(self) -> str:
        """The number as a telephone dials it."""
        return "tel:" + "".join(sign for sign in str(self.phone) if sign.isdigit() or sign == "+")

    @cached_property
    def signed_in(self) -> bool:
        """Known without opening a session for a visitor who has none, so her page can be kept."""
        if settings.SESSION_COOKIE_NAME not in self.request.COOKIES:
            return False
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated)

    @property
    def may_have_messages(self) -> bool:
        """A visitor without cookies has no message waiting."""
        return not {settings.SESSION_COOKIE_NAME, "messages"}.isdisjoint(self.request.COOKIES)

    @property
    def reference(self) -> str:
        return getattr(self.request, "reference", "")

    @cached_property
    def typed(self) -> list[Typed]:
        """What was typed into the form that this page could not take."""
        return typed_in(self.request)

    @cached_property
    def language(self) -> str:
        return (get_language() or settings.LANGUAGE_CODE).split("-")[0]

    @cached_property
    def languages(self) -> list[dict[str, Any]]:
        """Each language with the way to this same page in it."""
        back = urlencode({"next": self.request.get_full_path()})
        return [
            {
                "code": code,
                "name": name,
                "url": f"{url}?{back}",
                "current": code == self.language,
            }
            for code, name in settings.LANGUAGES
            if (url := _url("set_language", code))
        ]

    @property
    def language_name(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.language, self.language))

    @property
    def nav(self) -> list[dict[str, Any]]:
        return [self.link(*entry) for entry in settings.KADER_NAV if _url(entry[0])]

    @property
    def footer(self) -> list[list[dict[str, Any]]]:
        return [
            [{"url": url, "label": label} for name, label in column if (url := _url(name))]
            for column in FOOTER
        ]

    @property
    def home_url(self) -> str:
        return _url("home") or "/"

    @property
    def search_url(self) -> str:
        return _url("search")

    @property
    def my_page_url(self) -> str:
        return _url("my_page")

    @property
    def sign_in_url(self) -> str:
        """Signing in brings a person back to the page she was on."""
        url = _url("account_login")
        path = self.request.get_full_path()
        return f"{url}?{urlencode({'next': path})}" if url and path != url else url

    @property
    def theme_url(self) -> str:
        """The town's own colours, when they are given and may be used."""
        values = settings.KADER_THEME
        if not values or theme.faults(values):
            return ""
        url = _url("theme_css")
        return f"{url}?{urlencode({'v': theme.version(values)})}" if url else ""

    @property
    def nl_design_theme(self) -> str:
        """The address of the sheet of an NL Design System theme, when it was collected."""
        sheet = settings.KADER_NL_DESIGN_THEME
        return address_if_there(theme.place_of(sheet)) if sheet else ""

    @property
    def theme_classes(self) -> str:
        """The classes on which the town's tokens hang: of its theme, and of its three colours."""
        own = "theme-own" if self.theme_url else ""
        given = settings.KADER_NL_DESIGN_CLASS if self.nl_design_theme else ""
        return f"{given} {own}".strip()

    def link(self, name: str, label: Any, section: str = "") -> dict[str, Any]:
        """A way in a menu, marked where it is this page or where this page lies under it.

        `section` is where the pages under it live, when that is not its own address.
        """
        url = _url(name)
        return {"url": url, "label": label, "current": self._current(url, section)}

    def _current(self, url: str, section: str) -> str:
        """As `aria-current` says it: this page itself, or one of its pages."""
        path = self.request.path
        if path == url:
            return "page"
        under = section or (url.rstrip("/") + "/" if url != self.home_url else "")
        return "true" if under and path.startswith(under) else ""


@cache
def _url(name: str, *args: str) -> str:
    """The address of a page, or nothing where this installation has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
