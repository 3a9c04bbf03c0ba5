"""The words of bylines: posts, papers, particles, and what no name holds."""

import re

AND = re.compile(
    r"\s*[,;|&·•+、،；，\n]+\s*|\s+(?:(?i:and|und|et|och|og|avec|with|mit)|y|e|en|i|и|та|і|ve"
    r"|dan|ja"
    r"|και|și|és|med|con|և|और|এবং)\s+|\s*(?:および|及び|和|與|与|및)\s*"
    r"|\s+ו(?=[\u0590-\u05ff]{2})|\s+و(?=\S)"
    r"|\s+[/–—-]\s+|\s+im (?:Gespräch|Interview) mit\s+"
)
_PARTICLE_WORDS = """
van von der den de del della di da dos das do al el bin ibn ter ten la le los las zu zum zur du des
af av ben bint abu st. san santa y e o' 't dem und vom d' dalla dal lo til auf mac mc
"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())
ROLE = re.compile(
    r"\b(editors?|co-?editor|correspondents?|reporters?|writers?|staff|bureau|chief|columnists?"
    r"|analyst"
    r"|producer|contributors?|contributing|journalist|director|manager|professor|expert"
    r"|specialist"
    r"|consultant|gardener|principal|officer|partner|coach|nurse|physician|engineer|scientist"
    r"|designer"
    r"|developer|strategist|grader|chef|head of|senior|sr|executive|managing|certified|licensed"
    r"|founder|co-founder|ceo|cto|cfo|president|lecturer|fellow|marketing|researcher|dietitian"
    r"|attorney"
    r"|redakt[eö]ur\w*|redaktörin|korrespondent\w*|chefredakt\w*|autorin|volont[aä]r\w*|leiter\w*"
    r"|ressort\w*|journaliste?n?|journalistin|correspondante?s?|envoyée?s?|rédact\w+"
    r"|corresponsal\w*"
    r"|redactor\w*|redacción|periodista|enviad[oa]|editora?|colunista|repórter|jornalista"
    r"|corrispondente|inviat[oa]|giornalista|redattore|verslaggever|journalist\w*|toimittaja"
    r"|dziennikarz|redaktor\w*|redakcj\w*|redaktion|muhabir\w*|editör\w*|yazar\w*|wartawan"
    r"|kontributor|rechtsanw[aä]lt\w*|pressesprecher\w*"
    r"|phd|ph\.d|m\.?d|rn|msc|mba|cfp|dvm|esq|bsc|rd|cpa)\b\.?"
    r"|مراسل|محرر|رئيس التحرير|خبرنگار|כתב|עורך|корреспондент|обозреватель|редактор|журналист"
    r"|кореспондент|संवाददाता|रिपोर्टर|ब्यूरो|기자|특파원|记者|記者|特派员|編集|編集委員",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"\b(reuters|ap|afp|dpa|efe|ansa|tass|upi|pti|ani|ians|apa|sda|sid|aap|ntb|ritzau|xinhua"
    r"|belga|anp"
    r"|ats|lusa|tanjug|cnn|bbc|sana|wam|kuna|irna|isna|ddp|epd|kna|jiji|kyodo|yonhap|anadolu"
    r"|agencies|agence france-presse|agenturen|(?:the )?associated press|bloomberg"
    r"|news(?:desk|room)?|agency|agentur|agencia|agenzia|ajansı|times|post|wire|press|staff|desk"
    r"|team|media|magazine|online|redaktion|newsroom|redaksi|redakce|redazione|redacción"
    r"|redaction|rédaction"
    r"|gmbh|inc|ltd|llc|verlag|e\. ?v|zeitung|tv|radio|studio|group|association|institute"
    r"|university)\b"
    r"|وكالات|رويترز|وكالة|فرانس برس|أ ف ب|خبرگزاری|סוכנויות|агентство|редакция|新华社|中新社"
    r"|通信社"
    r"|\.(?:com|de|net|org|fr|tr|at|ch|co\.\w\w|pl|it|es|nl|be|ru|info|tv)\b",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"Ph\.?\s?D\.?|M\.?D\.?|D\.?O\.?|DVM|VMD|D\.?D\.?S|DMD|Pharm\.?D|Psy\.?D|Ed\.?D|J\.?D|Esq|MBA|MPH"
    r"|M\.?Sc|M\.?S|M\.?A|B\.?Sc|RN|BSN|MSN|RDN?|LDN|CPA|CFP|CFA|CEPF|CPP|PSP|CISSP|LCSW|LMFT|LPC|CSCS"
    r"|CPT|FACP|FACLM|FAAP|FAND|FOMA|DABOM|BCBA"
)
# What German papers call their own desk.
DESKS = frozenset({"red", "red.", "Red."})
# Words of a page's furniture, of dates and of headings that no name holds.
_NOBODY_WORDS = """
admin administrator author authors autor autorin auteur author: by editor guest unknown anonymous
no none user home about date share follow posts more website profile contact email read view name
bio comments comment image photo foto news article articles advertisement anzeige interview
published updated posted written the this these our we you i it all alle archiv archive beiträge
stand veröffentlicht publiziert publié actualizado actualizada publicado publicada aktualisiert
lunes martes miércoles jueves viernes sábado domingo monday tuesday wednesday thursday friday
saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi
jeudi vendredi samedi dimanche twitter facebook instagram linkedin subscribe sign search menu free
top best how what why when where inhalt text artikel kommentare teilen drucken quelle source
credit updated: published: in on at am last first new today yesterday heute gestern hoy ayer
last-modified null undefined full lien copié son güncelleme lesezeit personal finance
aktualisierung letzte pull requests editorial policy language guides reviews wordpressadmin
category tags tag section blog posts: hr home: autoren kategorie
"""
# Names of months and short days, which are names of people too: nobody only where they stand alone.
_MONTH_WORDS = """
mon tue wed thu fri sat sun january february march april may june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni
juli oktober dezember
"""
NOBODY = frozenset(_NOBODY_WORDS.split())
# What may stand behind a name without a comma, and is none of it.
TAIL = re.compile(
    r"\s+(?:(?i:follow|shares?|publiziert|published|updated|posted|quelle|about|bio|profile|website"
    r"|twitter|says|sagt|said|writes|schreibt|view|more|read|veröffentlicht|aktualisiert|stand|hace"
    r"|reports?|berichtet|special|reporting|via|for|from|aus|desde)\b.*"
    r"|(?:on|am|at|in|um|of|à|is|ist|est|es|è|är|dans|im)\s.*"
    r"|(?:le|el|den|vom|il|alle|op|los|klo|kl|em|a)\s(?=\S*\d).*"
    r"|(?i:on|am|at|in|le|el|um|den|vom|il|alle|op|klo|kl))$"
)
LOOSE = re.compile(r"\s+(?:at|um|on|am|à|le|el)$")
# A page's words for its author, alone.
_ALONE_WORDS = "von par por by di av af de door autor text le la el em um oleh"
ALONE = frozenset((_ALONE_WORDS + _MONTH_WORDS).split())
