"""What language copy is in, where nobody says so: by script, then by small words."""

import re
from collections import Counter

# Latin letters, marks and figures: what is left is in another script.
_LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2000-\u20cf\ufe00-\ufe0f]+")
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
    "sk": "a sa na v je že s z do o to aj ktorý za by ale ako podľa sú bol pri už len keď tak",
    "hr": "i u je na se da su za od s koji iz će o kao što ne bi do ali nije kako bio samo još",
    "sl": "in je v na za se da so z ki s po pa tudi od kot ne o bi do pri kar ali še je bil",
    "ca": "de la que el i a en els les per un una amb del és al com no més dels ha han però aquest",
    "vi": "và của là có được cho trong không các với một đã người những này khi để từ tại ông",
    "et": "ja on ei et see kui ka oli mis aga oma ning seda mille pole selle nende veel pärast",
    "lv": "un ir ka ar no par uz lai bet tas arī kas tika šo viņš pēc bija vai kā gan jau",
    "lt": "ir kad yra su buvo tai iš į bet kaip apie už nuo taip po jis ar dar tik savo jau",
    "sw": "na ya wa kwa ni katika la za kuwa hiyo alisema hii cha huo lakini baada kama ambayo",
    "is": "og að í á er sem til um við en hann var það með fyrir ekki af hefur segir eru verið",
    "af": "die en van het in is dat wat nie vir met op te om sy was aan hy ook deur nog as",
    "hu": "a az és hogy nem is egy meg volt ez csak de mint már azt el ha vagy szerint",
    "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan ke oleh juga adalah telah",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)
_NO_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
# Some five hundred words tell as much as the whole.
_ENOUGH = 3_000
_LEAST_SHARE, _LEAST_SHARE_MIXED = 0.4, 0.2
_MIXED = frozenset({"ja", "ko"})


def guess_language(text: str) -> str:
    """A language code, or "" for text that shows none."""
    sample = text[:_ENOUGH]
    foreign = "" if sample.isascii() else _LATIN.sub("", sample)
    if foreign:
        letters = len(_NO_LETTERS.sub("", sample)) or 1
        for language, script in _SCRIPTS:
            least = _LEAST_SHARE_MIXED if language in _MIXED else _LEAST_SHARE
            if len(script.findall(foreign)) / letters > least:
                return _within_script(language, foreign)
    votes: Counter[str] = Counter()
    small = filter(_BY_WORD.__contains__, _WORD.findall(sample.casefold()))
    for word, times in Counter(small).items():
        for language in _BY_WORD[word]:
            votes[language] += times
    return votes.most_common(1)[0][0] if votes else ""


_URDU = re.compile(r"[\u0679\u0688\u0691\u06d2\u06ba]")
_PASHTO = re.compile(r"[\u067c\u0689\u0693\u069a\u06d0\u06cd]")
_KURDISH = re.compile(r"[\u06d5\u06c6\u0695\u06b5]")
_PERSIAN = re.compile(r"[\u067e\u0686\u06af\u06cc\u06a9]")
_UKRAINIAN, _BELARUSIAN = re.compile(r"[їєґІЇЄҐі]"), re.compile(r"[ўЎ]")
_SERBIAN, _KAZAKH = re.compile(r"[јљњћђџЈЉЊЋЂЏ]"), re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]")
_RUSSIAN_ALONE, _HARD_SIGN = re.compile(r"[ыэёЫЭЁ]"), re.compile(r"[ъЪщЩ]")


def _within_script(language: str, sample: str) -> str:
    """Languages that share a script differ in letters of their own."""
    if language == "ar":
        return _in_arabic_script(sample)
    return _in_cyrillic_script(sample) if language == "ru" else language


def _in_arabic_script(sample: str) -> str:
    size = len(sample)
    if len(_KURDISH.findall(sample)) > size / 25:
        return "ckb"
    if len(_PASHTO.findall(sample)) > size / 100:
        return "ps"
    if _URDU.search(sample):
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > size / 60 else "ar"


def _in_cyrillic_script(sample: str) -> str:
    size = len(sample)
    if len(_SERBIAN.findall(sample)) > size / 60:
        return "sr"
    if len(_KAZAKH.findall(sample)) > size / 40:
        return "kk"
    if len(_BELARUSIAN.findall(sample)) > size / 200:
        return "be"
    if len(_UKRAINIAN.findall(sample)) > size / 200:
        return "uk"
    if not _RUSSIAN_ALONE.search(sample) and len(_HARD_SIGN.findall(sample)) > size / 200:
        return "bg"
    return "ru"
