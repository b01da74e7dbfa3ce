
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const section = document.querySelector(".indicators");
  const tree = section.querySelector(".tree");
  const leaves = all(".leaf", tree);
  const branches = all(".branch", tree).reverse(); // the inner ones first
  const details = (item) => item.firstElementChild;
  const controls = section.querySelector(".controls");
  const shown = section.querySelector(".shown");
  const search = section.querySelector("input[type=search]");
  const choice = () => section.querySelector("input[name=show]:checked").value;

  // What a search looks through: the indicator with all that is told of it, and its branches.
  const names = (item) => {
    const above = item.parentElement.closest(".branch");
    return above ? above.querySelector(".name").textContent + " " + names(above) : "";
  };
  let texts = null;
  const found = (at, words) => {
    texts = texts || leaves.map((leaf) => (leaf.textContent + " " + names(leaf)).toLowerCase());
    return words.every((word) => texts[at].includes(word));
  };

  const filter = () => {
    const kind = choice();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    leaves.forEach((leaf, at) => {
      leaf.hidden = !((kind === "all" || kind in leaf.dataset) && found(at, words));
      count += leaf.hidden ? 0 : 1;
    });
    const narrow = kind !== "all" || words.length > 0;
    branches.forEach((branch) => {
      branch.hidden = !branch.querySelector(".leaf:not([hidden])");
      if (narrow && !branch.hidden) details(branch).open = true;
    });
    shown.textContent = shown.dataset.text
      .replace("{shown}", count)
      .replace("{all}", leaves.length);
  };

  const show = (kind) => {
    section.querySelector(`input[value="${kind}"]`).checked = true;
    search.value = "";
    filter();
  };

  // A link to something inside what is folded or filtered away shows it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest(".tree [hidden]")) show("all");
    if (target.matches(".leaf")) details(target).open = true;
    for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) {
      up.open = true;
    }
    target.scrollIntoView();
  };

  leaves.forEach((leaf) => { details(leaf).open = false; });
  controls.hidden = false;
  controls.addEventListener("change", filter);
  search.addEventListener("input", filter);
  all("[data-fold]").forEach((button) => button.addEventListener("click", () => {
    all("details", tree).forEach((item) => { item.open = button.dataset.fold === "open"; });
  }));
  all("[data-show]").forEach((link) => link.addEventListener("click", () => show(link.dataset.show)));
  addEventListener("hashchange", reveal);
  reveal();

  // On narrow screens the contents wait until they are asked for.
  const contents = document.querySelector(".contents details");
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => { contents.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();

  // Only what scrolls is a stop for the keyboard.
  const regions = all(".scroll, pre");
  const stops = () => regions.forEach((region) => {
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  });
  addEventListener("resize", stops);
  addEventListener("toggle", stops, true);
  stops();

  // Paper shows everything; afterwards the page is as it was.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((item) => { item.open = true; });
  });
  addEventListener("afterprint", () => {
    folded.forEach((item) => { item.open = false; });
  });
})();
