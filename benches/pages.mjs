// Measures pages in a browser as slow as a cheap phone: Lighthouse on mobile settings, and how soon a vote of 200
// choices takes an answer and shows it. Started by `bin/bench --pages`; docs/PERFORMANCE.md explains the numbers.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import lighthouse from 'lighthouse';
import { chromium } from '../tests/browser/node_modules/playwright-core/index.mjs';
import { flags, screens } from '../tests/browser/lib/browser.mjs';
import { freePort } from '../tests/browser/lib/server.mjs';
import { bitpoll, make, median, print, rounds, target } from './lib/site.mjs';

const pages = { start: '/', new: '/new/date/', vote: '/poll/page-1/vote/', results: '/poll/page-1/' };
const categories = { performance: 'performance', accessibility: 'accessibility', best: 'best-practices' };

const port = await freePort();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [...flags, `--remote-debugging-port=${port}`],
});
const dir = `${target}/bench/pages`;
await rm(dir, { recursive: true, force: true });
await mkdir(dir, { recursive: true });
const server = await bitpoll(dir);
const results = {};

/** What Lighthouse gives a page, of 100, and what it found. */
async function judged(path) {
  const settings = { port, logLevel: 'error', output: 'json', onlyCategories: Object.values(categories) };
  let { lhr } = await lighthouse(server.url + path, settings);
  // Now and then the browser does not trace; Lighthouse itself says to run it again.
  if (lhr.runtimeError) ({ lhr } = await lighthouse(server.url + path, settings));
  if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
  const scores = Object.entries(categories).map(([name, id]) => [name, Math.round(lhr.categories[id].score * 100)]);
  const counted = new Set(Object.values(lhr.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id)));
  const missed = Object.values(lhr.audits).filter(({ id, score }) => counted.has(id) && score !== null && score < 1);
  for (const { id, title, displayValue = '' } of missed) console.log(`  ${path} ${id}: ${title} ${displayValue}`);
  return Object.fromEntries(scores);
}

/**
 * Runs in the page: notes every interaction, and tells where the first answer is once it is painted. Playwright's own
 * tap asks again and again whether the place rests, is free and can be tapped, on the slow processor that is measured;
 * a finger does not.
 */
function watch() {
  globalThis.interactions = [];
  const note = (list) => globalThis.interactions.push(...list.getEntries().filter(({ interactionId }) => interactionId));
  new PerformanceObserver(note).observe({ type: 'event', buffered: true, durationThreshold: 16 });
  const tell = () => {
    const { x, y, width, height } = document.querySelector('.vote-row .seg-opt').getBoundingClientRect();
    globalThis.seen(JSON.stringify({ x: x + width / 2, y: y + height / 2 }));
  };
  // What waits in a frame comes once it is painted.
  const look = () => (document.querySelector('.vote-row .seg-opt') ? setTimeout(tell) : requestAnimationFrame(look));
  requestAnimationFrame(look);
}

/** A phone whose processor is four times slower, and a finger that taps the first answer as soon as it is seen. */
async function slowPhone() {
  const context = await browser.newContext({ baseURL: server.url, ...screens.phone });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const touch = (type, ...touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== 'seen') return;
    touch('touchStart', JSON.parse(payload));
    touch('touchEnd');
  });
  for (const domain of ['Page', 'Runtime']) await cdp.send(`${domain}.enable`);
  await cdp.send('Runtime.addBinding', { name: 'seen' });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return page;
}

const option = (page, choice, value) => page.locator(`.seg-opt:has(input[name=a${choice}][value="${value}"])`);

/** Milliseconds from asking for the page to the first answer that can be seen, and the slowest interaction after it. */
async function voted() {
  const page = await slowPhone();
  await page.goto('/poll/large-1/vote/');
  // The answer shows with the click that a touch ends in, after what shows of the touch itself.
  const first = await page.waitForFunction(() => {
    const [input] = performance.getEntriesByType('first-input');
    const own = globalThis.interactions.filter(({ interactionId }) => interactionId === input?.interactionId);
    const shown = Math.max(...[input, ...own].map((entry) => entry && entry.startTime + entry.duration));
    const [answer] = document.querySelectorAll('.vote-row input');
    return answer.checked && performance.now() > shown + 500 && shown;
  }, undefined, { polling: 100 });
  for (const choice of [2, 3, 60, 120, 199, 200]) await option(page, choice, 4).tap();
  for (const key of ['1', 'ArrowUp', '2', 'Enter', 'Home', 'ArrowDown', '0']) await page.keyboard.press(key);
  for (const value of [1, 4]) await page.locator(`.vote-head button[value="${value}"]`).tap();
  await page.locator('[data-undo]').tap();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100))));
  const slowest = (all) => page.evaluate((all) => {
    const [first] = performance.getEntriesByType('first-input');
    const counted = globalThis.interactions.filter(({ interactionId }) => all || interactionId !== first.interactionId);
    return Math.max(...counted.map(({ duration }) => duration));
  }, all);
  const found = { first: await first.jsonValue(), slowest: await slowest(true), later: await slowest(false) };
  await page.context().close();
  return found;
}

try {
  await make(server, 'page', 1, 12, 20);
  await make(server, 'large', 1, 200, 20);
  for (const [name, path] of Object.entries(pages)) {
    const found = [];
    for (let round = 0; round < rounds; round += 1) found.push(await judged(path));
    for (const category of Object.keys(categories)) {
      results[`${name}_${category}`] = median(found.map((scores) => scores[category]));
    }
  }
  const found = [];
  for (let round = 0; round < rounds; round += 1) found.push(await voted());
  results.vote_200_first_input_ms = median(found.map(({ first }) => first));
  results.vote_200_inp_ms = median(found.map(({ slowest }) => slowest));
  // The first answer comes while the scripts begin.
  results.vote_200_later_ms = median(found.map(({ later }) => later));
} finally {
  await server.stop();
  await browser.close();
}

const limits = { vote_200_first_input_ms: [0, 1_000], vote_200_inp_ms: [0, 200] };
for (const name of Object.keys(pages)) {
  Object.assign(limits, {
    [`${name}_performance`]: [98, Infinity], [`${name}_accessibility`]: [100, Infinity], [`${name}_best`]: [100, Infinity],
  });
}
await writeFile(`${target}/bench-pages.json`, `${JSON.stringify(results, null, 2)}\n`);
print(results, limits);
