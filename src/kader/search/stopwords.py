"""Small words that nearly every text holds; a question does without them."""

_DUTCH = """
    aan als bij dat de den der die dit door een en er het hoe ik in is je maar me met mij naar niet
    of om onze ook op over te tot uit van voor waar wat we wie wij zo zijn
"""
_GERMAN = """
    als am an auf aus bei das dem den der des die ein eine einen einer eines er es fur hat ich ihr
    im ist mit nach nicht oder sich sie sind und uns unser vom von was wer wie wir wo zu zum zur
"""
_ENGLISH = """
    a an and are as at be by for from how i it my of on or our that the this to was what where who
    with you your
"""

STOP_WORDS = frozenset((_DUTCH + _GERMAN + _ENGLISH).split())
