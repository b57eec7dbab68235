// Writes three hundred articles of some 230 words as JSON Lines: thirty stories, each told ten times with text in common.
const PLAIN = "the a of in on at by for with from to and or after before under over between during while when where which that this these those said told asked gave took went came saw found made kept held stood".split(" ");
const LOADED = ["regime", "chaos", "slammed", "admitted", "obviously", "game-changing", "hardliners", "claimed", "disastrous", "shamelessly"];
const SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa ze bri cro dra fle gro kri plo sta tre".split(" ");
let seed = 7;
const next = (most) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * most);
};
const pick = (list) => list[next(list.length)];
const made = () => Array.from({ length: 2 + next(3) }, () => pick(SYLLABLES)).join("");
const sentence = (words) => {
  const text = Array.from({ length: 14 + next(10) }, () => (next(40) ? pick(next(2) ? PLAIN : words) : pick(LOADED))).join(" ");
  return text[0].toUpperCase() + text.slice(1) + ".";
};
const paragraph = (words) => Array.from({ length: 3 }, () => sentence(words)).join(" ");
for (let story = 0; story < 30; story++) {
  const words = Array.from({ length: 500 }, made);
  const shared = Array.from({ length: 4 }, () => paragraph(words));
  for (let nth = 0; nth < 10; nth++) {
    const own = Array.from({ length: 2 }, () => paragraph(words));
    console.log(JSON.stringify({
      id: `story-${story}-${nth}`,
      title: sentence(words),
      outlet: `Outlet ${nth}`,
      published: new Date(Date.UTC(2026, 0, story, nth)).toISOString(),
      text: [shared[nth % 4], ...own, shared[(nth + 1) % 4]].join("\n\n"),
    }));
  }
}
