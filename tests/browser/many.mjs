// Writes three hundred articles of some 600 words, many of which share text, as JSON Lines.
const PLAIN = "the a council bridge report county engineer traffic inspection girder budget hearing district school hospital driver week month state agency plan board member vote public money river street morning house field company worker price rate number figure letter meeting office road market court paper city town village garden winter summer station train ticket window table reader minute second paragraph answer question of in on at by for with from to and or after before under over between during while when where which that this these those said told asked gave took went came saw found made kept held ran stood sat built opened closed moved turned read wrote counted measured paid sold bought grew fell rose began ended".split(" ");
const LOADED = ["regime", "chaos", "slammed", "admitted", "obviously", "game-changing", "hardliners", "claimed", "disastrous", "shamelessly"];
let seed = 7;
const next = (most) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * most);
};
const word = () => (next(40) ? PLAIN[next(PLAIN.length)] : LOADED[next(LOADED.length)]);
const sentence = () => {
  const text = Array.from({ length: 14 + next(10) }, word).join(" ");
  return text[0].toUpperCase() + text.slice(1) + ".";
};
const paragraph = () => Array.from({ length: 3 }, sentence).join(" ");
const shared = Array.from({ length: 60 }, paragraph);
for (let nth = 0; nth < 300; nth++) {
  const own = Array.from({ length: 8 }, paragraph);
  console.log(JSON.stringify({
    id: `article-${nth}`,
    title: sentence(),
    outlet: `Outlet ${nth % 60}`,
    published: new Date(Date.UTC(2026, 0, 1, nth)).toISOString(),
    text: [shared[nth % 60], ...own, shared[(nth * 7) % 60]].join("\n\n"),
  }));
}
