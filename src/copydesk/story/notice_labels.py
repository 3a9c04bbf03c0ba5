"""The heads of lines that say a notice follows, up to a colon or a dash, language by language."""

CORRECTION_LABEL = (
    r"clarifications? and corrections?|(?:our |with )?apologies|corrections?(?: (?:and"
    r"|&) (?:clarifications?"
    r"|amplifications?))?|corrected|correcting|corrects"
    r"|correx|corrective"
    r"|correct(?:ion)?s? (?:of|to) .{1,40}|correction(?: was)? made|corrections? appended"
    r"|correction \d.{0,20}|refiles?|refiled|refiling"
    r"|retransmission to correct|errat(?:um|a)|corrigend(?:um|a)|for the record"
    r"|(?:setting|to set) the record straight|amend(?:ed|ment)"
    r"|berichtigung|berichtigt|korrektur(?:hinweis)?|korrigiert|richtigstellung"
    r"|berichtigte (?:fassung|meldung|wiederholung)|rectificatif|rectification|correctif|corrigée?"
    r"|annule et remplace|erratum|rectificación|corrección|corregid[ao]|fe de erratas|fe de errores"
    r"|correção|corrigid[ao]|retificação|errata corrige|rettifica|rettificat[ao]|correzione"
    r"|rectificatie|correctie|gecorrigeerd|rättelse|rättad|rättning|rettelse|rettet|korreksjon"
    r"|korrigering|oikaisu|korjaus|sprostowanie|korekta|oprava|helyesbítés|исправление"
    r"|уточнение и исправление|поправка|виправлення|düzeltme|διόρθωση|تصحيح|تصويب|更正|訂正|정정"
)
CLARIFICATION_LABEL = (
    r"(?:point of |a )?clarifications?|for (?:the sake of )?clarity"
    r"|just to be clear|clarified|clarifies|clarifying|to clarify"
    r"|(?:zur )?klarstellung|klargestellt|präzisierung|précisions?|mise au point"
    r"|aclaración|aclarad[ao]|precisión|esclarecimento|chiarimento|precisazione|verduidelijking"
    r"|förtydligande|presisering|præcisering|tarkennus|wyjaśnienie|уточнение|уточнення|açıklama"
    r"|توضيح"
)
UPDATE_LABEL = (
    r"updated?|updates|adds|recasts|(?:latest|last|new) updates?|update \d{1,2}|post-?script"
    r"|addition|addendum|added"
    r"|write-?thr(?:ough|u)|\d(?:st|nd|rd|th) (?:ld|lead|write-?thr(?:ough|u)).{0,40}|aktualisiert"
    r"|aktualisierung|update"
    r"|mise? à jour|actualisation|actualización|actualizad[ao]|atualização|aggiornamento|تحديث"
)
NOTE_LABEL = (
    r"editor(?:s|[’']s|s[’'])? ?[’']?(?:note|comment|statement)s?(?: to readers)?|editorial note"
    r"|ed(?:[.’']s?)? note"
    r"|(?:a )?note (?:from|by) (?:the|our) (?:editors?|newsroom|publisher)"
    r"|(?:a )?note (?:to|for) (?:our )?readers|(?:a )?(?:statement|letter|word"
    r"|message) from the (?:editors?|publisher)"
    r"|from the editors?|about this (?:story|article|series|project|report)|how we (?:reported"
    r"|did) this.{0,20}"
    r"|(?:content|trigger|reader) (?:note|warning|advisory)|publisher[’']?s?[’']? note"
    r"|author[’']?s note|disclosure"
    r"|(?:bulletin |mandatory )?kill(?:s|ed)?(?:[ ,]+kill)*|mandatory withdrawal|withh(?:o|e)ld"
    r"|(?:story |item )?removed"
    r"|retraction|retracted|withdrawn|withdrawal|apology|statement of concern"
    r"|(?:anmerkung|hinweis) (?:der|unserer) redaktion|in eigener sache|transparenzhinweis"
    r"|note (?:aux lecteurs|de (?:la )?(?:rédaction|l[’']éditeur))|ndlr|annulation|anulación"
    r"|nota (?:(?:del|de la) (?:editora?|redacción)|a los lectores)"
    r"|nota do editor|nota (?:della redazione|del direttore)|noot van de redactie"
    r"|إلغاء|سحب|(?:ملاحظة|تنويه) (?:من|هيئة) (?:المحرر|التحرير|هيئة التحرير)|ملاحظة المحرر"
)
# Heads that say nothing of what follows.
BARE_LABEL = (
    r"(?:please )?note|warning|latest|breaking|developing|advisory|n\.?b\.?"
    r"|attention(?:[ ,:-]+(?:all )?editors)?|editors|eds|achtung(?: redaktionen)?|wichtig"
    r"|anm\. ?d(?:er|\.) ?red(?:aktion|\.)?|anmerkung|hinweis|remarque|atención|nota|ملاحظة|تنويه"
)
