// Searches the sections listed in words.js: a hit holds all words of the query.
(function () {
  "use strict";
  const form = document.querySelector(".search");
  const query = document.getElementById("query");
  const hits = document.getElementById("hits");
  const MOST = 12;
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const sections = window.words.map(([title, address, text]) =>
    ({title, address, text, name: " " + plain(title), words: " " + plain(text)}));

  function begins(text, word) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (!/[\p{L}\p{N}]/u.test(text[at - 1])) return at;
    }
    return text.indexOf(word);
  }

  // In the title weighs most, then at the beginning of a word, then how early it stands.
  function score(section, words) {
    let sum = 0;
    for (const word of words) {
      if (begins(section.name, word) >= 0) sum += 10;
      else if (!section.words.includes(word)) return 0;
      if (section.words.includes(word)) sum += 1 + 1 / (1 + begins(section.words, word));
    }
    return sum;
  }

  function line(section, words) {
    const link = document.createElement("a");
    link.href = section.address;
    const title = document.createElement("b");
    title.textContent = section.title;
    const page = document.createElement("small");
    page.textContent = section.address.split(".html")[0];
    const excerpt = document.createElement("span");
    const at = Math.max(0, begins(section.words, words[0]) - 60);
    excerpt.textContent = (at ? "… " : "") + section.text.slice(at, at + 180);
    link.append(title, " ", page, excerpt);
    return link;
  }

  function search() {
    const words = plain(query.value).split(/\s+/).filter(Boolean);
    hits.hidden = words.length === 0;
    if (hits.hidden) return;
    const found = sections.map((section) => ({section, rank: score(section, words)}))
      .filter((hit) => hit.rank > 0).sort((a, b) => b.rank - a.rank);
    const count = document.createElement("p");
    count.textContent = found.length === 0 ? "Nothing found."
      : found.length + (found.length === 1 ? " section" : " sections")
        + (found.length > MOST ? ", the first " + MOST + ":" : ":");
    hits.replaceChildren(count, ...found.slice(0, MOST).map((hit) => line(hit.section, words)));
  }

  // On a narrow screen the list of sections would stand before everything else.
  const contents = document.querySelector(".contents details");
  if (contents && matchMedia("(max-width: 70rem)").matches) contents.open = false;

  form.hidden = false;
  query.addEventListener("input", search);
  hits.addEventListener("click", () => { hits.hidden = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = hits.querySelector("a");
    if (first) first.click();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    query.value = "";
    search();
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) hits.hidden = true;
  });
})();
