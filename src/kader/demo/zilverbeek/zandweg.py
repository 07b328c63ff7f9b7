"""De nieuwe buren aan de Zandweg: the arrival is decided; surroundings and daily life are open."""

from datetime import timedelta

from kader.demo import story
from kader.demo.cast import Cast
from kader.demo.story import frame_fields, on_day
from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.places.find import area_of


def frame(decide_by: str) -> dict[str, str]:
    """A frame that says honestly what is decided."""
    return frame_fields(
        {
            "issue": "Aan de Zandweg komen tachtig mensen wonen die asiel vragen. "
            "Hoe willen jullie dat het samenleven in de buurt gaat?",
            "aim": "Nieuwe en oude buren kennen elkaar, en het is veilig en rustig op straat.",
            "decided": "De opvang komt er, voor tachtig mensen, voor vijf jaar. "
            "Dat is besloten. Daar gaat deze vraag niet over.",
            "open": "De omgeving, het contact en het gewone leven: de straat, het groen, "
            "ontmoeten, sport en school.",
            "responsibility": "De groep is verantwoordelijk voor wat zij zelf begint. "
            "De opvang zelf is van het COA en de gemeente.",
            "decider": "College van burgemeester en wethouders",
            "decide_by": decide_by,
            "several_plans": "together",
            "promise_days": "7",
            "short_version": "Aan de Zandweg komen tachtig nieuwe buren wonen. Dat is besloten. "
            "Jullie denken mee over de straat, het groen en elkaar leren kennen. "
            "Er is ten hoogste € 15.000.",
        },
        [
            ("money", "Eenmalig ten hoogste € 15.000 van de gemeente"),
            ("safety", "Hulpdiensten kunnen altijd door de straat"),
            ("time", "Klaar voordat de eerste mensen komen"),
        ],
        [
            {"short": "Voor oude en nieuwe buren", "how": "Er staat wie meedoet."},
            {
                "short": "Ten hoogste € 15.000",
                "how": "We tellen wat de gemeente eenmalig betaalt.",
                "kind": "money",
                "amount": "15000",
                "period": "once",
            },
            {"short": "De straat blijft vrij", "how": "De brandweer leest mee."},
        ],
    )


def tell(cast: Cast) -> Matter:
    """The frame is drafted and waits for the college."""
    with on_day(-22):
        matter = actions.open_issue(
            cast.karin,
            "De nieuwe buren aan de Zandweg",
            "Aan de Zandweg komen tachtig mensen wonen die asiel vragen. Dat is besloten. "
            "Open is hoe oud en nieuw samen leven.",
            area_of("Zandhoek"),
        )
    with on_day(-17):
        story.give_seats(matter, cast.karin, cast.sanne, cast.idris)
    with on_day(-12, 19):
        story.join(
            matter,
            (cast.bram, "De kinderen komen straks bij mij in de klas."),
            (cast.els, "Ik woon om de hoek."),
        )
    with on_day(-5):
        actions.send_update(
            cast.sanne,
            matter,
            "Het kader is bijna klaar. Het college bespreekt het over twee weken.",
            clock.today() + timedelta(days=12),
        )
        decide_by = (clock.today() + timedelta(days=150)).isoformat()
        actions.draft_frame(cast.sanne, matter, frame(decide_by))
    return matter
