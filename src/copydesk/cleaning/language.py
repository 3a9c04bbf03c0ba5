"""What language copy is in, where nobody says so: by script, then by small words."""

import re
from collections import Counter

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("am", re.compile(r"[\u1200-\u137f]")),
)
_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as on be at by this had from but his which are",
    "fr": "le la les des et du est une dans que pour qui sur pas au avec par il ne sont cette mais",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es",
    "es": "el la los de que y en las del se por un una con para no su al lo como más pero sus",
    "it": "il di che la e in un per non una sono con del da si dei le della nel alla gli anche ha",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos como mas ao ele foi",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er om ook als bij naar"
    " door",
    "sv": "och att det som en på är av för med till den har inte ett om var men från sig så",
    "no": "og det som er på til av en for at med har ikke den et om fra var men seg så ble",
    "da": "og det som er på til af en for at med har ikke den et om fra var men sig så blev",
    "fi": "ja on ei se että oli hän mutta ovat kun tai myös joka sen mukaan ole vuoden",
    "pl": "w i na z do się że nie jest to o jak za od przez po ale dla są oraz który był",
    "tr": "ve bir bu da de için ile olarak çok daha olan en gibi ne kadar sonra oldu ise",
    "cs": "a se v na je že s z do o to i k který za by ale jako pro podle jsou byl",
    "ro": "și de în la a cu pe o din că nu este care pentru mai un sau au fost prin",
    "hu": "a az és hogy nem is egy meg volt ez csak de mint már azt el ha vagy szerint",
    "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan ke oleh juga adalah telah",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_NO_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000


def guess_language(text: str) -> str:
    """A language code, or "" for text that shows none."""
    sample = text[:_ENOUGH]
    letters = len(_NO_LETTERS.sub("", sample))
    if not letters:
        return ""
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.1 if language in ("ja", "ko") else 0.4):
            return _within_script(language, sample)
    votes: Counter[str] = Counter()
    for word in _WORD.findall(sample.casefold()):
        for language in _BY_WORD.get(word, ()):
            votes[language] += 1
    return votes.most_common(1)[0][0] if votes else ""


def _within_script(language: str, sample: str) -> str:
    """Languages that share a script differ in letters of their own."""
    if language == "ar":
        if re.search(r"[\u0679\u0688\u0691\u06d2\u06ba]", sample):
            return "ur"
        own = len(re.findall(r"[\u067e\u0686\u06af\u06cc\u06a9]", sample))
        return "fa" if own > len(sample) / 60 else "ar"
    if language == "ru":
        own = len(re.findall(r"[іїєґІЇЄҐ]", sample))
        return "uk" if own > len(sample) / 200 else "ru"
    return language
