"""Persons in copy: full names, and the words that lay something to somebody."""

import re
from typing import Final

_PART = (
    r"[A-ZÀ-ÖØ-ÞŁŚŻ][a-zß-öø-ÿąćęłńśźžčšřěůőű]+(?:[-’'][A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-Z][a-zß-öø-ÿ]+)*"
)
_JOINT = r"(?: (?:de|da|del|della|van|von|der|den|al|el|bin|ibn|la|le|di|dos)){0,2}"
PART: Final = _PART
NAME: Final = rf"{_PART}(?: [A-Z]\.)?{_JOINT}(?: {_PART}){{1,2}}"
FULL_NAME: Final = re.compile(rf"(?<![\w-]){NAME}")
SPEECH: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|ask(?:ed|s)?|add(?:ed|s)|repl(?:ied|ies)|wr(?:ote|ites?)"
    r"|according to|recall(?:ed|s)|explain(?:ed|s)|noted|notes|argu(?:ed|es)|warn(?:ed|s)"
    r"|insist(?:ed|s)"
    r"|claim(?:ed|s)|answer(?:ed|s)|stat(?:ed|es)|announc(?:ed|es)|call(?:ed|s)|remark(?:ed|s)"
    r"|shout(?:ed|s)"
    r"|joked?|admitted|admits|conclud(?:ed|es)|continued|continues|quoted|quipped|observed"
    r"|whispered|promised|complained|laughed|spoke|speaks|testified|tweeted|posted|put it"
    r"|sagte|sagt|sagten|erklärte|erklärt|betonte|teilte|meinte|meint|hieß|fügte|fragte|antwortete"
    r"|berichtete|schrieb|forderte|so der|laut|räumte|lobte|kündigte|warnte"
    r"|dit|disait|déclar\w+|expliqu\w+|affirm\w+|ajout\w+|précis\w+|estim\w+|selon|répond\w*"
    r"|confi\w+"
    r"|raconte|soulign\w+|lance|s’exclame|d’après"
    r"|dijo|dice|declaró|explicó|afirmó|añadió|según|aseguró|señaló|comentó|respondió|preguntó"
    r"|indicó"
    r"|contó|recordó)\b|قال|وقال|أضاف|وأضاف|صرح|أوضح|وأوضح|ذكر|أكد|وأكد|بحسب|يقول|تقول|قالت|وقالت",
    re.I,
)
