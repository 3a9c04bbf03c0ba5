"""Short fictional captures, as dirty as real ones, in layouts of their own."""

ENGLISH = """MARLOW GAZETTE
Home > News > Coast

BREAKING NEWS: Harbour bridge closed after collision // Mayor to speak at noon // Ferry fares up //

HARBOUR TOWN COUNTS COST OF WINTER STORM

By Anna Reed and Tom Vale
Published: 3 March 2026, 14:05 GMT | Updated: 4 March 2026, 09:10 GMT

Share
Image
A fishing boat lies on the quay in Ellery after the storm. Credit: Lena Moss/Northern Press

PORT ELLERY (Reuters) - The harbour town of Port Ellery began clearing its streets on Tuesday \
after a winter storm tore roofs from forty houses and sank nine boats, officials said.

Story continues below advertisement

“We have never seen the sea this high,” said Mayor Hilda Crane.

She said the council would meet on Wednesday to decide on emergency money for families who lost \
their homes.

READ MORE: Ten things to know about insurance

The cost of repairs

Engineers put the damage to the sea wall at 12 million crowns, and said that work could not start \
before May.

2026-storm-quay-1024x683.jpg
Photo: Waves break over the sea wall on Monday night.

Shops on Quay Street stayed shut, and schools will open again on Thursday, the council said in a \
statement.

(Reporting by Anna Reed; Editing by Paul Lund)

Read more
Source: Northern Press Agency

Spotted an error? Please email corrections@marlow.example and tell us what is wrong.
© 2026 Marlow Gazette. All rights reserved.
Subscribe now for unlimited access
"""

ARABIC = """عاجل:
إغلاق الميناء بعد العاصفة // رئيس البلدية يعقد مؤتمرا صحفيا ظهر اليوم // ارتفاع أسعار العبارات //

مدينة الميناء تحصي خسائر عاصفة الشتاء

كتب: سامي الحداد
نشر في 3 مارس 2026

صورة
قارب صيد على رصيف الميناء بعد العاصفة التي ضربت المدينة يوم الاثنين.
تصوير
ليلى منصور/أ ف ب

بيروت (رويترز) - بدأت مدينة الميناء يوم الثلاثاء تنظيف شوارعها بعد أن اقتلعت عاصفة شتوية أسقف \
أربعين منزلا وأغرقت تسعة قوارب، كما قال مسؤولون محليون.

إعلان

وقال رئيس البلدية إن المجلس سيجتمع يوم الأربعاء للبحث في مساعدات عاجلة للعائلات التي فقدت \
منازلها في العاصفة.

اقرأ أيضا: عشرة أمور عن التأمين

وقدر المهندسون أضرار جدار البحر باثني عشر مليون ليرة، وأضافوا أن العمل لن يبدأ قبل شهر أيار المقبل.

اقرأ المزيد

المصدر: وكالة الشمال

هل وجدت خطأ؟
يرجى التواصل مع فريق التحرير عبر editor[at]north[dot]example لتصحيح أي خطأ في هذه المادة.
"""

PAGE = """<html lang=en><head><title>Storm | Marlow Gazette</title>
<meta property="og:site_name" content="Marlow Gazette">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
"headline":"Harbour town counts cost of winter storm","author":[{"name":"Anna Reed"}],
"datePublished":"2026-03-03T14:05:00Z"}]}</script></head>
<body><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><main><article>
<h1>Harbour town counts cost of winter storm</h1>
<p class=standfirst>Nine boats sank and forty houses lost their roofs, the council says.</p>
<div class=byline>By <a href=/a>Anna Reed</a> in Port Ellery</div>
<time datetime="2026-03-03T14:05Z">3 March 2026</time>
<figure><img src=/i/boat.jpg width=900 height=600 alt="Boat on a quay"><figcaption>A boat on the
quay. <span class=credit>Lena Moss/Northern Press</span></figcaption></figure>
<div class="article-body"><p>PORT ELLERY — The harbour town <strong>began clearing</strong> its
streets on Tuesday after a <a href="https://example.test/s">winter storm</a> tore roofs from forty
houses, officials said.</p>
<p>She <a href="javascript:alert(1)">said</a> the council would meet on Wednesday to decide on
emergency money for families who lost their homes.</p>
<div class="ad-slot">Advertisement</div>
<h2>What it cost</h2><ul><li>Sea wall: 12 million crowns<li>Boats: two million</ul>
<blockquote><p>We have never seen the sea this high.</p></blockquote>
<table><thead><tr><th>Street<th>Houses</thead><tr><td>Quay<td>12<tr><td>Mill<td>28</table>
<p>Shops on Quay Street stayed shut, and schools will open again on Thursday, the council said in
a statement.</p></div>
<div class=related><h3>Related articles</h3><a href=/1>Ferry fares rise again after long talks</a>
</div></article></main><footer>© 2026 Marlow Gazette. All rights reserved.</footer></body></html>"""

BOXES = """<html lang=en><head><title>Storm</title></head><body><main><article>
<h1>Harbour town counts cost of winter storm</h1>
<div class="story-image"><div class=img-wrap><img src=/i/boat.jpg width=900 height=600 alt="Boat">
</div><div class="story-image__caption">A boat on the quay.
<span class="story-image__credit">Photograph: Lena Moss/Northern Press</span></div></div>
<div class=text><p>The harbour town began clearing its streets on Tuesday after a winter storm tore
roofs from forty houses, officials said.</p>
<aside class=pullquote><p>We have never seen the sea this high.</p><footer>— Hilda Crane,
mayor</footer></aside>
<p>She said the council would meet on Wednesday to decide on emergency money for families who lost
their homes in the storm.</p>
<figure><img src=/i/wall.jpg width=900 height=600><figcaption>Waves over the sea wall.
<cite>Tom Vale</cite></figcaption></figure>
<blockquote><p>It took nine boats in an hour.</p><p>Nobody was on them. <cite>Paul Lund</cite></p>
</blockquote>
<figure class=quote><blockquote>Nobody slept that night.</blockquote><figcaption>Ines Moll,
baker</figcaption></figure>
<p>Shops on Quay Street stayed shut, and schools will open again on Thursday, the council said in
a statement.</p></div></article></main></body></html>"""
