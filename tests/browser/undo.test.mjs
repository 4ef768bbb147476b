// Bringing back what was deleted, what happened to a poll, looking for votes, and people whose yes is needed: by the buttons,
// without JavaScript, on phones and desks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { onEveryScreen } from './lib/checks.mjs';
import { castVote, makePoll } from './lib/poll.mjs';

const home = site();

async function votedOn(t) {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Italian\nSushi\nA third one with more words' });
  for (const [name, answers] of [['Ann', [1, 2, 2]], ['Ben', [2, 1, 3]], ['Cy', [1, 3, 2]]]) {
    await castVote(await home.person(t), slug, name, answers);
  }
  return { owner, slug };
}

test('who deletes by mistake presses one button, and the list of what happened has it, too', async (t) => {
  const { owner, slug } = await votedOn(t);
  await owner.goto(`/poll/${slug}/`);
  const remove = async () => {
    await owner.getByRole('link', { name: 'Delete the vote of Ann' }).click();
    await owner.getByRole('button', { name: 'Delete this vote' }).click();
    await owner.locator('.flash').waitFor();
  };
  await remove();
  await onEveryScreen(owner, 'undo-flash');
  await owner.getByRole('button', { name: 'Undo' }).click();
  await owner.getByText('The vote is back.').waitFor();
  assert.equal(await owner.locator('table.results tbody tr').count(), 3);
  await remove();
  await owner.goto(`/poll/${slug}/settings/`);
  await owner.getByRole('link', { name: 'What happened' }).click();
  await onEveryScreen(owner, 'activity');
  await owner.getByRole('button', { name: 'Undo' }).click();
  await owner.getByText('The vote is back.').waitFor();
});

test('votes are looked for, choices compared, and people needed, without JavaScript', async (t) => {
  const { owner, slug } = await votedOn(t);
  const page = await home.person(t, { js: false });
  await page.goto(`/poll/${slug}/?who=n`);
  assert.deepEqual(await page.locator('table.results tbody th').allInnerTexts(), ['Ann', 'Ben']);
  await page.getByLabel('Compare').selectOption({ label: 'Italian' });
  await page.getByLabel('with').selectOption({ label: 'Sushi' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('heading', { name: 'Italian or Sushi?' }).waitFor();
  await owner.goto(new URL(page.url()).pathname + new URL(page.url()).search);
  await onEveryScreen(owner, 'compare');
  await owner.goto(`/poll/${slug}/`);
  await owner.getByRole('link', { name: 'Whose yes is needed?' }).first().click();
  await owner.getByLabel('Ben').check({ force: true });
  await onEveryScreen(owner, 'needed');
  await owner.getByRole('button', { name: 'Save' }).click();
  await owner.locator('.best').getByText('Needed: Ben').waitFor();
  assert.equal(await owner.locator('.best h2').innerText(), 'Sushi');
  await onEveryScreen(owner, 'needed-best');
});
