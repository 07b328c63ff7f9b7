"""What several deeds are given: words, or a reason."""

from kader.web.schema import Given, Words


class WordsGiven(Given):
    text: Words


class PerhapsWordsGiven(Given):
    text: Words = ""


class ReasonGiven(Given):
    reason: Words
