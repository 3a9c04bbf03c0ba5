"""Words that credits are made of, in the languages our sources print."""

import re

# What a credit is introduced by. "file" and "archive" stand before, a colon or "by" behind.
_SHOWN = """
photo(?:graph|grapher|graphy)?s?|photographe|pictures?|pics?|images?|img|illustrations?|graphics?
screen ?(?:shot|grab)|artwork|collage|fotos?|foto(?:graf|graph)\\w*|fotó\\w*|fot\\.?
(?:archiv|symbol|titel|beispiel|presse|arkiv|akt|kopf)?(?:fotos?|bild(?:er|e)?)|bild(?:quelle|nachweis|rechte)n?
(?:foto|photo|bild|image)-?credits?|grafik|infografik|montage|kuvat?|kuvaaja|beeld|afbeelding|imagen|imágenes|imagem
immagin[ei]|skjermdump|skærmbillede|skärmdump|zdjęci[ae]|zdj\\.?|snímek|slika|mynd(?:ir)?|nuotr\\.?
ảnh|hình ảnh|gambar|larawan|isithombe|umfanekiso|φωτογραφί\\w+|φωτο|фото(?:граф\\w*)?
снимк\\w+|коллаж|скриншот|تصوير|صورة|الصورة|صور|عدسة|عکس|عکاس|تصویر|צילום|תמונה|צילומים
फोटो|तस्वीर|छवि|ছবি|ภาพ|写真|画像|撮影|图片?|圖|摄影|攝影|사진|사진 ?출처|사진 ?제공
"""
_CREDITED = """
credits?|cr[ée]dit(?:o|os|i|s)?|copyright|copy|courtesy|source|rights|quellen?|fuentes?|fontes?|bron
källa|kilder?|lähde|źródło|zdroj|forrás|sursa|izvor|kaynak|sumber|nguồn|источник|джерело|πηγή
المصدر|منبع|מקור|קרדיט|स्रोत|出典|提供|来源|來源|图源|출처|제공
"""
_LABELS = "|".join(one for one in f"{_SHOWN}{_CREDITED}".replace("\n", "|").split("|") if one)
BY = "by|von|vom|par|por|de|di|do|da|av|af|door|przez"
# A word of either kind, or two as in "photo credit", with what stands between it and the name.
LABEL = (
    rf"(?:(?:{_LABELS})(?:[\s/-]{{1,2}}(?:{_LABELS})){{0,2}}"
    rf"(?:\s*[:：=＝]\s*(?:(?:by|von|par)\s+)?|\s*(?:\.{{3}}|…)\s*|\s*[|/]\s*|\s+(?:{BY})\s*:?\s+)"
    r"|(?:fot|zdj)\.\s*)"
)
SOURCE = re.compile(
    "source|quelle|fuente|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|izvor|kaynak|sumber"
    "|nguồn|источник|джерело|πηγή|المصدر|منبع|מקור|स्रोत|出典|来源|來源|출처",
    re.IGNORECASE,
)
# Marks of ownership, which are printed with the name.
OWNED = r"(?:©|\(c\)|ⓒ|copyright)\s*:?\s*(?:\d{4}\s*)?"
# What closes a credit instead of opening it.
SUFFIX = re.compile(r"(?:\s*(?:撮影|摄影|攝影|摄|攝|提供)|\s+nuotr\.?)\s*$")
KIND = re.compile(
    r"\b(images?|press|agency|agence|agentur|agencia|agenzia|news|photos?|pictures?|wire|media"
    r"|pool|handout|times|post|archives?|archiv|stock|via|studios?|service|office|university"
    r"|tv|ministry|police|museum|facebook|twitter|instagram|collection)\b",
    re.IGNORECASE,
)
