// Pictures of every page and of what people see on the way, on phones, tablets and desks, in light and dark, with a page
// that shows them all: target/gallery/index.html. `bin/gallery` makes them; `bin/gallery vote` those whose names say "vote".
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { ask, furnish, furniture, signIn } from './lib/furnished.mjs';
import { castVote } from './lib/poll.mjs';

const home = site(furniture);
const wanted = process.env.GALLERY ?? '';
const folder = 'target/gallery';
const looks = [
  ['phone', 360, 740, 'light'], ['phone', 360, 740, 'dark'], ['tablet', 820, 1180, 'light'],
  ['desktop', 1440, 900, 'light'], ['desktop', 1440, 900, 'dark'],
];
const pictures = [];

/** The page as it is now, in every look. */
async function take(page, name) {
  if (!name.includes(wanted)) return;
  for (const [screen, width, height, colorScheme] of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-').replaceAll(/^-|-$/g, '')}-${screen}-${colorScheme}.png`;
    await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
    pictures.push({ name, file, screen, colorScheme });
  }
}

const opened = (page, which) => page.locator(which).first().evaluate((part) => (part.open = true));
const long = 'Wolfeschlegelsteinhausenbergerdorff-Öztürk, Maria-Magdalena';

/** What is seen only after something was done: a name, whose page it is, and what is done. */
const states = [
  ['start, account menu open', 'greta', async (page) => {
    await page.goto('/');
    await page.locator('.site-head details.menu').last().evaluate((menu) => (menu.open = true));
  }],
  ['new, mistakes', 'guest', async (page) => {
    await page.goto('/new/universal/');
    await page.fill('[name=title]', 'Dinner');
    await page.fill('[name=texts]', `fine\n${'too long '.repeat(20)}`);
    await page.locator('main form button.primary').first().click();
    await page.locator('.error').first().waitFor();
  }],
  ['new, times day by day', 'guest', async (page) => {
    await page.goto('/new/datetime/?dates=2031-05-06,2031-05-07&times=9,14:30-16');
    await page.getByText('Choose times day by day').click();
  }],
  ['new, all options', 'guest', async (page) => {
    await page.goto('/new/date/');
    const folded = page.locator('main form details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
  }],
  ['results, filters open', 'guest', async (page) => {
    await page.goto('/poll/demo-team-lunch/');
    await opened(page, 'details.filter');
  }],
  ['results, how it was counted', 'guest', async (page) => {
    await page.goto('/poll/demo-team-lunch/');
    await opened(page, '#counted');
  }],
  ['vote, refused', 'guest', async (page) => {
    await page.goto('/poll/demo-team-lunch/vote/');
    await page.locator('main form').first().evaluate((form) => (form.noValidate = true));
    await page.locator('.vote-bar .primary').click();
    await page.locator('.error').first().waitFor();
  }],
  ['vote, half done', 'guest', async (page) => {
    await page.goto('/poll/demo-chorprobe/vote/');
    for (const [choice, value] of [[1, 1], [2, 3], [3, 4], [4, 2]]) {
      await page.locator(`input[type=radio][name=a${choice}][value="${value}"]`).check({ force: true });
    }
    await page.fill('main [name=name]', long);
  }],
  ['vote, copy to other days', 'guest', async (page) => {
    await page.goto('/poll/demo-chorprobe/vote/');
    await page.locator('input[type=radio][name=a1][value="1"]').check({ force: true });
    await page.getByRole('button', { name: /Copy answers/ }).click();
  }],
  ['undo after deleting', 'greta', async (page, { signUp }) => {
    await page.goto(`/poll/${signUp}/`);
    await page.locator('a[href*="/vote/"][href$="/delete/"]').last().click();
    await page.locator('main form button:not([name])').last().click();
    await page.locator('.flash').waitFor();
  }],
  ['activity with undo', 'greta', (page, { signUp }) => page.goto(`/poll/${signUp}/activity/`)],
  ['seats, vote', 'guest', async (page, { signUp, greta }) => {
    await greta.goto(`/poll/${signUp}/edit/seats/`);
    await greta.getByLabel('Seats for Salad').fill('1');
    await greta.getByLabel('Seats for Cake').fill('12');
    await greta.locator('main form button.primary').first().click();
    await page.goto(`/poll/${signUp}/vote/`);
  }],
  ['seats, results', 'guest', (page, { signUp }) => page.goto(`/poll/${signUp}/`)],
  ['needed, one ticked', 'greta', async (page, { signUp }) => {
    await page.goto(`/poll/${signUp}/needed/`);
    await page.locator('main input[type=checkbox]').first().check({ force: true });
    await page.locator('main form button.primary').first().click();
  }],
  ['one choice, long names', 'guest', async (page, { greta }) => {
    const title = 'A question of sixty and more letters about the yearly meeting of all of us';
    const slug = await ask(greta, 'universal', { title, texts: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, große' });
    await castVote(page, slug, long, [1]);
    await page.goto(`/poll/${slug}/`);
  }],
  ['two hundred choices, vote', 'guest', async (page, { greta, kept }) => {
    const texts = Array.from({ length: 200 }, (_, index) => `${['At home', 'In the hall', 'By the lake'][index % 3]} / Evening ${index + 1}`).join('\n');
    kept.many = await ask(greta, 'universal', { title: 'Two hundred evenings', texts });
    await castVote(page, kept.many, 'Ann', [1, 2, 3, 4, 1]);
    await page.goto(`/poll/${kept.many}/vote/`);
  }],
  ['two hundred choices, results', 'guest', (page, { kept }) => page.goto(`/poll/${kept.many}/`)],
  ['no votes yet', 'guest', (page, { call }) => page.goto(`/poll/${call}/`)],
  ['no polls yet', 'gustav', (page) => page.goto('/settings/')],
  ['asked to join a group', 'gustav', (page) => page.goto('/groups/')],
  ['grades', 'guest', async (page, { greta, kept }) => {
    kept.grades = await ask(greta, 'universal', { title: 'Which logo?', texts: 'The fox\nThe heron\nThe old one' });
    await greta.goto(`/poll/${kept.grades}/edit/choicevalues/`);
    await greta.getByRole('button', { name: 'Grades, excellent to reject' }).click();
    for (const [name, answers] of [['Ann', [1, 4, 2]], ['Ben', [6, 1, 2]], ['Cy', [6, 5, 1]]]) await castVote(page, kept.grades, name, answers);
    await page.goto(`/poll/${kept.grades}/vote/`);
  }],
  ...['majority', 'runoff', 'schulze'].map((method) => [`counted by ${method}`, 'greta', async (page, { kept }) => {
    await page.goto(`/poll/${kept.grades}/settings/`);
    await opened(page, 'details:has([name=method])').catch(() => {});
    await page.selectOption('[name=method]', method);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('#counted > summary').click();
  }]),
  ['kept without a connection', 'offline', async (page, { call }) => {
    await page.goto(`/poll/${call}/vote/`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(async () =>
      navigator.serviceWorker.controller && (await (await caches.open('/ assets')).keys()).length > 2);
    await page.context().setOffline(true);
    await page.locator('input[type=radio][name=a1][value="1"]').check({ force: true });
    await page.fill('main [name=name]', 'Ann');
    await page.getByRole('button', { name: 'Save my vote' }).click();
    await page.getByRole('status').getByText('is kept on this device').waitFor();
  }],
];

const elsewhere = ['/', '/new/datetime/?dates=2031-05-06,2031-05-07&times=9,14', '/poll/demo-summer-party/', '/poll/demo-summer-party/vote/', '/login/', '/nothing/'];
const ownElsewhere = ['settings/', 'share/', 'edit/choices/'];

test('the gallery', async (t) => {
  await mkdir(folder, { recursive: true });
  const { places, ...world } = await furnish(home, t);
  world.kept = {};
  world.gustav = await home.person(t);
  await signIn(world.gustav, 'gustav');
  world.offline = await home.person(t);
  for (const { name, path, who } of places) {
    if (!`${name} ${who}`.includes(wanted)) continue;
    await world[who].goto(path);
    await take(world[who], `${name.replace('own-', 'poll ').replace('call-', 'call ')} ${who}`);
  }
  for (const [name, who, make] of states) {
    await world[who].setViewportSize({ width: 1440, height: 900 });
    await make(world[who], world);
    await take(world[who], name);
  }
  await world.offline.context().setOffline(false);
  for (const locale of ['de-DE', 'fr-FR', 'it-IT']) {
    const page = await home.person(t, { locale });
    const code = locale.slice(0, 2);
    for (const path of elsewhere) {
      await page.goto(path);
      await take(page, `${code} ${path}`);
    }
    await signIn(page, 'greta');
    for (const path of ownElsewhere) {
      await page.goto(`/poll/${world.signUp}/${path}`);
      await take(page, `${code} ${path}`);
    }
  }
  await writeFile(`${folder}/index.html`, sheet());
});

/** All pictures on one page, a line for each thing that is seen. */
function sheet() {
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const lines = new Map();
  for (const one of pictures) lines.set(one.name, [...(lines.get(one.name) ?? []), one]);
  const line = ([name, all]) => `<section><h2>${escaped(name)}</h2>${all.map(({ file, screen, colorScheme }) =>
    `<a href="${file}"><img loading="lazy" alt="${screen}, ${colorScheme}" src="${file}"></a>`).join('')}</section>`;
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
    body { font: 1rem system-ui; margin: 1rem; background: #ddd } h2 { font-size: 1rem } section { margin-block-end: 2rem }
    section { display: flex; flex-wrap: wrap; gap: .5rem; align-items: start } h2 { flex: 1 0 100% }
    img { max-block-size: 28rem; max-inline-size: 24rem; background: #fff; border: 1px solid #999 }
  </style><h1>${pictures.length} pictures</h1>${[...lines].map(line).join('\n')}\n`;
}
