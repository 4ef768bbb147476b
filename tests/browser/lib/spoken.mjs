// The accessibility tree as a screen reader would say it: role, name and state of everything in the order of reading.

/** Roles that are not said themselves, but what is in them. */
const silent = new Set(['text', 'paragraph', 'generic', 'rowgroup', 'listitem', 'strong', 'emphasis', 'time', 'code']);

/** What changes from run to run. */
const passing = [
  [/https?:\/\/[^\s"]+/g, 'ADDRESS'],
  [/Voting ended \w+, \d+ \w+ \d+, \d+:\d+/g, 'Voting ended NOW'],
];

/** @param {import('playwright-core').Locator} part of a page */
export async function sentences(part) {
  const lines = (await part.ariaSnapshot()).split('\n').filter((line) => !/^\s*- \/\w+:/.test(line));
  const said = lines.map(sentence).filter(Boolean).filter((line, index, all) => !isLabel(line, all[index - 1])).join('\n');
  return `${passing.reduce((text, [what, word]) => text.replace(what, word), said)}\n`;
}

/** Whether this is the label of a field that stands before it: it was said as the name of the field. */
function isLabel(line, before = '') {
  const text = line.trim().replace(/^"(.*)"$/, '$1');
  return /, (radio|checkbox)\b/.test(before) && before.trim().startsWith(`${text}, `);
}

/** One line of the snapshot: `- role "name" [state]: text`. */
function sentence(line) {
  const [, space, role, name, states, text] =
    /^(\s*)- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?((?: \[[^\]]*\])*)'?(?::(?: (.*))?)?$/.exec(line) ?? [];
  if (role === undefined) return line;
  const words = [name, silent.has(role) ? '' : role, ...(states.match(/[^[\] ]+/g) ?? []), text].filter(Boolean);
  return words.length > 0 ? space + words.join(', ').replaceAll('\\"', '"') : '';
}
