// A made-up language: the English words of a page with accents, about 40 % longer, in brackets at both ends. It exists in
// the browsers of tests alone. Also what must hold in it: nothing is cut off, nothing overlaps, and from right to left the
// page is its own mirror image.

/** Rewrites the words of the page in place, and opens whatever folds. Runs in the page. */
export function pseudo() {
  const accents = Object.fromEntries([...'aàeéiíoöuúyýcçnñsšzžAÂEËIÎOÖUÜYÝCÇNÑSŠZŽ'].join('').match(/../gu).map((pair) => [...pair]));
  const words = (text) => {
    const [, before, core, after] = /^(\s*)([^]*?)(\s*)$/u.exec(text);
    const longer = core.replaceAll(/[a-z]/giu, (sign) => (accents[sign] ?? sign) + (/[aeiou]/iu.test(sign) ? accents[sign].toLowerCase() : ''));
    // Marks make it one run from left to right, as wide in every paragraph.
    return `${before}\u200e[${longer}]\u200e${after}`;
  };
  const seen = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (seen.nextNode()) texts.push(seen.currentNode);
  for (const text of texts) {
    // Weekdays and the like come from CLDR, as short as a language has them.
    const kept = text.parentElement.closest('script, style, textarea, svg, code, th[abbr], time');
    if (!kept && /\p{L}{2}/u.test(text.data)) text.data = words(text.data);
  }
  for (const element of document.querySelectorAll('[data-label], [placeholder]')) {
    for (const name of ['data-label', 'placeholder']) {
      const text = element.getAttribute(name);
      if (text && /\p{L}{2}/u.test(text)) element.setAttribute(name, words(text));
    }
  }
  for (const part of document.querySelectorAll('details:not(.menu)')) part.open = true;
}

/** What is cut off, sticks out or overlaps: a line each. Runs in the page. */
export function faults() {
  const found = new Set();
  const name = (element) => {
    const text = (element.innerText || element.value || '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
    const kind = element.localName + (element.id ? `#${element.id}` : '') + [...element.classList].map((one) => `.${one}`).join('');
    return `${element.parentElement?.className ? `.${element.parentElement.className.split(' ')[0]} > ` : ''}${kind} "${text}"`;
  };
  const style = (element) => getComputedStyle(element);
  // Meant to be scrolled through, or shorter than what stands in it.
  const scrolls = (element) => element.closest('.scroller, .tabs, .sheet, .example, .copy-to, textarea, select, pre');
  const inSight = (element, rect) => {
    const around = scrolls(element)?.getBoundingClientRect();
    return !around || (rect.top < around.bottom && rect.bottom > around.top && rect.left < around.right && rect.right > around.left);
  };
  const ends = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > ends) found.add(`the page is ${document.documentElement.scrollWidth} px wide`);
  // Whether it is so of an element or of one around it; each is asked once.
  const upwards = (holds) => {
    const known = new Map([[null, false]]);
    const ask = (element) => {
      if (!known.has(element)) known.set(element, holds(element) || ask(element.parentElement));
      return known.get(element);
    };
    return ask;
  };
  const floats = upwards((element) => /fixed|sticky/.test(style(element).position));
  const clipped = upwards((element) => style(element).clipPath !== 'none');
  const hidden = (element) => clipped(element) || !element.checkVisibility({ visibilityProperty: true });

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest('script, style, svg, textarea, select, datalist, noscript') || hidden(parent)) continue;
    let block = parent;
    while (style(block).display === 'inline' || style(block).display === 'contents') block = block.parentElement;
    const box = block.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 1);
    for (const rect of rects) {
      // Blanks that are kept hang over the end.
      const kept = /pre|break-spaces/.test(style(parent).whiteSpace);
      if (!kept && (rect.left < box.left - 1.5 || rect.right > box.right + 1.5)) found.add(`sticks out sideways: ${name(parent)}`);
      if (rect.top < box.top - 6 || rect.bottom > box.bottom + 6) found.add(`sticks out above or below: ${name(parent)}`);
      if (!scrolls(parent) && (rect.left < -1 || rect.right > ends + 1)) found.add(`beside the page: ${name(parent)}`);
      for (let at = block; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = style(at);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        if (scrolls(at)) break;
        const cut = at.getBoundingClientRect();
        const [sideways, down] = [/hidden|clip/.test(overflowX), /hidden|clip/.test(overflowY)];
        if ((sideways && (rect.left < cut.left - 1 || rect.right > cut.right + 1)) ||
            (down && (rect.top < cut.top - 4 || rect.bottom > cut.bottom + 4))) found.add(`cut off: ${name(parent)}`);
      }
      if (!floats(parent) && inSight(parent, rect)) lines.push({ text, parent, rect });
    }
  }

  // Words over words, from above to below.
  lines.sort((a, b) => a.rect.top - b.rect.top);
  for (const [index, one] of lines.entries()) {
    for (let next = index + 1; next < lines.length && lines[next].rect.top < one.rect.bottom; next += 1) {
      const other = lines[next];
      if (other.text === one.text) continue;
      const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const along = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
      if (across > 2 && along > 0.45 * Math.min(one.rect.height, other.rect.height)) {
        found.add(`words over words: ${name(one.parent)} and ${name(other.parent)}`);
      }
    }
  }

  // What can be pressed over something else that can.
  const controls = [...document.querySelectorAll('a[href], button, summary, select, textarea, input:not([type=hidden])')]
    .filter((one) => !hidden(one) && !floats(one) && !(one.matches('.seg-opt input, .vote-none input, .day input, .pick input')))
    .flatMap((element) => [...element.getClientRects()].map((rect) => ({ element, rect })))
    .filter(({ element, rect }) => rect.width > 1 && inSight(element, rect)).sort((a, b) => a.rect.top - b.rect.top);
  for (const [index, { element, rect }] of controls.entries()) {
    for (let next = index + 1; next < controls.length && controls[next].rect.top < rect.bottom - 3; next += 1) {
      const { element: other, rect: theirs } = controls[next];
      const across = Math.min(rect.right, theirs.right) - Math.max(rect.left, theirs.left);
      if (across > 3 && other !== element && !element.contains(other) && !other.contains(element)) {
        found.add(`controls overlap: ${name(element)} and ${name(other)}`);
      }
    }
  }

  // What stands in an empty field in place of a label.
  for (const input of document.querySelectorAll('input[placeholder]')) {
    const label = input.labels?.[0];
    if (input.value || !label || !hidden(label) || hidden(input)) continue;
    const pen = document.createElement('canvas').getContext('2d');
    const { font, paddingInlineStart, paddingInlineEnd } = style(input);
    pen.font = font;
    const room = input.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd);
    if (pen.measureText(input.placeholder).width > room + 1) found.add(`cut off: the words in ${name(input)}`);
  }
  return [...found];
}

/** Where everything stands that has a box of its own. Runs in the page. */
export function boxes() {
  const page = document.body.getBoundingClientRect();
  const rtl = document.documentElement.dir === 'rtl';
  return [...document.body.querySelectorAll('*')].filter((element) => !element.closest('svg *, script, noscript, datalist, option, .qr, .vh')
    && !element.matches(':is(p, li, dd, dt, summary, h1, h2, h3, legend, label, caption, figcaption, .help, .prose, .lead) *:not(button, input, .btn, td, th)')
    && !/inline$|contents|none/.test(getComputedStyle(element).display) && element.checkVisibility()).map((element) => {
    const { left, right, top } = element.getBoundingClientRect();
    const kind = element.localName + [...element.classList].map((one) => `.${one}`).join('');
    return [kind, Math.round(rtl ? page.right - right : left - page.left), Math.round(rtl ? page.right - left : right - page.left), Math.round(top)];
  });
}

/** What is wrong with the page as it is, and mirrored: lines. Runs in the page, beside the three above. */
export function look() {
  const root = document.documentElement;
  root.dir = 'ltr';
  const [out, before] = [faults(), boxes()];
  root.dir = 'rtl';
  out.push(...faults().map((line) => `mirrored, ${line}`));
  for (const field of document.querySelectorAll('input, textarea, code')) {
    const text = field.value || (field.localName === 'code' && field.textContent) || '';
    const address = /^(https?:\/\/|[^\s@]+@)[^\s]+$/.test(text);
    if (address && getComputedStyle(field).direction !== 'ltr') out.push(`mirrored, an address from right to left: ${text}`);
  }
  let unlike = 0;
  for (const [index, [kind, left, right, top]] of boxes().entries()) {
    const [there, ...sides] = before[index] ?? [];
    if (there === kind && Math.abs(sides[0] - left) <= 2 && Math.abs(sides[1] - right) <= 2) continue;
    unlike += 1;
    if (unlike <= 4) out.push(`no mirror image: ${kind} ends ${left}–${right} px from the other side, ${there} stood at ${sides[0]}–${sides[1]}, ${top} px down`);
  }
  return out;
}

/** For `addInitScript`: what runs in the page. */
export const inPage = [pseudo, faults, boxes, look].map((each) => `globalThis.${each.name} = ${each}`).join(';\n');
