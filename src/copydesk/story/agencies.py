"""Picture agencies and wires, by the names that credits and bylines give them."""

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
AGENCIES = frozenset(
    form
    for name in _NAMES
    for form in ((name, name.upper()) if len(name) <= 4 else (name.casefold(),))
)
