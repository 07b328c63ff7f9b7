"""Nachtruhe am Anger: noise at night, between the questions and the plan (scenario G2)."""

from datetime import timedelta
from decimal import Decimal

from kader.demo import story
from kader.demo.cast import Cast
from kader.demo.story import frame_fields, on_day, plan_fields
from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.places.find import area_of

BODY = "Magistrat der Stadt Neuenau"


def frame(decide_by: str) -> dict[str, str]:
    """Four bounds, four criteria; a trial is possible."""
    return frame_fields(
        {
            "issue": "Im Sommer gab es 43 Beschwerden über Lärm am Anger. "
            "Jugendliche sagen: Wir haben keinen anderen Ort.",
            "aim": "Die Nachbarschaft kann schlafen, und der Platz bleibt ein Ort für Jugendliche.",
            "decided": "Der Platz bleibt öffentlich. Niemand wird vertrieben. "
            "Es gibt keine Kameras.",
            "open": "Wie Nachbarschaft und Jugendliche den Platz gemeinsam nutzen. "
            "Ein Versuch von drei Monaten ist möglich.",
            "responsibility": "Beide Gruppen sind für ihre eigenen Abmachungen verantwortlich. "
            "Der Notruf bleibt davon unberührt.",
            "decider": BODY,
            "decide_by": decide_by,
            "several_plans": "ground",
            "several_ground": "Der Plan, dem beide Gruppen zustimmen.",
            "promise_days": "14",
            "short_version": "Am Anger ist es nachts laut. Der Platz bleibt für alle offen. "
            "Sie finden die Lösung. Die Stadt zahlt einmalig höchstens 5.000 Euro.",
        },
        [
            ("money", "Einmalig höchstens 5.000 € von der Stadt"),
            ("law", "Nachtruhe von 22 bis 6 Uhr", "§ 9 LImSchG NRW"),
            ("place", "Der Platz bleibt öffentlich, auch für Jugendliche"),
            ("time", "Ein Versuch dauert höchstens drei Monate"),
        ],
        [
            {"short": "Ruhe nach 22 Uhr", "how": "Es steht da, was nach 22 Uhr geschieht."},
            {"short": "Ein Ort für Jugendliche", "how": "Es steht da, wo sie sein können."},
            {
                "short": "Höchstens 5.000 €",
                "how": "Wir zählen, was die Stadt einmalig zahlt.",
                "kind": "money",
                "amount": "5000",
                "period": "once",
            },
            {"short": "Wer ansprechbar ist", "how": "Es stehen Namen da."},
        ],
    )


def tell(cast: Cast) -> Matter:
    """From the issue to the first lines of a plan."""
    with on_day(-48):
        matter = actions.open_issue(
            cast.sabine,
            "Nachtruhe am Anger",
            "43 Beschwerden in einem Sommer. Und Jugendliche, die keinen anderen Ort haben. "
            "Wie nutzen Sie den Platz gemeinsam?",
            area_of("Am Anger"),
        )
    with on_day(-41):
        story.give_seats(matter, cast.sabine, cast.heike, cast.jonas)
    with on_day(-34):
        decide_by = (clock.today() + timedelta(days=150)).isoformat()
        story.adopt(matter, cast.heike, cast.sabine, frame(decide_by), BODY)
    with on_day(-28, 17):
        story.join(
            matter,
            (cast.renate, "Ich wohne am Anger und schlafe schlecht."),
            (cast.horst, "Ich möchte, dass wir miteinander reden."),
            (cast.leyla, "Wir treffen uns dort jeden Abend."),
            (cast.finn, "Wir brauchen einen Platz."),
            (cast.emil, "Ich spiele dort Basketball."),
        )
    _answer_and_write(cast, matter)
    return matter


def _answer_and_write(cast: Cast, matter: Matter) -> None:
    with on_day(-13, 17):
        story.answer(
            matter,
            cast.renate,
            "Dass wir schlafen können. Und dass niemand weggeschickt wird.",
            "Eine ruhige Stunde, an die sich alle halten.",
            "Jemanden, der das Licht versteht. Und einen Ort für den Winter.",
        )
        actions.state_capacity(cast.horst, matter, Decimal(12), 5)
    with on_day(-10):
        actions.send_update(
            cast.heike,
            matter,
            "Ihre Antworten stehen auf der Seite. Als Nächstes schreiben Sie Ihren Plan.",
            clock.today() + timedelta(days=14),
        )
    with on_day(-2, 17):
        actions.move_hand_in_date(cast.leyla, matter, clock.today() + timedelta(days=28))
        actions.write_plan(cast.leyla, matter, _plan())


def _plan() -> dict[str, str]:
    return plan_fields(
        "Eine ruhige Stunde",
        "Wir verschieben die Bank und machen eine ruhige Stunde aus.",
        [
            {"what": "Die Bank ans andere Ende stellen", "who": "Finn und Emil", "when": "im Mai"},
            {
                "what": "Eine Gruppe im Telefon, in der man sich schreibt",
                "who": "Leyla",
                "when": "",
            },
        ],
    )
