"""Names of months in the languages papers print, and calendars other than the Gregorian one."""

# One line a month: as printed, in the cases dates take, and shortened. Slavic months that mean
# different months in different languages (lipca, srpna, listopada) are settled by `_APART`.
_NAMES = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari январь января янв"
    " січня студзеня януари јануар јануара stycznia styczeń sty ledna leden siječnja januára január"
    " ianuarie ian ocak oca januára tammikuuta tammikuu tammi jaanuar janvāris sausio ιανουαρίου"
    " ιανουάριος ιαν يناير جانفي ינואר ژانویه ژانویهٔ جنوری जनवरी জানুয়ারি ஜனவரி มกราคม იანვარი"
    " իանուար januari jaanuari unvan հունվարի qaңтар gener xaneiro urtarrila ionawr janúar қаңтар"
    " yanvar yanvaryı januarja oca. janv. janvārī eanáir",
    "february feb februar feber février févr fevrier fév febrero febbraio febb fevereiro fev"
    " februari февраль февраля фев лютого лютага февруари фебруар фебруара lutego luty lut února"
    " únor veljače februára február februarie şubat şub helmikuuta helmikuu helmi veebruar"
    " februāris vasario φεβρουαρίου φεβρουάριος φεβ فبراير فيفري شباط פברואר فوریه فوریهٔ فروری"
    " फरवरी फ़रवरी ফেব্রুয়ারি பிப்ரவரி กุมภาพันธ์ თებერვალი փետրվարի febrer febreiro otsaila"
    " chwefror febrúar ақпан fevral februarja februārī pebrero feabhra",
    "march mar march märz maerz mrz mär mars marzo março maart mrt март марта мар березня сакавіка"
    " марта marca marzec března březen ožujka márc március martie mart maaliskuuta maaliskuu"
    " maalis märts marts kovo μαρτίου μάρτιος μαρ مارس آذار מרץ מרס مارچ मार्च মার্চ மார்ச்"
    " มีนาคม მარტი մարտի març maret machi martxoa martxoaren mawrth наурыз mac martā marso márta",
    "april apr april avril avr abril abr aprile apreel апрель апреля апр квітня красавіка април"
    " априла kwietnia kwiecień kwi dubna duben travnja apríla április ápr aprilie nisan nis"
    " huhtikuuta huhtikuu huhti aprill aprīlis balandžio απριλίου απρίλιος απρ أبريل ابريل أفريل"
    " نيسان אפריל آوریل اپریل अप्रैल এপ্রিল ஏப்ரல் เมษายน აპრილი ապրիլի apirila ebrill сәуір aprel"
    " apríl aprila aprīlī aibreán",
    "may mai mayo maggio mag maio mei мая май травня трауня мај маја maja máj mája května květen"
    " svibnja május máj mayıs may. toukokuuta toukokuu touko maijs gegužės μαΐου μάιος μαι مايو ماي"
    " أيار מאי مه مهٔ مئی मई মে மே พฤษภาคม მაისი մայիսի maig maiatza мамыр maí maj maijā bealtaine",
    "june jun juni juin junio giugno giu junho июнь июня июн червня чэрвеня юни јун јуна czerwca"
    " czerwiec cze června červen lipnja júna jún június iunie iun haziran haz kesäkuuta kesäkuu"
    " kesä juuni jūnijs birželio ιουνίου ιούνιος ιουν يونيو جوان حزيران יוני ژوئن جون जून জুন ஜூன்"
    " มิถุนายน ივნისი հունիսի juny xuño ekaina mehefin маусым iyun júní junija jūnijā"
    " hunyo meitheamh",
    "july jul juli juillet juil julio luglio lug julho июль июля июл липня ліпеня юли јул јула"
    " lipca lipiec července červenec srpnja júla júl július iulie iul temmuz tem heinäkuuta"
    " heinäkuu heinä juuli jūlijs liepos ιουλίου ιούλιος ιουλ يوليو جويلية تموز יולי ژوئیه ژوئیهٔ"
    " جولائی जुलाई জুলাই ஜூலை กรกฎาคม ივლისი հուլիսի juliol xullo uztaila gorffennaf шілде iyul"
    " júlí julija jūlijā hulyo iúil",
    "august aug août aout agosto ago augustus augusti август августа авг серпня жніўня аугуст"
    " sierpnia sierpień sie srpna srpen kolovoza augusta augusztus ágúst ağustos ağu elokuuta"
    " elokuu elo augusts rugpjūčio αυγούστου αύγουστος αυγ أغسطس اغسطس أوت آب אוגוסט اوت اگست"
    " अगस्त আগস্ট ஆகஸ்ட் สิงหาคม აგვისტო օգոստոսի agost abuztua awst тамыз avqust agustus ogos"
    " avgusta augustā lúnasa",
    "september sep sept septembre septiembre set settembre setembro сентябрь сентября сен вересня"
    " верасня септември септембар септембра września wrzesień wrz září rujna septembra szeptember"
    " szept septembrie eylül eyl syyskuuta syyskuu syys septembris rugsėjo σεπτεμβρίου σεπτέμβριος"
    " σεπ سبتمبر أيلول ספטמבר سپتامبر ستمبر सितंबर सितम्बर সেপ্টেম্বর செப்டம்பர் กันยายน"
    " სექტემბერი սեպտեմբերի setembre iraila medi қыркүйек sentyabr septembrī setyembre",
    "october oct oktober okt octobre octubre ottobre ott outubro out октябрь октября окт жовтня"
    " кастрычніка октомври октобар октобра października październik paź října říjen októbra"
    " október octombrie ekim eki lokakuuta lokakuu loka oktoober oktobris spalio οκτωβρίου"
    " οκτώβριος οκτ أكتوبر اكتوبر تشرين אוקטובר اکتبر اکتوبر अक्टूबर অক্টোবর அக்டோபர் ตุลาคม"
    " ოქტომბერი հոկտեմբերի octubre outubro urria hydref қазан oktyabr oktobra oktobrī oktubre",
    "november nov novembre noviembre novembro ноябрь ноября ноя ноември новембар новембра listopadu"
    " novembra noiembrie noi kasım kas marraskuuta marraskuu marras novembris lapkričio νοεμβρίου"
    " νοέμβριος νοε نوفمبر נובמבר نوامبر نومبر नवंबर नवम्बर নভেম্বর நவம்பர் พฤศจิกายน ნოემბერი"
    " նոյեմբերի azaroa tachwedd қараша noyabr nóvember лістапада novembrī nobyembre samhain",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro декабрь"
    " декабря дек грудня снежня декември децембар децембра grudnia grudzień gru prosince prosinec"
    " prosinca decembra decembrie aralık ara joulukuuta joulukuu joulu detsember decembris"
    " gruodžio δεκεμβρίου δεκέμβριος δεκ ديسمبر דצמבר دسامبر دسمبر दिसंबर दिसम्बर ডিসেম্বর"
    " டிசம்பர் ธันวาคม დეკემბერი դեկտեմբերի desembre decembro abendua rhagfyr желтоқсан dekabr"
    " desember decembrī disyembre nollaig",
)
# Two words in Arabic, of which the first alone says too little; Thai shortens with points.
_THAI = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
_TWO_WORDS = (
    *(("كانون الثاني", 1), ("كانون الأول", 12), ("تشرين الأول", 10), ("تشرين الثاني", 11)),
    *((name, number) for number, name in enumerate(_THAI.split(), start=1)),
)
_JOINS = str.maketrans(" .", "__")
# What one language's month is another's: Polish, Ukrainian and Czech against Croatian.
_APART = {"listopada": 11, "listopad": 11, "листопада": 11, "lipca": 7, "srpna": 8, "maja": 5}
MONTHS = {
    name.strip("."): number
    for number, names in enumerate(_NAMES, start=1)
    for name in names.split()
} | _APART

_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
PERSIAN_MONTHS = {name: number for number, name in enumerate(_PERSIAN.split(), start=1)}
TWO_WORD_MONTHS = tuple((words, words.translate(_JOINS), number) for words, number in _TWO_WORDS)
MONTHS |= {joined: number for _, joined, number in TWO_WORD_MONTHS}

_FIRST_PERSIAN, _LAST_PERSIAN = 1300, 1499
_FIRST_THAI, _LAST_THAI = 2480, 2660
_THAI_AHEAD = 543


def gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The same day in the Gregorian calendar: Persian and Thai years are known by their size."""
    if _FIRST_PERSIAN <= year <= _LAST_PERSIAN:
        return _from_persian(year, month, day)
    if _FIRST_THAI <= year <= _LAST_THAI:
        return year - _THAI_AHEAD, month, day
    return year, month, day


def _from_persian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """By the 33-year cycle, which holds for the years 1178 to 1633."""
    years = year + 1595
    days = -355668 + 365 * years + years // 33 * 8 + (years % 33 + 3) // 4 + day
    days += (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return _from_days(days)


def _from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day from the number of days since the year nought."""
    year, days = 400 * (days // 146097), days % 146097
    if days > 36524:
        days -= 1
        year, days = year + 100 * (days // 36524), days % 36524
        days += days >= 365
    year, days = year + 4 * (days // 1461), days % 1461
    if days > 365:
        year, days = year + (days - 1) // 365, (days - 1) % 365
    return _within_year(year, days + 1)


def _within_year(year: int, day: int) -> tuple[int, int, int]:
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    month = 1
    for length in (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31):
        if day <= length:
            break
        day, month = day - length, month + 1
    return year, month, day
