// What a screen reader says, page by page, from making a poll to its decision: the accessibility tree, read as sentences.
// The files in spoken/ are what is expected: read them aloud. UPDATE_SPOKEN=1 writes them anew after a change.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { castVote, makePoll } from './lib/poll.mjs';
import { sentences } from './lib/spoken.mjs';

const home = site();

const polls = {
  universal: { title: 'Where we eat', texts: 'Italian / Trattoria\nItalian / Osteria\nSushi' },
  datetime: { title: 'When we meet', dates: '2030-06-10, 2030-06-12', times: '9:00-10:30, 14:00' },
};

/** Compares what is said of a page with what is expected. */
async function says(page, name) {
  const said = await sentences(page.locator('main'));
  const file = new URL(`./spoken/${name}.txt`, import.meta.url);
  if (process.env.UPDATE_SPOKEN) return writeFile(file, said);
  assert.equal(said, await readFile(file, 'utf8'), `${file.pathname}: UPDATE_SPOKEN=1 writes it anew; read what changed`);
}

for (const [kind, fields] of Object.entries(polls)) {
  test(`a ${kind} poll is heard from its making to its decision`, async (t) => {
    const owner = await home.person(t);
    await owner.goto(`/new/${kind}/`);
    if (kind === 'universal') await says(owner, `${kind}-new`);
    const slug = await makePoll(owner, kind, fields);
    await says(owner, `${kind}-share`);
    const voter = await home.person(t, { screen: 'phone' });
    await voter.goto(`/poll/${slug}/vote/`);
    await says(voter, `${kind}-vote`);
    await castVote(voter, slug, 'Ada', kind === 'universal' ? [1, 2, 4] : [1, 4, 1, 2]);
    await castVote(await home.person(t), slug, 'Ben', kind === 'universal' ? [2, 1, 4] : [1, 1, 4, 4]);
    await owner.goto(`/poll/${slug}/`);
    await says(owner, `${kind}-results`);
    await owner.goto(`/poll/${slug}/decide/`);
    await says(owner, `${kind}-decide`);
    const form = owner.locator(`form[action="/poll/${slug}/decide/"]`);
    await form.locator('input[name=choice]').first().check({ force: true });
    await form.locator('button:not([name])').first().click();
    await owner.waitForURL(`**/poll/${slug}/`);
    await voter.goto(`/poll/${slug}/`);
    await says(voter, `${kind}-decided`);
  });
}

test('mistakes are heard at the top, at their field, and with what is there', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', polls.universal);
  const voter = await home.person(t);
  await voter.goto(`/poll/${slug}/vote/`);
  await voter.locator('input[type=radio][name=a1][value="1"]').check({ force: true });
  await voter.locator('main form').evaluateAll((forms) => forms.forEach((form) => (form.noValidate = true)));
  await voter.getByRole('button', { name: 'Save my vote' }).click();
  await voter.locator('[aria-invalid=true]').first().waitFor();
  await says(voter, 'universal-mistake');
});
