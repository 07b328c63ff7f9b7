"""Een pluktuin achter de Merelstraat: a fresh wish, five residents, no seat given yet."""

from kader.demo import story
from kader.demo.cast import Cast
from kader.demo.story import on_day
from kader.matters import actions
from kader.matters.models import Matter
from kader.places.find import area_of


def tell(cast: Cast) -> Matter:
    """The wish, and who wants to join."""
    with on_day(-3, 18):
        matter = actions.open_wish(
            cast.aysel,
            "Een pluktuin achter de Merelstraat",
            "Achter de Merelstraat ligt een stuk gras waar niemand komt. "
            "Wij willen daar fruit en kruiden, voor iedereen om te plukken.",
            area_of("Merelbuurt"),
        )
    with on_day(-2, 18):
        story.join(
            matter,
            (cast.fatima, "Ik heb vroeger een moestuin gehad."),
            (cast.omar, "Ik wil helpen met graven."),
            (cast.els, "Ik heb stekjes."),
            (cast.wim, "Ik maak graag een bank."),
        )
    with on_day(-1, 18):
        actions.ask_to_join(cast.nadia, matter, "Ik woon in de Merelstraat en wil graag meedoen.")
    return matter
