"""The people of the story: who they are, and which offices the administrator gave them."""

from dataclasses import dataclass, field

from django.conf import settings

from kader.groundrules import Role
from kader.people import actions
from kader.people.models import Person, PublicName

S, F, M, R, D, N = (
    Role.STEWARD,
    Role.FACILITATOR,
    Role.MANDATE_HOLDER,
    Role.REGISTRAR,
    Role.MODERATOR,
    Role.INTAKE,
)


@dataclass(frozen=True)
class Player:
    """Somebody of the story. `who` is her key in the chapters."""

    who: str
    name: str
    does: str = ""
    offices: tuple[Role, ...] = ()
    organisation: str = ""
    extension: str = ""
    called: PublicName | None = None
    on_stage: bool = True

    @property
    def email(self) -> str:
        return f"{self.who}@example.org"

    @property
    def label(self) -> str:
        """Her name, and what she does for the municipality."""
        return f"{self.name}, {self.does}" if self.does else self.name


@dataclass
class Cast:
    """Everybody of one town, by key."""

    people: dict[str, Person] = field(default_factory=dict)

    def __getattr__(self, who: str) -> Person:
        return self.people[who]


ZILVERBEEK = (
    Player("hanneke", "Hanneke Vos", "zaakwaarnemer", (S, N), extension="21"),
    Player("sanne", "Sanne de Wit", "zaakwaarnemer", (S,), extension="22"),
    Player("idris", "Idris Kaya", "procesbegeleider", (F,), "welzijnswerk De Brug", "34"),
    Player("lotte", "Lotte Visser", "procesbegeleider", (F,), "welzijnswerk De Brug", "35"),
    Player("karin", "Karin Smit", "wethouder", (M,), extension="10"),
    Player("joris", "Joris Bakker", "bestuurssecretaris", (R,), extension="11"),
    Player("mieke", "Mieke Jansen", called=PublicName.FIRST),
    Player("joost", "Joost Kuipers", called=PublicName.FIRST),
    Player("aysel", "Aysel Demir", called=PublicName.FIRST),
    Player("bram", "Bram de Boer", called=PublicName.FIRST),
    Player("corrie", "Corrie Smeets", called=PublicName.FIRST),
    Player("teun", "Teun Hoekstra", on_stage=False),
    Player("fatima", "Fatima Bouali", on_stage=False),
    Player("piet", "Piet Wouters", on_stage=False),
    Player("els", "Els van Dam", on_stage=False),
    Player("omar", "Omar Yusuf", on_stage=False),
    Player("ahmed", "Ahmed Haddad", called=PublicName.FIRST, on_stage=False),
    Player("wim", "Wim Post", on_stage=False),
    Player("nadia", "Nadia Saleh"),
    Player("thea", "Thea Mulder", "moderator", (D,), extension="40", on_stage=False),
)

NEUENAU = (
    Player("heike", "Heike Brandt", "Fallverantwortung", (S, N), extension="21"),
    Player("jonas", "Jonas Keller", "Prozessbegleitung", (F,), "Stadtteilarbeit Anger e. V.", "34"),
    Player("mara", "Mara Lindner", "Prozessbegleitung", (F,), "Jugendring Neuenau", "35"),
    Player("sabine", "Sabine Krüger", "Beigeordnete", (M,), extension="10"),
    Player("uwe", "Uwe Pohl", "Geschäftsstelle", (R,), extension="11"),
    Player("renate", "Renate Vogel", called=PublicName.FIRST),
    Player("horst", "Horst Albrecht", called=PublicName.FIRST),
    Player("leyla", "Leyla Arslan", called=PublicName.FIRST),
    Player("finn", "Finn Schuster", called=PublicName.FIRST),
    Player("emil", "Emil Wagner", called=PublicName.FIRST),
)

CASTS = {"zilverbeek": ZILVERBEEK, "neuenau": NEUENAU}


def bring_on(town_key: str, administrator: Person, language: str) -> Cast:
    """Everybody signs up; the administrator appoints the officials; residents choose a name."""
    cast = Cast()
    for player in CASTS[town_key]:
        person = Person.objects.create_user(
            player.email,
            player.name,
            function=player.does,
            organisation=player.organisation,
            extension=player.extension,
            language=language,
            assurance="mail",
        )
        cast.people[player.who] = person
        for office in player.offices:
            actions.appoint_official(administrator, person, office)
        if player.called:
            actions.choose_public_name(person, player.called)
    return cast


def players() -> list[Player]:
    """Whom a visitor of the demo can be in this town."""
    return [player for player in CASTS[settings.TOWN_KEY] if player.on_stage]


__all__ = ["CASTS", "Cast", "Player", "bring_on", "players"]
