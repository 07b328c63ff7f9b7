"""Words in a bound that often name a means: a hint for who writes it, never a verdict (G3)."""

import re
from typing import Final

_THINGS: Final = (
    r"hek\w*|camera\w*|\w*systeem|\w*pasje\w*|app|website|slagbo\w+|stichting|vereniging|bewaking"
    r"|zaun|zäune|kamera\w*|\w*system|schranke\w*|verein|stiftung"
    r"|fence\w*|barrier\w*|foundation|association"
)
_WHO_DELIVERS: Final = (
    r"firma\w*|leveranciers?|aannemers?|lieferant\w*|baufirma|the firm|firms|suppliers?"
    r"|contractors?"
)
_OF_WHAT: Final = (
    r"houten|stalen|betonnen|beton|kunststof|hölzern\w*|holzb\w+|stahl|kunststoff"
    r"|wooden|steel|concrete|plastic"
)
_MUST: Final = r"\b(?:must|moet|moeten|muss|musst|müssen)\b[^.;!?\n]*?"
_DOING: Final = (
    r"place|placed|build|built|hire|hired|buy|bought|(?<!able to )use|install|installed"
    r"|plaatsen|geplaatst|bouwen|gebouwd|huren|gehuurd|kopen|gekocht"
    r"|(?<!kunnen )gebruiken|aanleggen|aangelegd"
    r"|aufstellen|aufgestellt|bauen|gebaut|mieten|gemietet|kaufen|gekauft"
    r"|einsetzen|eingesetzt|verwenden|verwendet"
)
_MEANS: Final = re.compile(
    rf"\b({_THINGS}|{_WHO_DELIVERS}|{_OF_WHAT})\b|{_MUST}\b({_DOING})\b", re.IGNORECASE
)


def means_in(text: str) -> str:
    """The first word in a bound that looks like a means; empty where there is none."""
    found = _MEANS.search(text)
    return found.group(1) or found.group(2) if found else ""
