"""The forms in which desks and papers tell readers what became of a story, language by language.

A form is who speaks of what (this story, an earlier version of it, we), and what was done to it.
Nothing here is one paper's wording: news about corrections, updates and editors has other subjects.
"""

import re

_THING = (
    "(?:article|story|piece|report|post|column|item|dispatch|version|page|photo|photograph|picture"
    "|caption|headline|subhead(?:line)?|graphic|chart|map|table|review|obituary|essay|analysis"
    "|interview|feature|gallery|video|podcast|transcript|editorial|blog|liveblog|entry|text"
    "|summary|recipe|list|quiz|newsletter|profile|explainer|standfirst|copy|paragraph|sentence)"
)
_EARLIER = "(?:earlier|previous|prior|original|initial|first|older|former)"
_OF_OURS = (
    rf"of (?:(?:this|our) (?:[\w’'-]+ ){{0,3}}?{_THING}s?|the (?:[\w’'-]+ )?(?:article|story"
    rf"|headline"
    r"|caption|column|post|graphic|chart|obituary))\b"
)
_BAD = (
    r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|misstated|misidentified|misspelled"
    r"|misspelt|misquoted|misattributed|mischaracteri[sz]ed|misrepresented|mistranslated"
    r"|misreported|misnamed|omitted|transposed|reversed the|gave (?:an? )?(?:incorrect|wrong)"
    r"|gave the wrong|contained (?:an? )?(?:incorrect|error|wrong)|had (?:an? )?(?:incorrect"
    r"|wrong))"
)
_ART = r"(?:article|artikel|text|beitrag|bericht|meldung|nachricht|reportage|kommentar|interview)"

# An earlier state of the story, wherever a line speaks of it.
EARLIER = (
    rf"\b{_EARLIER} (?:online |print |published )?(?:version|edition|draft)s? {_OF_OURS}"
    rf"|^\W*(?:in )?an? {_EARLIER} version of [“\"‘'].{{2,100}}?[”\"’'],? \w+"
    rf"|^(?:\W*in )?(?:an?|the|our) {_EARLIER} (?:headline|caption|photo caption)s? (?:on|of|for|in"
    r"|to|had|said|stated|gave|showed|wrongly|incorrectly|mis\w+)\b"
    rf"|^(?:an?|the|our) {_EARLIER} (?:article|story|post) (?:said|stated|gave|showed|wrongly"
    r"|incorrectly|mis\w+)\b"
    rf"|^(?:an?|the|our) {_EARLIER} version (?:had|said|stated|gave|showed|wrongly|incorrectly"
    r"|mis\w+)\b"
    rf"|^(?:an?|the) (?:[\w-]+ )?(?:headline|caption|chart|graphic|map|photo) (?:on|in|for|with)"
    rf" (?:an?|the|our|this) (?:{_EARLIER} )?(?:version of )?(?:this )?{_THING}\b"
    r"|\bin (?:einer|der|unserer) (?:früheren|ersten|vorherigen|ursprünglichen|älteren)"
    rf" (?:version|fassung)(?: (?:dies\w+|d\w\w|unser\w+) \w*{_ART}|,? (?:hieß|stand|war|wurde"
    rf"|hatten?|haben|schrieben|lautete|fehlte))"
    r"|^(?:eine )?(?:frühere|erste|ursprüngliche) (?:version|fassung) (?:dieses|des) \w*"
    + _ART
    + r"|\b(?:une|la) (?:première |précédente )?version (?:précédente |antérieure |initiale )?de"
    r" (?:cet|cette|notre) (?:article|dépêche|texte|papier|reportage)"
    r"|\buna (?:primera )?versión (?:anterior |previa |inicial )?de est[ea]"
    r" (?:artículo|noticia|nota|texto|información|reportaje)"
    r"|\buma versão anterior d?est[ea] (?:artigo|notícia|texto|matéria)"
    r"|\buna (?:precedente|prima) versione d|\buna versione precedente d"
    r"|\been eerdere versie van dit|\bi en tidigare version av|\bi en tidligere ver?sjon"
    r"|\bi en tidligere version|\bw poprzedniej wersji"
    r"|(?:نسخة|صيغة) (?:سابقة|أولى) من هذ[اه] (?:المقال|الخبر|التقرير|النص|القصة|المادة)"
)
# This story as it stands, at the head of a line or sentence, and what was done to it.
OURS = (
    rf"(?:^|[.!?:)•*-] ?)\W*(?:this|the above) (?:[\w.]+ ){{0,2}}?{_THING}\b"
    r"(?! of (?:a |an |the )?(?:law|bill|treaty|clothing|constitution|act)\b)"
    rf"|(?:^|[.!?:)] )\W*the (?:story|article|piece|post|headline|caption)(?: above)?(?: (?:of"
    rf"|on) this"
    rf" {_THING})? (?:(?:has|have) been|was (?:corrected|updated|clarified|edited|amended to))"
    rf"|^\W*the {_THING} [“\"‘'].{{2,100}}?[”\"’'] (?:has|have) been"
    rf"|^\W*the (?:caption|headline|credit|alt text|picture|photo(?:graph)?|image) (?:on|of|for|in"
    rf"|under|above) the"
    r" (?:main |lead |second |top |first )?(?:image|picture|photo(?:graph)?|graphic|gallery|article"
    r"|story)\b"
    r"|^\W*the (?:wording|(?:first|second|third|opening|last) (?:sentence|paragraph)|headline)"
    r"(?: of (?:the (?:first|second|third|last) (?:sentence|paragraph)|this \w+))? (?:has been|now"
    r"|was (?:changed|reworded|rewritten))"
    rf"|^\W*we (?:have )?(?:removed|taken down|withdrawn|withdrew|retracted|unpublished|deleted"
    rf"|updated|amended"
    rf"|corrected|changed|edited|revised) (?:this|the|our|an?) (?:\w+ ){{0,2}}?{_THING}\b"
    r"|^\W*(?:originally|first) published\b|^\W*this is (?:the \w+|part \w+) (?:of|in) (?:a|an|our"
    r"|two|three|four|five|\d) ?(?:\w+ )?(?:series|parts)\b"
    r"|^\W*(?:live|our live) (?:blog|coverage|updates|page)\b|^\W*story (?:corrected|updated"
    r"|amended)"
    rf"|\b(?:published|produced|publication of|comments on|names in) (?:on )?this {_THING}"
    rf"|\bfor (?:clarity|the record), this {_THING}"
    # However the sentence begins: news hardly ever says "this article", papers of theirs do.
    r"|^.{0,120}?\b(?:this|our) (?:[\w-]+ )?(?:article|story|post|column|essay|headline"
    r"|live ?blog)\b"
    r"(?! of\b)"
    rf"|^\W*(?:dies(?:er|e|es|en)|unser|zu diesem) (?:\w+ )?\w*{_ART}\b(?! de[sr] )"
    rf"|^\W*wir haben (?:\w+ )?(?:\w*{_ART}|fehler|stelle|überschrift|angabe)\b"
    r"|^\W*(?:die|der|das) \w+ (?:dieses|unseres) \w*(?:artikel|text|beitrag|bericht)s?\b"
    r"|^\W*(?:le|la|les) \w+ de cet(?:te)? (?:article|dépêche|texte)\b"
    r"|^\W*hemos (?:modificado|corregido|cambiado|actualizado|retirado|eliminado) (?:el|la"
    r"|est[ea]) (?:titular|texto|noticia|artículo|información|nota)\b"
    r"|^\W*nous avons (?:modifié|corrigé|changé|retiré|mis à jour) (?:le|la|cet|cette"
    r"|l[’'])\s?(?:titre|texte|article|dépêche)\b"
    r"|^\W*cet(?:te)? (?:article|dépêche|texte|papier|reportage|information)\b(?! de (?:la )?loi)"
    r"|^\W*est[ea] (?:artículo|noticia|nota|texto|información|reportaje|entrevista)\b"
    r"(?! de la (?:ley|constitución))"
    r"|^\W*est[ea] (?:artigo|notícia|texto|matéria)\b|^\W*quest[oa] (?:articolo|notizia)\b"
    r"|^\W*dit (?:artikel|bericht)\b"
    r"|(?:هذ[اه] )(?:المقال|الخبر|التقرير|النص|القصة|المادة)"
)
# The paper itself.
WE = (
    r"^\W*we (?:have |had )?(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misspelled"
    r"|misidentified|corrected|amended)\b"
    r"|\b(?:the|this|our) (?:news)?(?:paper|site|website|magazine|editors?|newsroom|programme"
    r"|program"
    r"|agency|station|broadcaster|publication|author|writer) (?:apologi[sz]es?|regrets?)\b"
    r"(?: to [^.!?]{2,80})?(?: for)? (?:the|this|that|any|an|these|its|our) (?:\w+ )?(?:errors?"
    r"|mistakes?|inaccurac\w+|omissions?|confusion)"
    r"|\bwe (?:regret|apologi[sz]e for) (?:the|this|that|our|these|any|an) (?:\w+ )?(?:errors?"
    r"|mistakes?|inaccurac\w+|omissions?|confusion)"
    r"|^\W*(?:because of|due to|owing to) (?:an?|our) (?:[\w-]+ )?(?:error|mistake)\b"
    rf"|^\W*in (?:our|its|an?) (?:[\w’'-]+ )?(?:report|article|story|item|column)s?\b.{{0,240}}?"
    rf"\b(?:we said|{_BAD}|reported (?:incorrectly|erroneously|wrongly))\b"
    r"|^\W*(?:amended|edited|corrected) on \d"
    r"|^\W*wir (?:haben (?:\w+ )?(?:fälschlich|irrtümlich)|bitten, den fehler)"
)
WE_CLEAR = (
    r"\bwe (?:would like|wish|want|are (?:happy|glad)|have been asked) to (?:clarify"
    r"|make (?:it )?clear|point out)\b"
    r"|\basked us to (?:clarify|make (?:it )?clear|point out|state)\b|^\W*we (?:have been asked"
    r"|wish|would like|want|are happy|are glad) to (?:clarify"
    r"|make (?:it )?"
    r"clear)|^\W*we have (?:clarified|made (?:it )?clear)"
)
# What papers print about another of their stories: "An article on Friday about ... misstated".
ELSEWHERE = (
    rf"^\W*(?:an?|our|last (?:week|month|night|\w+day)[’']s|yesterday[’']s|this) "
    rf"(?:[\w’'-]+ ){{0,4}}{_THING}\b(?: (?:on|about|in|with|yesterday|published|from|last|of|to)\b"
    rf".{{0,240}}?)? (?:{_BAD}|(?:may|might|could) have (?:left|given|suggested|implied))\b"
    rf"|^\W*(?:last (?:week|month|\w+day)[’']s|yesterday[’']s) {_THING} (?:said|stated|gave)\b"
)
MENDED = (
    r"^\W*we (?:got|had) (?:it|this|that|the [\w’' ]{2,40}) wrong\b"
    r"|\bist uns (?:leider )?ein fehler unterlaufen|\bwir haben uns geirrt"
    r"|^\W*wir haben (?:die|den|das|diesen?|dies) .{2,80}\b(?:korrigiert|berichtigt|behoben"
    r"|richtiggestellt)\b"
    r"|^\W*in (?:unserem|unserer|unsrem) .{0,160}\b(?:falsch|nicht richtig|richtig ist|irrtümlich"
    r"|fälschlich)"
    r"|\bs[’']est glissée (?:dans|à)\b|\bcontrairement à ce que nous (?:avons|avions)\b"
    r"|\bnous (?:avons|avions) (?:\w+ )?(?:écrit|indiqué|publié|annoncé|affirmé) .{0,80}(?:à tort"
    r"|par erreur)|\bnous avons .{0,40}(?:à tort|par erreur)"
    r"|^\W*en (?:la|el|una|un|nuestr[ao]) (?:noticia|artículo|información|reportaje|texto"
    r"|entrevista)\b.{0,160}\b(?:por error|erróneamente|incorrect|equivocad)"
    r"|^\W*por (?:un )?error\b.{0,80}\b(?:publicamos|dimos|dijimos|informamos|indicamos|atribuimos"
    r"|señalamos|situamos)"
    r"|^\W*(?:نعتذر عن|ورد) (?:ال)?خطأ|(?:ذكرنا|نشرنا|أوردنا) .{0,80}(?:خطأ|والصحيح)"
    r"|^\W*corrections? (?:made|added|issued|posted) (?:at|on|to|in|by|after)\b"
    r"|\bcontrary to what (?:we|was|the article|this \w+) (?:had )?(?:reported|said|stated|wrote"
    r"|published|earlier)"
    r"|^\W*(?:errat(?:um|a)|rectificatif|fe de (?:erratas|errores)|richtigstellung|berichtigung)\. "
    r"|\b(?:error|mistake) on our part\b|\bour (?:error|mistake|apologies)\b"
    r"|\b(?:error|mistake|mix-up|slip) (?:meant|led us|caused us|resulted in)\b.{0,80}\b(?:we|our"
    r"|th(?:is|e) (?:article|story|headline|caption))\b"
    r"|^\W*corrections? appended|^\W*an? correction (?:was|has been) (?:made|appended|added)"
    r"|\b(?:was|were|has been) corrected from \S{1,20} to \S"
    r"|\bname was (?:misspelled|misspelt) (?:here|above)"
)
CHANGED_LATER = (
    r"^\W*(?:our|the|this) (?:live|rolling) ?(?:blog|coverage|page|updates?)\b.{0,40}\b(?:closed"
    r"|ended|finished|concluded)\b"
    r"|^\W*(?:please )?(?:refresh|reload|follow along|stay with us|come back)\b.{0,60}\b(?:updat"
    r"|latest|page|developments)"
    r"|^\W*(?:a )?full(?:er)? (?:report|story) (?:will follow|to come|follows)|^\W*(?:more|details"
    r"|updates) (?:soon|follows?)\W*$"
    r"|\blast update(?:d)?:|^\W*(?:story|article|post) (?:is )?(?:developing|updated)\b"
    r"|^\W*(?:story|article|post) was updated\b|^\W*we(?:[’']re| are) updating\b"
    r"|^\W*(?:since|following|after) (?:the )?publication of this \w+\b"
    r"|\bha(?:s|ve) been added (?:to (?:this|the) (?:article|story|report)|above|below)\b"
    r"|^\W*(?:article |texte |information )?(?:mis(?:e)? à jour|actualisée?) (?:à|le|avec)\b"
    r"|^\W*(?:última actualización|actualizad[oa] (?:a|el|con))\b|^\W*(?:die|der"
    r"|dieser) \w+ wird (?:fortlaufend|laufend|ständig) aktualisiert"
    r"|^\W*aktualisiert (?:am|um)\b|^\W*(?:يتم|يجري) تحديث|^\W*آخر تحديث"
    r"|^\W*[(\[](?:new throughout|neu:|new:)|^\W*this is (?:an? )?(?:breaking|developing|live)\b"
    r"|^\W*(?:breaking|developing) story\b"
    r"|^\W*(?:more|details) to come\W*$|^\W*check back\b|^\W*(?:last )?updated (?:at|on|\d|\w+day"
    r"|[A-Z][a-z]{2,8} \d)|^\W*we (?:will|are) (?:updat|continu\w+ to updat)\w* this"
    r"|^\W*we(?:[’']re| are) (?:now )?(?:closing|ending|wrapping up) (?:this|our)\b"
    r"|\b(?:was|were|has been|have been) added (?:to this \w+|after publication)"
    r"|^\W*since (?:publication|this \w+ was published)"
    r"|^\W*(?:noticia|información) en desarrollo|^\W*en cours d[’']actualisation|^\W*wird "
    r"(?:laufend )?aktualisiert|^\W*(?:mehr|weitere (?:informationen|details)) (?:in kürze|folgen)"
)
# "(Corrects ...)": what a desk did, without saying to what.
CORRECTS = (
    r"corrects|refiles|removes|deletes|drops|restores|corrected to|refiled to|fixes|berichtigt"
    r"|korrigiert|corrige|rectifie"
    r"|rectifica"
)
CLARIFIES = r"clarifies|clarified|stellt klar|präzisiert|précise|aclara|precisa"
UPDATES = (
    r"updates|updated|updating|writes (?:through|thru)|writethru|releads|adds|adding|recasts"
    r"|new throughout"
    r"|recasting|rewrites|aktualisiert|ergänzt"
    r"|actualise|ajoute|actualiza|añade"
)
# What a desk's verb is followed by where it stands in no brackets.
DESKS_WORD = (
    r"(?:(?:and|,|the|a|an|new|more|in|first|second|third) ){0,2}(?:throughout|with|to|dateline"
    r"|headlines?|byline|spelling|names?|figures?|numbers?|dates?|day|titles?|quotes?|details?"
    r"|comments?|reactions?|background|paragraphs?|graf|para|typos?|dropped|lead|sourc\w+"
    r"|attribution|context|links?|results?|age|location|year|at \d)"
)

# What was done, by kind.
WITHDRAWN = (
    r"\bretract(?:ed|ion)\b|\bwithdrawn\b|\bunpublished\b|\bpublished in error\b"
    r"|\b(?:was|has been|have been) (?:removed|deleted|taken down)\b|\bwe (?:have )?(?:removed"
    r"|withdrawn|unpublished|taken down)\b|zurückgezogen|gelöscht\b|entfernt\b|\bretirée?\b"
    r"|\bsupprimée?\b"
    r"|\bretirad[oa]\b|\beliminad[oa]\b|تم (?:سحب|حذف)"
)
UNCLEAR = (
    r"\bclarif|\bunclear\b|\bimpression\b|\bmisleading|\bmake (?:it )?clear|\bmade clear"
    r"|\bclearer|\bbetter reflect|\bmore (?:accurately|precisely|clearly|fully|specific)\b"
    r"|\bmore accurate\b"
    r"|\breflect(?:s)? more|\bfor (?:\w+ )?(?:precision|accuracy)\b|\bspecif(?:y|ies|ied)\b"
    r"|\b(?:further|additional|added?|more|full(?:er)?|missing) context\b|\bimpl(?:y|ied)\b"
    r"|\bmisleading|\bambigu"
    r"|\b(?:did|does) not (?:make|specify|explain|mention|intend)|\b(?:updated|edited"
    r"|revised) to note\b"
    r"|\bfor (?:the sake of )?(?:\w+ )?clarity\b|\breworded|\brephrased|\bavoid (?:the|any"
    r"|giving the) (?:impression"
    r"|suggestion|confusion)|\bcould (?:have been|be) (?:read|taken|understood)|\bto explain\b"
    r"|\bnow says\b|klarstell|klargestellt|klarzustellen|präzisi|verdeutlich|ambigu[ïi]|\bpréciser"
    r"|\bclarifi|\baclarar"
    r"|\bprecisar|\besclarecer|\bchiarire|\bprecisare|verduidelijk|förtydlig|presiser|præciser"
    r"|توضيح|لتوضيح|للتوضيح"
)
WRONG = (
    rf"\b{_BAD}|\bcorrect|\boriginally (?:accompanied|showed|carried|used|ran)\b"
    rf"|^\W*previously, |\bhas been replaced\b|\bin error\b|\berrors?\b|\bmistakes?\b|\brefile"
    rf"|\bwrong\b|\bfix(?:ed"
    rf"|es)?\b"
    r"|\b(?:originally|previously|initially) (?:said|stated|reported|gave|named|listed|described"
    r"|referred|identified|had|included)\b|\bshould (?:have )?(?:read|said|be(?:en)?)\b"
    r"|\binaccura|korrigiert|berichtigt|fehler"
    r"|falsch|irrtümlich|\bcorrigé|\brectifié|\berreur|\bcorregid|\brectificad|\bpor error"
    r"|\bcorrigid|\bcorrett|\bgecorrigeerd|تصحيح|تصويب|خطأ|والصحيح"
)
NEWER = (
    r"\bupdat|\b(?:changed|amended|edited|revised|expanded) to (?:include|add|reflect)\b"
    r"|\b(?:adds|added|additional (?:detail|information|report))|\b(?:developing"
    r"|breaking) (?:news )?story\b"
    r"|\b(?:live|coverage|blog|page)\b.{0,30}\b(?:is|has|have) (?:now )?(?:closed|ended|finished"
    r"|concluded)\b|\bbeing refreshed\b|\bwill be refreshed"
    r"|\b(?:edited|revised|amended|changed) (?:\w+ ){0,3}to add\b|erweitert|se actualizará"
    r"|aktualisier|ergänzt|erweitert"
    r"|mis(?:e)? à jour|\bactuali[sz]|\bcomplétée?\b|\bactualizad|\bampliad|\batualizad|aggiornat"
    r"|تحديث|لإضافة"
)
# What else a paper says about its own story: where it is from, who wrote it, how it was made.
ABOUT = (
    r"\bco-?published\b|^\W*this \w+ was commissioned\b|\bpaid for by\b|\bsponsored\b"
    r"|\bno longer available\b|\bnot been edited\b"
    r"|\bwritten with\b|\bcondensed\b"
    r"|\bno longer stand by\b"
    r"|\b(?:contains?|describes?|discuss(?:es)?|depicts?|includes?"
    r"|deals with) (?:\w+ ){0,3}(?:violen|abuse|suicid|sexual|graphic|strong|torture|rape|racis"
    r"|disorder|death|language|distress)"
    r"|\b(?:originally|first|previously) (?:published|appeared|ran)\b|\b(?:appeared|ran) in\b"
    r"|\badapted from\b"
    r"|\bexcerpt|\brepublish|\barchives?\b"
    r"|\bour standards\b|\bnames? .{0,40}\bchanged\b"
    r"|\bedited (?:and condensed )?for (?:length|brevity|style|space)|\bproduced (?:with|in)\b"
    r"|\blegal reasons\b"
    r"|\bcontains? (?:accounts|descriptions|details|images|language|spoilers)|\bpart of (?:a|our)"
    r"|^\W*this is (?:the|part) \w+ (?:of|in)\b"
    r"|(?:zuerst|erstmals|ursprünglich) .{0,40}erschienen|erschien(?:en)? (?:zuerst|zuletzt"
    r"|erstmals|ursprünglich)|zuerst (?:erschienen"
    r"|veröffentlicht)"
    r"|(?:d[’']abord|initialement) (?:publiée?|parue?)|public(?:ó|ad[oa]) (?:originalmente"
    r"|por primera)"
    r"|نشر .{0,30}لأول مرة"
)
AFTERWARDS = (
    r"^\W*after (?:publication|this \w+ was published),? (?:we|it|the|this)\b"
    r"|^\W*(?:some |all |the )?(?:[\w’']+ )?names? .{0,40}(?:have|has) been changed\b"
    r"|^\W*the (?:author|writer|reporter|columnist|photographer)s? (?:of this \w+ )?(?:is|was|has"
    r"|had|owns|holds|received)\b.{0,200}\b(?:this (?:article|story)|shares|paid|consult|union"
    r"|member of|family|guest|married|related|investor|stake|client)"
    r"|^\W*except for (?:its|the) headline\b|^\W*this (?:conversation|interview|q&a|transcript"
    r"|essay|excerpt) .{0,40}\b(?:condensed|edited)"
    r"|\b(?:was given access|did not review this)\b.{0,120}\barticle|^\W*(?:a"
    r"|an internal) review of (?:this|the) (?:author|reporter|writer)[’']s"
    r"|\b(?:owned by|owner|subsidiary|family)\b.{0,80}\bsubject of this (?:story|article)\b"
    r"|^\W*(?:please |bitte |merci de |rogamos )?(?:kill|eliminate|withhold|do not (?:use|publish)"
    r"|hold)\b.{0,80}\b(?:story|item|report|photo|picture|article|interview"
    r"|dispatch)s?\b.{0,80}(?:slug|headlin|moved|sent|editors|system|notice|before|mandatory|until"
    r"|use)"
    r"|^\W*(?:please )?(?:do not|don[’']t) (?:use|publish) (?:the|this)\b|^\W*please (?:do not|kill"
    r"|withhold|eliminate)\b"
    r"|^\W*the (?:story|report|item|alert|dispatch|photo|picture)\b.{0,80}\b(?:is|are"
    r"|has been) (?:being )?(?:withdrawn|withheld|killed)\b"
    r"|\b(?:meldung|bericht|text)\b.{0,60}\b(?:wird|ist) (?:hiermit )?zurückgezogen"
    r"|\bverwenden sie die meldung\b.{0,60}\bnicht\b"
    r"|\bne pas (?:tenir compte|utiliser|publier)\b|\bno (?:utilicen|publiquen)\b|عدم (?:استخدام"
    r"|نشر)"
    r"|^\W*(?:the \w+ (?:\w+ )?)?(?:has|have) retracted (?:an?|the|our) (?:\w+ )?(?:story|article"
    r"|column|report)\b.{0,30}(?:appeared|published)"
    r"|^\W*the \w+ below is from our archive|^\W*readers should (?:know|note|be aware)\b"
    r"|^\W*(?:in the interests? of (?:full )?disclosure|full disclosure)\b"
)
AMENDED = (
    r"\b(?:was|were|been|is|be) (?!last)(?:\w+ )?(?:amended|changed|modified|revised"
    r"|edited)\b(?! by)"
    r"|geändert|überarbeitet|angepasst|modifiée?\b|modificad[oa]|تعديل"
)

# One of these, or a letter of another script, stands in every sentence that is a notice.
HINTS = (
    "correc|corrig|correx|clarif|updat|note|editor|version|versión|versão|verzj|versj|wersj"
    "|this |our |wrong|mistake|erroneous|inaccura|misst|misid|missp|misq|misat|misch|misre"
    "|mistr|misna|misla|error|retract|withdr|errat|refil|re-fil|amend|record|fixes|adds|adding"
    "|recast|rewrites|writes|relead|live|breaking|developing|to come|check back|publi|disclos"
    "|warning|readers|we |we’|we'|yesterday|last |apolog|headline|caption|sentence|paragraph"
    "|story|statement|artikel|beitrag|meldung|redaktion|korr|bericht|klar|präzis|aktual|fassung"
    "|text|wir |hinweis|anmerk|eigener|ergänzt|folgen|fehler|rectif|précis|mise |rédaction|ndlr"
    "|actual|annule|article|dépêche|papier|aclar|fe de |nota|este |esta |noticia|desarrollo"
    "|remarque|ajoute|añade|cours d|rett|quest|precis|chiar|esclar|atual|aggior|dit |verduid"
    "|rätt|förty|oik|korj|tark|spros|opra|wyja|hely|retif|düz|açık|tidig|tidlig|eerdere|n[.]b"
    "|nb|refresh|follow|names |author|writer|kill|withh|do not use|don’t use|please|fuller"
    "|coverage|except for|conversation|owner|glissée|nous |unser|hemos|por error|por un"
    "|verwenden|zurückge|page |profile|was incorrect|were incorrect|was wrong|were wrong"
    r"|[\u0370-\u04ff\u0600-\u06ff\u3040-\u9fff\uac00-\ud7a3]"
)


def compiled(form: str) -> re.Pattern[str]:
    """A form, to be searched for in a line, without case."""
    return re.compile(form, re.IGNORECASE)
