// SPDX-License-Identifier: MIT
// What a reader would complain about on the page that is open, as a list of sentences; none where all is well. Runs in the
// page through the debugging interface: the page itself allows no script.
(() => {
  const complaints = [];
  const complain = (what, element) => {
    const text = element ? (element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 60) : '';
    complaints.push(element ? `${what}: <${element.tagName.toLowerCase()} class="${element.getAttribute('class') || ''}"> ${text}` : what);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const width = document.documentElement.clientWidth;

  // Nothing is wider than the window, but what scrolls by itself.
  if (document.documentElement.scrollWidth > width)
    complain(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
  for (const element of all('body *')) {
    const box = element.getBoundingClientRect();
    const scroller = element.closest('.wide');
    const scrolls = scroller && scroller !== element && getComputedStyle(scroller).overflowX === 'auto';
    if (box.width > 0 && !scrolls && !element.closest('svg') && (box.right > width + 0.5 || box.left < -0.5))
      complain(`reaches from ${box.left} to ${box.right} in a window of ${width}`, element);
  }

  // Words in a picture stay in their boxes, and boxes in the picture.
  for (const svg of all('svg')) {
    const frame = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll('text')) {
      const at = text.getBoundingClientRect();
      if (at.left < frame.left - 1 || at.right > frame.right + 1 || at.bottom > frame.bottom + 1)
        complain('words leave the picture', text);
    }
    for (const rect of svg.querySelectorAll('rect.box')) {
      const box = rect.getBoundingClientRect();
      for (const text of svg.querySelectorAll('text.title, text.hold, text.number')) {
        const at = text.getBoundingClientRect();
        const begins = at.left >= box.left && at.left < box.right && at.top >= box.top - 1 && at.top < box.bottom;
        if (begins && (at.right > box.right || at.bottom > box.bottom + 1)) complain('words leave their box', text);
      }
    }
  }

  // Contrast (WCAG 2.1, 1.4.3 and 1.4.11): 4.5 for words, 3 for large ones and for the lines of pictures.
  const number = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return {r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1};
  };
  const luminance = (c) => {
    const linear = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
  };
  const ratio = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = number(getComputedStyle(at).backgroundColor);
      if (colour.a > 0.99) return colour;
    }
    return {r: 255, g: 255, b: 255};
  };
  // Behind words in a picture: the last box drawn under them that begins before they do, or the page.
  const behind = (text) => {
    const at = text.getBoundingClientRect();
    let colour = ground(text.closest('svg').parentElement);
    for (const rect of text.closest('svg').querySelectorAll('rect.box')) {
      const box = rect.getBoundingClientRect();
      if (box.left <= at.left && at.right <= box.right + 1 && box.top <= at.top + 1 && at.bottom <= box.bottom + 1)
        colour = number(getComputedStyle(rect).fill);
    }
    return colour;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const picture = element.closest('svg');
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(number(picture ? style.fill : style.color), picture ? behind(element) : ground(element));
    if (found < (large ? 3 : 4.5)) complain(`contrast ${found.toFixed(2)}`, element);
  }
  for (const shape of all('svg .line, svg .head, svg .box')) {
    const found = ratio(number(getComputedStyle(shape).stroke), ground(shape.closest('svg').parentElement));
    if (found < 3) complain(`contrast ${found.toFixed(2)} of a line`, shape);
  }

  // For those who do not see it, or have no mouse.
  let level = 0;
  for (const heading of all('h1, h2, h3, h4, h5, h6')) {
    const here = Number(heading.tagName[1]);
    if (here > level + 1) complain('a level of headings is left out before', heading);
    level = here;
  }
  if (all('h1').length !== 1) complain('there is not one main heading');
  for (const table of all('table')) {
    if (!table.caption || !table.caption.textContent.trim()) complain('a table without a caption', table);
    if (!table.querySelector('thead th')) complain('a table without headings', table);
  }
  for (const head of all('th')) if (!head.scope) complain('a heading of nothing', head);
  for (const svg of all('svg'))
    if (svg.getAttribute('role') !== 'img' || !svg.getAttribute('aria-label')) complain('a picture without words', svg);
  for (const scroller of all('.wide'))
    if (scroller.tabIndex !== 0 || !scroller.getAttribute('aria-label')) complain('what scrolls cannot be reached by keyboard', scroller);
  const ids = all('[id]').map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) complain(`two elements are called ${id}`);
  for (const link of all('a')) if (!document.querySelector(link.getAttribute('href'))) complain('a link to nothing', link);
  if (!document.documentElement.lang) complain('the language is not said');
  return complaints;
})()
