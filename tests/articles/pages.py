"""Invented pages in the ways that newsrooms' systems write them: the outlets, people and places do not exist."""

from __future__ import annotations

PROSE = (
    "The ferry Alba left Port Vale at dawn with forty-one people aboard, the harbour office said on Tuesday.",
    "Divers reached the wreck by noon and brought up the ship's log, which will be read by the accident board in Linden.",
    "“We heard the horn twice and then nothing,” said Marta Renn, who was mending nets on the quay when the fog came in.",
    "The company that runs the line, Easton Ferries, said that it would pay for hotels and for the journey home.",
    "The board will publish its first findings in three weeks, and the minister has promised to read them to parliament.",
    "Trains between Port Vale and Linden carried twice as many passengers as usual, the railway said in a statement.",
)

WORDPRESS = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sinks off Port Vale &#8211; The Vale Herald</title>
<link rel="canonical" href="https://valeherald.example/2031/03/04/ferry-sinks/">
<meta property="og:title" content="Ferry sinks off Port Vale">
<meta property="og:site_name" content="The Vale Herald">
<meta property="og:description" content="Forty-one people were aboard the Alba when it went down in fog.">
<meta property="article:published_time" content="2031-03-04T06:10:00+01:00">
<meta property="article:modified_time" content="2031-03-04T11:30:00+01:00">
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"The Vale Herald"}},
{{"@type":"NewsArticle","headline":"Ferry sinks off Port Vale","datePublished":"2031-03-04T06:10:00+01:00",
"author":[{{"@type":"Person","name":"Ida Marsh"}},{{"@type":"Person","name":"Jon Teller"}}],
"publisher":{{"@type":"NewsMediaOrganization","name":"The Vale Herald"}},"articleSection":["News","Harbour"]}}]}}</script>
<style>.a {{ color: red }}</style></head>
<body class="post-template-default single single-post postid-77 related-posts-on newsletter-enabled">
<header id="masthead" class="site-header"><div class="site-branding"><a href="/">The Vale Herald</a></div>
<nav class="main-navigation"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/tides">Tides</a>
</li></ul></nav></header>
<main><article id="post-77" class="post-77 post type-post status-publish tag-ferry category-news hentry">
<header class="entry-header"><span class="cat-links"><a href="/harbour">Harbour</a></span>
<h1 class="entry-title">Ferry sinks off Port Vale</h1>
<p class="entry-subtitle standfirst">Forty-one people were aboard the Alba when it went down in fog.</p>
<div class="entry-meta">By <span class="author vcard"><a href="/ida" rel="author">Ida Marsh</a>
</span> and <span class="author">Jon Teller</span>
<span class="posted-on"><time class="entry-date published" datetime="2031-03-04T06:10:00+01:00">4 March 2031, 6.10am</time></span>
</div></header>
<figure class="wp-block-image"><img src="a.jpg">
<figcaption>The quay at Port Vale this morning. <span class="credit">Photo: Oda Lind</span></figcaption></figure>
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">Print</a></li></ul></div>
<div class="entry-content">
<p>{PROSE[0]}</p>
<p>{PROSE[1]}</p>
<div class="inline-related"><h4>Read more</h4><ul><li><a href="/x">Ten wrecks that made the bay famous</a></li></ul></div>
<h2>What the witnesses saw</h2>
<p>{PROSE[2]}</p>
<aside class="newsletter-signup"><p>Get the Morning Tide in your inbox every day. Sign up for free.</p></aside>
<p>{PROSE[3]}</p>
<ul><li>The Alba was built in 2009 and had passed its last inspection in January.</li><li>It carried two lifeboats and nine rafts.</li>
</ul>
<p>{PROSE[4]}</p>
<p><em>Oda Lind contributed to this report.</em></p>
</div>
<footer class="entry-footer"><span class="tags-links">Tags: <a href="/t/ferry">ferry</a>, <a href="/t/fog">fog</a></span></footer>
</article>
<div id="comments" class="comments-area"><h2>2 comments</h2><ol class="comment-list"><li class="comment">
<p>My uncle worked on that boat for eleven years, and he
always said that the horn was too weak for the bay.</p></li><li class="comment">
<p>Thoughts with all the families tonight, this is a terrible day.</p></li></ol></div>
</main><aside class="widget-area sidebar"><h2>Most read</h2><ul><li>
<a href="/1">Baker wins the pie prize for the third year running</a></li></ul></aside>
<footer class="site-footer"><p>Copyright © 2031 Vale Herald Media. All rights reserved.</p><a href="/privacy">Privacy</a></footer>
</body></html>"""

OLD_TABLE = f"""<HTML><HEAD><TITLE>Linden Courier: Ferry lost in fog</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=760><TR><TD COLSPAN=2><A HREF=/><B>Linden Courier</B></A> | <A HREF=/n>News</A> | <A HREF=/w>Weather</A></TD></TR>
<TR><TD WIDTH=120 VALIGN=top><A HREF=1>Front page</A><BR><A HREF=2>Letters</A><BR><A HREF=3>Crossword</A></TD>
<TD VALIGN=top><FONT SIZE=5><B>Ferry lost in fog</B></FONT><BR><BR>
By Tomas Wren<BR>Tuesday, March 4, 2031<BR><BR>
{PROSE[0]}<BR><BR>{PROSE[1]}<BR><BR>
<!-- ad --><CENTER>Advertisement</CENTER>
{PROSE[2]}<BR><BR>{PROSE[3]}<BR><BR>{PROSE[4]}
<P><FONT SIZE=1>&copy; 2031 Linden Courier</FONT></TD></TR></TABLE></BODY></HTML>"""

WIRE = f"""<html><head><meta name="author" content="Ana Sorel"><meta property="og:title" content="Ferry sinks in fog; 11 dead"></head>
<body>
<div class="top"><a href="/">Home</a> <a href="/world">World</a></div>
<h1>Ferry sinks in fog; 11 dead</h1>
<div class="Component-bylines">By ANA SOREL</div><div class="Component-dates"><span>March 4, 2031 GMT</span></div>
<div class="Article">
<p>PORT VALE, Eastland (AP) &mdash; {PROSE[0]}</p>
<p>{PROSE[1]}</p><div class="ad-placeholder">ADVERTISEMENT</div><p>{PROSE[2]}</p>
<p>RELATED: <a href="/z">Port Vale's harbour through the years</a></p>
<p>{PROSE[3]}</p><p>{PROSE[4]}</p>
<p>___</p>
<p>Associated Press writers Emil Brandt in Linden and Nia Okar in Westport contributed to this report.</p>
<p>Copyright 2031 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.</p>
</div></body></html>"""

AMP = f"""<!doctype html><html amp lang="en"><head><title>Ferry sinks off Port Vale | Bay Post</title>
<style amp-custom>p {{ margin: 0 }}</style></head><body>
<amp-sidebar id="side"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
<article><h1>Ferry sinks off Port Vale</h1><p class="byline">Ida Marsh | 4 Mar 2031</p>
<amp-img src="a.jpg" alt="a ferry"></amp-img>
<p>{PROSE[0]}</p><amp-ad type="x"><div fallback>Advertisement</div></amp-ad><p>{PROSE[1]}</p><p>{PROSE[2]}</p><p>{PROSE[3]}</p>
<amp-list src="/more.json"><p>You may also like</p></amp-list></article></body></html>"""

LIVE = f"""<html><head><title>Port Vale ferry: latest updates</title></head><body><main>
<h1>Port Vale ferry: latest updates</h1><p class="standfirst">Follow the search as it happens.</p>
<div class="liveblog-body">
<div class="block"><time datetime="2031-03-04T12:10Z">12.10</time><h2>Divers reach the wreck</h2><p>{PROSE[1]}</p></div>
<div class="block"><time datetime="2031-03-04T11:40Z">11.40</time><h2>Witness heard horn</h2><p>{PROSE[2]}</p><p>{PROSE[3]}</p></div>
<div class="block"><time datetime="2031-03-04T09:05Z">09.05</time><h2>Ferry missing</h2><p>{PROSE[0]}</p></div>
</div></main></body></html>"""

FRONT = """<html><head><title>Bay Post</title></head><body><nav><a href="/a">News</a> <a href="/b">Sport</a></nav>
<ul class="headlines"><li><a href="/1">Ferry sinks off Port Vale</a></li><li><a href="/2">Baker wins the pie prize</a></li>
<li><a href="/3">Linden to close its last cinema</a></li></ul><footer>Contact us</footer></body></html>"""

GALLERY = """<html><head><title>In pictures: the search for the Alba</title></head><body><h1>In pictures: the search for the Alba</h1>
<figure><img><figcaption>Divers prepare on the quay at Port Vale. Oda Lind/Bay Post</figcaption></figure>
<figure><img><figcaption>A lifeboat returns in the fog, with nobody aboard. Oda Lind/Bay Post</figcaption></figure>
<figure><img><figcaption>Candles at the harbour church on Tuesday night. Oda Lind/Bay Post</figcaption></figure></body></html>"""
