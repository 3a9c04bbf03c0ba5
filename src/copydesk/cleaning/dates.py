"""Which lines are dates, and whether they tell of publication or of change."""

import datetime as dt
import re

from copydesk.cleaning.moments import Said, all_said, may_hold_date, read_said
from copydesk.cleaning.months import MONTHS, PERSIAN_MONTHS
from copydesk.markup.tidy import count_words
from copydesk.story.record import Record

DateTime = dt.datetime

_CHANGED = re.compile(
    r"updat|modif|aktuali[sz]|\bstand\b|mis à jour|mise à jour|actuali[zs]|aggiorna|atualiza"
    r"|alterad|bijgewerkt|gewijzigd|обновлен|оновлен|изменен|güncel|uppdatera|ändra|oppdater"
    r"|endret"
    r"|opdater|änderung|päivite|muokattu|diperbarui|cập nhật|aktualisiert|geändert|zmien"
    r"|frissít|actualitz"
    r"|ενημερώθηκε|τροποπ|تحديث|التعديل|به ?روز|ویرایش|עודכן|עדכון|更新|更新日|수정|업데이트"
    r"|अपडेट|revis"
    r"|zuletzt|ajakohast|reeditat|izmijenjen|posodoblj|edited|\blast\b"
    r"|atnaujint|atjauno|uuendatud|ažurir|ажурир|обновен|актуализ|përditës|eguneratu|dikemas kini"
    r"|আপডেট|อัปเดต|อัพเดท|แก้ไข|اپ ڈیٹ|imesasishwa",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi[sckqš]|posted|posten|submitted|created|released|erschienen|veröffentlich|erstellt"
    r"|mis en ligne|pubblica|geplaatst|gepubliceerd|opublikowan|опублик|yayın|giriş|publicera"
    r"|julkaist"
    r"|diterbitkan|zveřejněn|megjelen|postat|skapad|δημοσ|نشر|انتشار|פורסם|發布|发布|发表|公開"
    r"|掲載|입력"
    r"|등록|प्रकाशित|first"
    r"|paskelbt|avaldatud|objavlj|објав|опублік|публикув|zverejn|közzétév|argitara|inilathala"
    r"|imechapishwa|প্রকাশ|เผยแพร่|شائع|配信|投稿|승인|刊登",
    re.IGNORECASE,
)
# A day of something else: of an event, of joining a forum, of printing or looking up the page.
_OTHERWISE = re.compile(
    r"termin\b|\bevent|veranstaltung|registri|\bjoined|\bmember since|mitglied seit|dabei seit"
    r"|beigetreten|verfügbar bis|available until|expires|gültig|ausdruck|gedruckt|printed"
    r"|abgerufen|retrieved|accessed|geboren|\bborn\b|copyright|©",
    re.IGNORECASE,
)
_LONGEST = 160
_DIGIT = re.compile(r"\d")


class PrintedDates(Record, frozen=True):
    """What a printed date line says; `labelled` when it says of what the first one is the day."""

    published: Said | None = None
    updated: Said | None = None
    labelled: bool = False

    def __bool__(self) -> bool:
        """It says a day at all."""
        return self.published is not None or self.updated is not None


NO_DATES = PrintedDates()


def read_moment(text: str) -> DateTime | None:
    """A moment out of data or print, in its own zone; a time without one is taken as UTC."""
    said = read_said(text[:200].strip())
    return said.at if said else None


_IN_ADDRESS = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/_.-](?P<m>0?[1-9]|1[0-2])[/_.-](?P<d>0?[1-9]|[12]\d"
    r"|3[01])(?=[/_.+-]|$)"
    r"|/(?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?=[/_-])"
    r"|/(?P<d4>0[1-9]|[12]\d|3[01])-(?P<m4>0[1-9]|1[0-2])-(?P<y4>20\d\d)(?=[/_.-]|$)"
    r"|/(?P<y3>20\d\d)/(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])(?=/)"
)


def day_in_address(address: str) -> DateTime | None:
    """The day that an address like /2026/03/04/storm names, as midnight UTC."""
    found = list(_IN_ADDRESS.finditer(address.split("?")[0][:2000]))
    if not found:
        return None
    # An archive's address holds the original's: the last is the story's.
    last = found[-1]
    order = (last["y4"], last["m4"], last["d4"]) if last["y4"] else last.groups()
    year, month, day = (int(part) for part in order if part)
    try:
        return dt.datetime(year, month, day, tzinfo=dt.UTC)
    except ValueError:
        return None


def read_date_line(text: str, *, day_first: bool | None = None) -> PrintedDates | None:
    """The dates on a line that is a date line, or None when it is something else."""
    if len(text) > _LONGEST or not may_hold_date(text) or not _is_date_line(text):
        return None
    dates = told_dates(text, day_first=day_first)
    return dates or None


def told_dates(text: str, *, day_first: bool | None = None) -> PrintedDates:
    """The dates in a text, each by the word before it: of publication or of change."""
    published = updated = None
    labelled, reached, changed = False, 0, False
    for said in all_said(text, day_first=day_first):
        before = text[reached : said.start]
        reached = said.end
        if _OTHERWISE.search(before):
            continue
        is_published = bool(_PUBLISHED.search(before))
        change = _CHANGED.search(before)
        changed = bool(change) and not (is_published and change and change[0].lower() == "last")
        if changed and not (is_published and "first" in before.lower()):
            updated = updated or said
        elif published is None:
            published, labelled = said, is_published
        elif not (labelled or is_published) and said.at < published.at:
            # Two days without a word: the later one is that of a change.
            published = said
    return PrintedDates(published=published, updated=updated, labelled=labelled)


_FRONTS = (
    # (3 March 2026) The    3 March 2026 – The    3.3.2026 The
    re.compile(r"\(?(?P<day>[^()\n]{6,32}?)(?:\)|\s*[-–—|:])\s"),
    re.compile(r"(?P<day>\d{1,2}\.\d{1,2}\.\d{4})\s"),
    # Hafenstadt, (3.3.2026). Der    Hafenstadt | Nordort, den 3. März 2026
    re.compile(r"[^\W\d_][^\d()\n]{2,40} \((?P<day>[^()\n]{6,32})\)"),
    re.compile(r"[^\W\d_][^\d()\n]{2,40}, (?:den )?(?P<day>\d[^()\n]{6,32})$"),
)


def day_in_front(text: str) -> str:
    """What a paragraph begins with when it is a date and no more, behind a place or none."""
    days = (found["day"] for form in _FRONTS if (found := form.match(text)))
    return next((day for day in days if read_date_line(day)), "")


def read_telling_line(text: str, *, day_first: bool | None = None) -> PrintedDates:
    """The days on a short line that tells of them: "Posted by oz on 4 December 2006"."""
    if not text or len(text) > _LONGEST or not may_hold_date(text):
        return NO_DATES
    if not tells_day(text[:40]) and count_words(text) > 14:
        return NO_DATES
    return told_dates(text, day_first=day_first)


_LEADS = re.compile(r"\D{4,30}(?=\d)")


def begins_with_day(text: str) -> bool:
    """A line that first says whose day it tells: "Published on 3 March 2026 in Culture"."""
    found = _LEADS.match(text)
    return found is not None and is_date_label(found[0].strip())


def is_date_label(text: str) -> bool:
    """Words that only say whose day follows: "Last updated:"."""
    if not 2 <= len(text) <= 30 or not (_PUBLISHED.search(text) or _CHANGED.search(text)):
        return False
    return not _DIGIT.search(text) and _is_date_line(text)


def tells_day(text: str) -> bool:
    """A line that says that something was published, made or changed on a day."""
    if len(text) > _LONGEST:
        return False
    return bool(
        _PUBLISHED.search(text[:60]) or _CHANGED.search(text[:60]) or _DAY.search(text[:60])
    )


_DAY = re.compile(r"\b(date|datum|fecha|data|dato)\b|تاريخ|تاریخ|Дата", re.IGNORECASE)

# What else may stand on a date line: words for days, clocks, zones, reading time.
_ALL_DATE_WORDS = """
a al alle am an at ate au by d da das date datum de del den der des di die do dne du e el em en
et fecha från g gada gen h hrs hr i il in it kl klo klockan l la las le les local los m ngày na o
of om on op ore os p pm på st nd rd th t the time to um uhr und ur v va vom von z à às år ás έως
στις в о от у ч г год года обновлено в. utc gmt bst cest cet eet eest est edt cst cdt mst mdt pst
pdt ct mt pt msk ist jst kst aest aedt wib wita wit sast wat eat hkt sgt mez mesz мск edition
issue article story news min mins read minute minutes minuten lesezeit lecture lectura lettura
leitura tid ago hour hours hace ago. hs hrs. published posted updated update updates last first
modified created edited added released submitted online since aktualisiert stand veröffentlicht
erschienen erstellt geändert zuletzt letzte letztes änderung aktualisierung publié publiée mis
mise jour ligne modifié publicado publicada actualizado actualizada última actualización
pubblicato pubblicata aggiornato aggiornamento ultimo ultima atualizado atualizada atualização
alterado gepubliceerd geplaatst bijgewerkt gewijzigd laatst опубликовано опублікован оновлено
последнее обновление дата публикации изменено yayınlanma yayın yayınlandı güncelleme güncellendi
güncellenme son giriş tarihi tarih saat publicerad publicerat uppdaterad uppdaterat senast
publisert publicert oppdatert sist endret publiceret udgivet opdateret sidst julkaistu päivitetty
muokattu opublikowano aktualizacja utworzono zveřejněno aktualizováno publikováno megjelent
frissítve diterbitkan diperbarui pukul xuất bản cập nhật lúc δημοσίευση ενημέρωση τελευταία
δημοσιεύθηκε ώρα objavljeno ažurirano publicat actualitzat mon tue tues wed thu thur thurs fri
sat sun mo mi fr sa so lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi
dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì
venerdì sabato domenica segunda terça quarta quinta sexta feira segunda-feira terça-feira
quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
mittwoch lördag søndag lørdag mandag tirsdag onsdag torsdag fredag måndag tisdag söndag maanantai
tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona
torstaina perjantaina lauantaina sunnuntaina poniedziałek wtorek środa czwartek piątek sobota
niedziela pondělí úterý středa čtvrtek pátek neděle понедельник вторник среда четверг пятница
суббота воскресенье понеділок вівторок середа п'ятниця субота неділя pazartesi salı çarşamba
perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu hétfő kedd szerda
csütörtök péntek szombat vasárnap thứ hai ba tư năm sáu bảy chủ δευτέρα τρίτη τετάρτη πέμπτη
παρασκευή σάββατο κυριακή نشر نُشر في تاريخ النشر الساعة تحديث آخر التحديث أضيف بتوقيت بتاريخ م ه
الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت تاریخ انتشار ساعت به روز رسانی شنبه
یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه آخرین به‌روزرسانی פורסם עודכן בתאריך בשעה
יום ראשון שני שלישי רביעי חמישי שישי שבת ב प्रकाशित अपडेटेड अपडेट बजे सोमवार मंगलवार बुधवार
गुरुवार शुक्रवार शनिवार रविवार को 发布 发布时间 时间 更新 更新时间 來源 公開 更新日時 公開日 配信
入力 수정 입력 등록 승인 기사입력 최종수정 오전 오후 年 月 日 時 时 分 下午 上午 午前 午後 星期一
星期二 星期三 星期四 星期五 星期六 星期日 paskelbta
atnaujinta publicēts atjaunots avaldatud uuendatud публикувана публикувано обновена обновено
објављено објавено ажурирано опубліковано zverejnené aktualizované közzétéve প্রকাশ প্রকাশিত আপডেট
เผยแพร่ อัปเดต แก้ไข วันที่ ที่ เวลา น พ ศ شائع godz godzina ora ore alle
"""
_DATE_WORDS = frozenset(_ALL_DATE_WORDS.split())
_TOKEN = re.compile(r"[^\s\d.,،:;/|()\[\]–—\-·•+@]+")
_LAST_DAYS = ("day", "tag")
_MOST_OTHER = 1


def _is_date_line(text: str) -> bool:
    """Hardly a word on it that is not a date's."""
    other = 0
    for token in _TOKEN.findall(text.casefold()):
        if token in _DATE_WORDS or token in MONTHS or token in PERSIAN_MONTHS:
            continue
        # Monday, Montag; marks; Hebrew months with "in" before them.
        if token.endswith(_LAST_DAYS) or not token[0].isalpha() or token[1:] in MONTHS:
            continue
        if set(token) <= _COUNTED:
            continue
        other += 1
        if other > _MOST_OTHER:
            return False
    return True


_COUNTED = frozenset("年月日時时分秒년월일시분")
