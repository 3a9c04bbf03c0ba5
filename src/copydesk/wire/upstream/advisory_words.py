"""The words by which agencies and papers tell desks and readers what became of their copy.

By language, for all that mean the same. Labels stand at the head of a line and end with a colon,
a dash or the line; notices are sentences about the copy they stand in.
"""

import re

from copydesk.story import notice_labels
from copydesk.story.story import Advice

# Only in capitals where a label is also an everyday word: "Killed: three miners" is news.
CAPITALS: dict[Advice, str] = {
    "kill": (
        "KILL|KILLED|MANDATORY KILL|BULLETIN KILL|WITHDRAWN|WITHDRAWAL|RETRACTED|RETRACTION"
        "|STORY WITHDRAWN|ELIMINATION|MANDATORY ELIMINATION|DISREGARD|STORNO|STORNIERT"
        "|ZURÜCKGEZOGEN|RÜCKZUG|LÖSCHUNG|ANNULATION|ANNULÉE?|RETRAIT|ANULACIÓN|ANULAD[AO]"
        "|RETIRAD[AO]|ANULAÇÃO|ANULAR|CANCELAD[AO]|ANNULLAMENTO|ANNULLAT[AO]|RITIRAT[AO]"
        "|INTREKKING|INGETROKKEN|TILLBAKADRAGEN|DRAS TILLBAKA|MAKULERAS|TREKKES TILBAKE"
        "|TRÆKKES TILBAGE|ANNULLERES|WYCOFAN[AEY]|ANULOWAN[AEY]|АННУЛИРОВАНО|ОТОЗВАНО|İPTAL"
    ),
    "withhold": (
        "HOLD|WITHHOLD|WITHHELD|DO NOT USE|HOLD FOR RELEASE PENDING|NICHT VERWENDEN"
        "|ZURÜCKHALTEN|MELDUNG ZURÜCKHALTEN|NE PAS UTILISER|SUSPENDUE?|À SUSPENDRE|RETENER"
        "|RETENID[AO]|NO UTILIZAR|NÃO UTILIZAR|RETER|NON UTILIZZARE|SOSPES[AO]|SOSPENDERE"
        "|NIET GEBRUIKEN|AANHOUDEN|ANVÄND EJ|BRUK IKKE|IKKE BRUK|BRUG IKKE|NIE UŻYWAĆ|WSTRZYMANE"
    ),
    "release": (
        "HOLD RELEASED|HOLD LIFTED|EMBARGO LIFTED|EMBARGO RELEASED|RELEASED FOR USE"
        "|FREIGABE|FREIGEGEBEN|SPERRFRIST AUFGEHOBEN|EMBARGO LEVÉ|LEVÉE D[’']EMBARGO"
        "|EMBARGO LEVANTADO|EMBARGO OPGEHEVEN|EMBARGO REVOCATO"
    ),
    "repeat": "REPEAT|RPT|REPEATS|REPEATING|REPEATED|WIEDERHOLUNG|WHLG?|RÉPÉTITION|REPETICIÓN"
    "|REPITE|REPETIÇÃO|RIPETIZIONE|HERHALING",
    "update": (
        r"UPDATE \d{1,2}|UPDATED?|RECASTS?|WRAPUP \d{1,2}|LEAD|NEW LEAD|NEUFASSUNG|AKTUALISIERT"
        "|ZUSAMMENFASSUNG|ACTUALISATION|ACTUALIZACIÓN|ATUALIZAÇÃO|AGGIORNAMENTO|WRITETHRU"
    ),
}
ANY_CASE: dict[Advice, str] = {
    "correction": notice_labels.CORRECTION_LABEL,
    "clarification": notice_labels.CLARIFICATION_LABEL,
}
# "(Corrects figure in paragraph 3)", "Eds: CLARIFIES who spoke", "In Jan. 3 story, corrects ...".
VERBS: dict[Advice, str] = {
    "correction": (
        r"corrects|corrected|correcting|refiles|refiled|refiling|fixes|berichtigt|korrigiert"
        r"|corrige|rectifie|rectifica|corregge|rettifica|corrigeert|rättar|retter|korrigerer"
    ),
    "clarification": "clarifies|clarified|clarifying|stellt klar|präzisiert|précise|aclara"
    "|precisa|verduidelijkt|förtydligar|presiserer|præciserer",
    "repeat": "repeats|repeating|resends|resending|wiederholt|répète|repite|ripete|herhaalt",
    "update": (
        "updates|updated|updating|adds|added|adding|recasts|recasting|subs|inserts|trims|edits"
        "|rewrites|writes thru|writethru|new throughout|changes|moves up|aktualisiert|ergänzt"
        "|actualise|ajoute|actualiza|añade|aggiorna|aggiunge|actualiseert|uppdaterar|oppdaterer"
    ),
}
# Heads of lines that speak to desks.
TO_DESKS = (
    r"(?:attention:?\s+)?(?:(?:note|notice|advisory|attention)\s+(?:to|for)\s+)?(?:all\s+)?"
    r"(?:editors?|eds|news editors?|subscribers|clients|desks)(?:[’']s?)?(?:\s+(?:notes?"
    r"|advisory))?"
    r"|editors?[’']?s?\s+note|ed[’']?s?\.?\s+note|advisory|an die redaktionen|achtung,? redaktionen"
    r"|redaktioneller hinweis|hinweis an die redaktionen|hinweis|note (?:aux|à la) rédactions?"
    r"|à l[’']attention des rédactions|attention rédactions|nota a los (?:editores|clientes)"
    r"|a los (?:editores|clientes|medios)|atención,? (?:editores|clientes|redacciones)"
    r"|aos (?:editores|clientes)|nota aos editores|alle redazioni|nota per le redazioni"
    r"|aan de redacties|noot (?:aan|voor) de? ?redacties?|till redaktionerna|til redaktionerne"
    r"|til redaksjonene"
)
# What one asks a desk to do with another item (or this one).
ORDERS: dict[Advice, str] = {
    "kill": (
        r"(?:please|pls|must|kindly|you are asked to|clients? (?:are|is) (?:asked|advised) to)\s+"
        r"(?:immediately\s+)?(?:kill|withdraw|delete|eliminate|disregard|remove|retract|spike)"
        r"|kill|disregard|bitte\s+(?:streichen|löschen|stornieren|entfernen)(?:\s+sie)?"
        r"|(?:merci|prière|veuillez)\s+(?:d[’']|de\s+|bien\s+vouloir\s+)?"
        r"(?:annuler|supprimer|retirer|détruire)"
        r"|(?:rogamos|por favor|se ruega),?\s+(?:anul\w+|elimin\w+|retir\w+|suprim\w+)"
        r"|(?:favor|por favor),?\s+(?:cancel\w+|anul\w+|elimin\w+|remov\w+)"
        r"|(?:si prega di|vi preghiamo di|pregasi)\s+(?:annullare|eliminare|cestinare|ritirare)"
        r"|(?:gelieve|wilt u|graag)\s+.{0,80}?(?:in te trekken|te verwijderen|verwijderen"
        r"|intrekken)"
        r"|(?:vänligen|var god)\s+(?:stryk|makulera|radera|ta bort)"
        r"|vennligst\s+(?:slett|stryk|fjern)|venligst\s+(?:slet|stryg|fjern)"
        r"|proszę\s+(?:anulować|usunąć|wycofać)"
    ),
    "withhold": (
        r"(?:please|pls|must|kindly|clients? (?:are|is) (?:asked|advised) to)\s+(?:immediately\s+)?"
        r"(?:hold|withhold|do not (?:use|publish|run|move)|refrain from using)|withhold"
        r"|do not (?:use|publish|run)|bitte\s+(?:halten|zurückhalten|nicht verwenden)"
        r"|bitte\s+verwenden\s+sie\b.{0,160}?\bnicht"
        r"|(?:merci|prière|veuillez)\s+(?:de\s+)?(?:ne pas (?:utiliser|publier)|suspendre|retenir)"
        r"|(?:rogamos|por favor|se ruega),?\s+(?:no (?:utilic|us|publiqu)\w+|reten\w+|retengan)"
        r"|(?:favor|por favor),?\s+(?:não (?:utiliz|us|public|publiqu)\w+|reten\w+)"
        r"|(?:si prega di|vi preghiamo di|pregasi)\s+(?:non (?:utilizzare|usare|pubblicare)"
        r"|sospendere)"
        r"|(?:gelieve|wilt u|graag)\s+.{0,80}?(?:niet te gebruiken|niet gebruiken|aan te houden)"
        r"|(?:vänligen|var god)\s+använd (?:inte|ej)|vennligst\s+ikke\s+bruk|venligst\s+brug\s+ikke"
        r"|proszę\s+(?:nie używać|wstrzymać)"
    ),
    "release": (
        r"(?:please|pls|you may(?: now)?|may now)\s+(?:release|use)|release\s+(?:item|story|hold)"
        r"|bitte\s+geben\s+sie\b.{0,160}?\bfrei"
    ),
}
# Sentences that say that the copy itself does not stand.
_THING = (
    "(?:article|story|piece|report|post|column|item|dispatch|version|page|photo|photograph|picture"
    "|image|graphic|video|alert|advisory)"
)
GONE = (
    rf"(?:this|the (?:above|following|previous|preceding|original)) (?:news )?{_THING} (?:has "
    rf"been|was|is being|is|have been)"
    r" (?:now |since )?(?:withdrawn|retracted|killed|unpublished|depublished)\b"
    rf"|[^.:]{{2,60}}? (?:has|have) (?:withdrawn|retracted|killed|unpublished) (?:this|the) "
    rf"{_THING}\b"
    r"|(?:diese[rs]?|die vorstehende|der vorstehende) (?:artikel|beitrag|meldung|text|bericht)"
    r" (?:wurde|wird|ist)(?: [^.]{0,40}?)? (?:zurückgezogen|depubliziert|storniert)\b"
    r"|cet(?:te)? (?:article|dépêche|information|contenu) (?:a été|est) (?:retirée?|annulée?)\b"
    r"|est[ea] (?:artículo|noticia|nota|información|despacho) (?:ha sido|fue|queda|está)"
    r" (?:retirad|anulad)[oa]\b"
    r"|est[ea] (?:artigo|notícia|reportagem|matéria|texto) (?:foi|está) (?:retirad|anulad"
    r"|cancelad)[oa]\b"
    r"|quest[oa] (?:articolo|notizia|testo|dispaccio) (?:è stat[oa]|è) (?:ritirat|annullat)[oa]\b"
    r"|dit (?:artikel|bericht|stuk) (?:is|wordt|werd) (?:ingetrokken|teruggetrokken)\b"
    r"|(?:den här |denna )?artikeln? har (?:dragits tillbaka|avpublicerats)\b"
    r"|denne (?:artikel|artikkelen|saken|meldingen|historie) er (?:trukket|avpublisert"
    r"|afpubliceret)\b"
    r"|(?:ten|niniejszy) (?:artykuł|tekst) został wycofany\b"
    r"|(?:эта|данная|настоящая) (?:новость|статья|публикация)(?: была)? (?:отозвана|аннулирована)\b"
    r"|bu (?:haber|yazı) geri çekil(?:di|miştir)\b|تم (?:سحب|إلغاء) (?:هذا|هذه) (?:المقال|الخبر"
    r"|التقرير|المادة)"
)
# The same with words that may be said of less than the whole: believed only of short copy.
REMOVED = (
    rf"this (?:news )?{_THING} (?:has been|was|is) (?:now |since )?"
    r"(?:removed|deleted|pulled|taken down|cancell?ed|taken offline)\b"
    r"|diese[rs]? (?:artikel|beitrag|meldung|text) (?:wurde|ist)(?: [^.]{0,40}?)? (?:gelöscht"
    r"|entfernt)\b"
    r"|cet(?:te)? (?:article|dépêche) (?:a été|est) supprimée?\b"
    r"|est[ea] (?:artículo|noticia|nota) (?:ha sido|fue) (?:eliminad|suprimid|borrad)[oa]\b"
    r"|est[ea] (?:artigo|notícia|matéria) foi (?:removid|apagad|excluíd)[oa]\b"
    r"|quest[oa] (?:articolo|notizia) è stat[oa] (?:rimoss|cancellat)[oa]\b"
    r"|dit (?:artikel|bericht) is verwijderd\b|artikeln har tagits bort\b"
    r"|denne (?:artikel|artikkelen|saken) er (?:fjernet|slettet)\b"
    r"|(?:ten )?artykuł został usunięty\b|(?:эта )?(?:новость|статья)(?: была)? удалена\b"
    r"|bu haber kaldırıl(?:dı|mıştır)\b|تم حذف (?:هذا|هذه) (?:المقال|الخبر|التقرير)"
)


def labels(words: str, flags: int = 0) -> re.Pattern[str]:
    """A label at the head of a line, once or several times, up to its colon, dash or the end."""
    return re.compile(
        rf"[\W_]{{0,6}}(?P<said>(?:{words})(?:[ *-]+(?:{words})){{0,3}})\s*(?:\([^)]{{1,60}}\)\s*)?"
        rf"(?:[:：—–\]|*/]|\s-\s|-(?=\S)|[\W_]*$)\s*",
        flags,
    )
