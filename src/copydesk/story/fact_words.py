"""Words that carry facts, and words that carry none, in the languages of the house."""

from typing import Final

from copydesk.story.figures import word_set

# Days and months, and days told from today. Those that are also common words count with a capital.
DATES: Final = word_set(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sept sep oct nov dec"
    " monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays"
    " thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri"
    " yesterday today tomorrow tonight noon midnight weekend"
    " januar februar märz april mai juni juli august september oktober november dezember jänner"
    " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen"
    " vorgestern übermorgen mittag mitternacht wochenende"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd’hui aujourd'hui"
    " avant-hier après-demain midi minuit"
    " enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre"
    " diciembre lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana anteayer"
    " mediodía medianoche"
    " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro ontem hoje amanhã"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre ieri oggi domani"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag"
    " maart mei augustus"
    " الأحد الاحد الإثنين الاثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت أمس امس اليوم غدا"
    " غداً يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر شباط"
    " آذار نيسان أيار حزيران تموز آب أيلول تشرين كانون محرم صفر رجب شعبان رمضان شوال"
)
# These are common words too, in some language; dates only with a capital, or in their own.
CAPITAL_DATES: Final = word_set("may march mar mars hier morgen set sun sat wed mon mei fri dec")
SMALL_DATES: Final = {"fr": word_set("hier mars"), "de": word_set("morgen")}
# Where these change beside a date, it is another date.
RELATIVE: Final = word_set(
    "last next this past coming early late earlier later before after until since ago previous"
    " following from by letzten letzte letzter vergangenen kommenden nächsten nächste vorigen seit"
    " bis vor nach ab dernier dernière prochain prochaine depuis avant après passé pasado pasada"
    " próximo próxima último última desde hasta antes después الماضي الماضية المقبل المقبلة القادم"
    " القادمة الجاري منذ قبل بعد حتى"
)
NUMBERS: Final = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred hundreds thousand thousands million millions billion billions trillion dozen dozens"
    " half halves third thirds quarter quarters first second fourth fifth sixth seventh eighth"
    " ninth tenth once twice both double triple several couple few many most majority minority"
    " all every none single lakh crore"
    " null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
    " fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig dreissig vierzig fünfzig"
    " sechzig siebzig achtzig neunzig hundert hunderte tausend tausende million millionen"
    " milliarde milliarden billion billionen dutzend dutzende hälfte drittel viertel halb erste"
    " ersten zweite zweiten dritte dritten vierte vierten mehrere mehreren einige einigen wenige"
    " viele beide beiden alle doppelt mehrheit minderheit"
    " deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize"
    " vingt trente quarante cinquante soixante cent cents mille millions milliard milliards"
    " billion dizaine dizaines douzaine vingtaine trentaine centaine centaines milliers millier"
    " moitié tiers quart demi premier première deuxième troisième quatrième plusieurs quelques"
    " tous toutes double majorité minorité"
    " cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta"
    " ochenta noventa cien ciento cientos doscientos quinientos mil miles millón millones"
    " billón billones docena docenas decena decenas mitad tercio cuarto medio primera primero"
    " segundo segunda tercero tercera varios varias algunos algunas muchos todos todas doble"
    " mayoría minoría"
    " واحد واحدة اثنان اثنين ثلاثة ثلاث أربعة اربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني"
    " تسعة تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين"
    " ثمانون ثمانين تسعون تسعين مئة مائة مئات مئتان مئتين ألف ألفا ألفين آلاف مليون ملايين مليار"
    " مليارات عشرات نصف ثلث ربع جميع كل معظم بعض عدة"
)
NEGATIONS: Final = word_set(
    "no not never nobody nothing none neither nor without cannot nowhere non unable hardly barely"
    " dont doesnt didnt isnt arent wasnt werent wont cant couldnt wouldnt shouldnt hasnt havent"
    " nicht garnicht nichts nie niemals niemand kein keine keinen keiner keinem keines ohne weder"
    " noch"
    " ne n pas jamais rien personne aucun aucune sans ni nul nulle"
    " nunca jamás nada nadie ningún ninguno ninguna sin tampoco ni"
    " لا لم لن ليس ليست ليسوا غير دون بدون ما كلا أبدا"
)
# Words that lay a statement to somebody; one for another changes how far the paper stands by it.
CUES: Final = word_set(
    "said says say saying told tells claimed claims claim alleged alleges allegedly reportedly"
    " denied denies confirmed confirms admitted admits announced announces stated states argued"
    " insisted insists suggested suggests warned warns added noted explained reported reports"
    " according accused accuses purported supposedly apparently believed thought testified"
    " conceded acknowledged disputed rejected"
    " sagte sagt sagten erklärte erklärten erklärt behauptete behauptet behaupteten bestätigte"
    " bestätigt dementierte dementiert räumte teilte mitgeteilt berichtete berichtet zufolge laut"
    " angeblich mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher soll sollen warf kritisierte"
    " betonte warnte gab kündigte"
    " dit disait déclaré déclare affirmé affirme affirment prétendu prétend assuré assure selon"
    " confirmé confirme démenti nié nie admis reconnu annoncé annonce accusé accuse aurait"
    " auraient indiqué indique expliqué estimé estime d'après"
    " dijo dice dijeron afirmó afirma afirmaron aseguró asegura sostuvo sostiene declaró declara"
    " según confirmó confirma negó niega admitió reconoció anunció anuncia acusó acusa informó"
    " supuesto supuesta supuestamente presunto presunta presuntamente habría habrían alegó indicó"
    " explicó señaló"
    " قال قالت قالوا زعم زعمت أعلن أعلنت أكد أكدت نفى نفت ادعى أضاف أضافت صرح صرحت أوضح أوضحت"
    " ذكر ذكرت اعترف اتهم اتهمت بحسب وفقا وفق أفاد أفادت"
)
# How it ended, which way it went, where: one for another is another fact.
OUTCOMES: Final = word_set(
    "killed dead died death deaths injured wounded hurt alive missing arrested detained charged"
    " convicted acquitted guilty innocent accused suspected sentenced rose fell rise fall increase"
    " decrease increased decreased gained lost won lose win beat above below higher lower"
    " north south east west northern southern eastern western accepted"
    " approved opposed supported male female man woman men women boy girl son daughter"
    " father mother husband wife brother sister legal illegal"
    " getötet tot gestorben verletzt verhaftet festgenommen verurteilt freigesprochen schuldig"
    " unschuldig gestiegen gefallen stieg sank nördlich südlich östlich westlich"
    " gewann verlor"
    " tué tués tuée mort morts blessé blessés arrêté condamné acquitté coupable innocent hausse"
    " baisse augmenté diminué nord sud ouest"
    " muerto muertos herido heridos detenido condenado absuelto culpable inocente subió bajó"
    " norte sur oeste ganó perdió"
)
UNITS: Final = word_set(
    "percent percentage per cent point points dollar dollars euro euros pound pounds yen yuan"
    " rupee rupees dirham dirhams riyal riyals rouble roubles ruble rubles franc francs crown"
    " crowns krona kroner peso pesos lira cents pence"
    " kilometre kilometres kilometer kilometers km mile miles metre metres meter meters foot feet"
    " inch inches yard yards centimetre centimetres millimetre millimetres cm mm"
    " kilogram kilograms kilogramme kilo kilos kg gram grams gramme tonne tonnes ton tons ounce"
    " ounces litre litres liter liters gallon gallons barrel barrels hectare hectares acre acres"
    " degree degrees celsius fahrenheit second seconds minute minutes hour hours day days week"
    " weeks month months year years decade decades century centuries watt watts kilowatt"
    " megawatt megawatts gigawatt gigawatts kw mw gw mph kph square cubic"
    " prozent prozentpunkte prozentpunkt dollar euro franken pfund kronen meile meilen meter"
    " kilometern metern fuß gramm kilogramm tonnen liter hektar grad sekunde sekunden minuten"
    " stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren"
    " pour-cent mètre mètres kilomètre kilomètres mille milles livre livres gramme grammes litre"
    " hectares degré degrés seconde secondes heure heures jour jours semaine semaines mois an ans"
    " année années"
    " ciento por metro metros kilómetro kilómetros milla millas libra libras gramo gramos litro"
    " litros hectárea hectáreas grado grados segundo segundos minuto minutos hora horas día días"
    " semana semanas mes meses año años dólar dólares"
    " دولار دولارا دولارات يورو جنيه درهم ريال دينار ليرة كيلومتر كيلومترا كيلومترات متر مترا"
    " أمتار ميل أميال طن أطنان كيلوغرام لتر ساعة ساعات دقيقة يوم أيام أسبوع شهر أشهر سنة سنوات"
    " عام أعوام بالمئة بالمائة درجة"
)
# Small words that may stand at the head of a sentence with a capital that says nothing.
FUNCTION_WORDS: Final = word_set(
    "a after all an and as at before but by during for from he her his however i if in into it its"
    " more most no not of on one or our she since so some that the their then there these they this"
    " those to under until we what when where which while who with you your although among another"
    " because being between both despite each every following here how later meanwhile now only"
    " other over police residents officials several such than though through today two three"
    " der die das den dem des ein eine einen einem einer und oder aber doch als am an auf aus bei"
    " bis da damit dann dass deshalb diese dieser dieses durch er es für im in ist mit nach nun ob"
    " ohne sie sind so trotz um unter vom von vor während wegen weil wenn wer wie wir zu zum zur"
    " le la les un une des du de et ou mais donc or ni car ce cette ces cet il elle ils elles on"
    " nous vous au aux avec dans en par pour sans sous sur selon depuis après avant pendant lors"
    " el los las una unos unas y o pero ni que con en por para sin sobre según desde hasta tras"
    " durante este esta estos estas ese esa su sus se ya cuando como"
)
# Left out or put in, they change nothing that is told.
SMALL: Final = {
    "en": word_set("the a an of to that"),
    "de": word_set("der die das den dem des ein eine einen einem einer zu dass"),
    "fr": word_set("le la les un une des du de que à"),
    "es": word_set("el la los las un una de que a"),
    "ar": word_set("أن إن"),
}
# One for the other in its place is grammar, not another fact.
AGREEING: Final = frozenset(
    frozenset(pair.split("/"))
    for pair in word_set(
        "is/are was/were has/have does/do a/an this/these its/it's their/there there/they're"
        " their/they're your/you're then/than lead/led loose/lose affect/effect to/too who/whom"
        " which/who less/fewer form/from fro/for of/off preformed/performed"
        " don't/doesn't wasn't/weren't isn't/aren't hasn't/haven't"
        " whose/who's where/were advise/advice practise/practice principle/principal"
        " complement/compliment discrete/discreet stationary/stationery past/passed brake/break"
        " wurde/wurden kann/können muss/müssen konnte/konnten musste/mussten dem/des einem/eines"
        " das/dass dass/daß seit/seid wieder/wider dem/den einem/einen ihrem/ihren seinem/seinen"
        " diesem/diesen jedem/jeden ist/sind hat/haben war/waren wird/werden"
        " a/à ou/où ce/se et/est sont/son on/ont leur/leurs sa/ça est/sont était/étaient a/ont"
        " des/dès du/dû sera/seront peut/peuvent"
        " a/ha e/he el/él mas/más si/sí tu/tú mi/mí se/sé de/dé te/té que/qué como/cómo"
        " cuando/cuándo donde/dónde quien/quién aun/aún solo/sólo esta/está este/esté es/son"
        " estaba/estaban tiene/tienen era/eran había/habían puede/pueden será/serán va/van"
        " tenía/tenían debe/deben"
        " avait/avaient aura/auront va/vont fait/font doit/doivent veut/veulent devait/devaient"
        " pouvait/pouvaient"
        " fue/fueron ha/han esta/están estan/están a/al de/del à/au à/aux de/du"
    )
)
# Written with a small or a capital letter they are two things.
CASE_MATTERS: Final = word_set(
    "polish turkey china may march august us who it aids labour labor conservative conservatives"
    " liberal liberals green greens democrat democrats democratic republican republicans catholic"
    " orthodox jordan chad mali guinea nice reading cork turkish bush rice brown white black gates"
    " jobs apple amazon meta shell target gap orange square united independent reform left"
    " catholics republic"
    " grünen grüne linke linken freien sie ihr ihre ihnen"
    " vert verts"
)
# With a hyphen another verb: a player who re-signs has not resigned.
RE_DONE: Final = word_set(
    "sign signed signs signing sent cover covered covers covering form formed forms creation"
    " create created lease leased leases press place placed sort serve served treat treated mark"
    " marked petition collect collected bound count counted lay solve solved store stored act"
    " acted tire tired prove proved tort turn turned present presented view dress call called"
    " side mission cite cited strain strained fund funded"
)
# Names that have the form of common words, or stand behind an article as these do.
NAMES: Final = word_set(
    "müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch richter klein"
    " wolf schröder neumann schwarz braun zimmermann krüger hofmann hartmann lange werner krause"
    " lehmann köhler maier mayer meier huber kaiser fuchs vogel jung berger winkler baumann sommer"
    " winter bauer kraft stein berg merkel scholz merz lindner söder steinmeier"
    " schweiz türkei ukraine niederlande elbe rhein donau main spree weser ruhr mosel neckar isar"
    " slowakei mongolei krim pfalz lausitz eifel ostsee nordsee alpen bundesliga"
    " smith jones brown johnson williams taylor davies wilson evans thomas roberts walker wright"
    " thompson robinson white hughes edwards green hall wood harris lewis martin clark cooper"
    " baker turner hill mark bill rose grace john james robert michael william david mary peter"
    " paul george charles richard joseph henry edward frank jack tom harry anna emma london paris"
    " berlin england france germany washington america boston texas florida california"
    " محمد محمود أحمد احمد إبراهيم ابراهيم أسامة اسامة أنور أمين أيمن إسماعيل اسماعيل أكرم أمل"
    " إيمان آمال أشرف أيوب أسعد علي على_ عمر عثمان حسن حسين خالد سعيد سعد سامي سمير طارق عادل عبد"
    " عبدالله فاطمة فاطمه عائشة خديجة حمزة معاوية مصطفى مصطفي موسى موسي عيسى عيسي يحيى يحيي هدى"
    " هدي منى مني ليلى ليلي سلمى سلمي يوسف ياسر كمال جمال ناصر نبيل وليد زياد رامي كريم سليمان"
    " مكة مكه غزة غزه القاهرة القاهره الأردن الاردن إيران ايران العراق مصر سوريا سورية لبنان"
    " الإمارات الامارات السعودية السعوديه أمريكا امريكا أميركا أوروبا اوروبا إسرائيل اسرائيل"
    " الجزائر المغرب تونس ليبيا اليمن السودان قطر الكويت البحرين عمان دبي بغداد دمشق بيروت الرياض"
    " جدة جده أنقرة انقرة إسطنبول اسطنبول الإسكندرية الاسكندرية طهران موسكو لندن باريس الأسد الاسد"
    " السيسي الحريري"
)
LIKELY_COMMON: Final = (
    "ment", "ments", "tion", "tions", "sion", "sions", "ing", "ings", "ed", "ly", "ness", "ity",
    "ities", "ials", "ance", "ences", "ence", "dents", "tors", "gators", "ers'",
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tät", "täten",
    "tionen", "nis", "nisse", "tum", "ismus", "enz", "anz", "ität", "ler", "lern", "minister",
    "ministerin", "präsident", "präsidentin", "bürger", "bürgern", "sprecher", "sprecherin",
    "teilnehmer", "gericht", "straße", "hafen", "verkehr", "schule", "schulen", "haus", "preise",
)  # fmt: skip
