"""Words that credits are made of, in the languages our sources print."""

import re

_AGENCIES = """
AP|AP Photo|AP Images|Associated Press|Reuters|AFP|Agence France-Presse|AFP via Getty Images
Getty Images|Getty|Getty Images Europe|EPA|EPA-EFE|EFE|dpa|picture alliance|ANSA|Xinhua|TASS
ITAR-TASS|Sputnik|RIA Novosti|Anadolu|Anadolu Agency|Anadolu Ajansı|AA|WAM|SANA|Bloomberg|PA
PA Wire|PA Media|PA Images|Press Association|NurPhoto|Zuma|ZUMA Press|ZUMA Wire|Alamy
Alamy Stock Photo|Shutterstock|iStock|iStockphoto|Corbis|Magnum|Magnum Photos|imago|imago images
Keystone|Belga|ANP|TT|NTB|Scanpix|Ritzau Scanpix|Lehtikuva|LaPresse|Contrasto|Kyodo|Kyodo News
Yonhap|Jiji|PTI|ANI|AAP|The Canadian Press|Canadian Press|CP|UPI|SIPA|SIPA USA|Abaca|Hans Lucas
REX|Rex Features|Rex Shutterstock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia Commons|Wikimedia|Pool
Handout|Adobe Stock|Depositphotos|APA|Newscom|Polaris|Redux|VII|Noor|Europa Press|Agência Brasil
Lusa|MTI|PAP|CTK|ČTK|East News|Ukrinform|NASA|ESA|Gallo Images|AAP Image|Splash News|SWNS|MAXPPP
Photo12|Bridgeman|akg-images|ddp|epd|KNA|sda|SID|Westend61|Mauritius|mauritius images|Eibner
Panthermedia|Fotolia|Agencia EFE|Notimex|Télam|Cuartoscuro|Andina|NPR|KCNA|ISNA|IRNA|Tasnim
BNS|ELTA|LETA|Agerpres|Inquam Photos|Mediafax|Fena|Tanjug|Hina|Pixsell|STA|TASR|SITA|BTA|AGI
Adnkronos|IPA|Imagoeconomica|Fotogramma|Avalon|Backgrid|Cover Images|WENN|TopFoto|Heritage Images
Action Images|USA TODAY Sports|Imagn|Icon Sportswire|Panoramic|Presse Sports|Witters|LAT Images
Motorsport Images|XPB|News Licensing|Wenn|Rappler|Antara|Bernama|VNA|TTXVN|CNA|EyePress|MANAN
أ ف ب|أ.ف.ب|فرانس برس|رويترز|أ ب|الأناضول|الاناضول|د ب أ|وكالات|غيتي|شينخوا|واس|وام|سانا|بترا
ایسنا|ایرنا|تسنیم|مهر|فارس|איי אף פי|רויטרס|גטי|איי פי|פלאש 90|ТАСС|РИА Новости|Рейтер|Укринформ
Getty Images via AFP|共同|時事|新華社|新华社|中新社|연합뉴스|뉴시스|뉴스1|로이터|게티이미지
"""
_NAMES = {name.strip() for line in _AGENCIES.split("\n") for name in line.split("|")} - {""}
# Short names are words of other languages too: they count as they are printed, or in capitals.
KNOWN = frozenset(
    form
    for name in _NAMES
    for form in ((name, name.upper()) if len(name) <= 4 else (name.casefold(),))
)
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
