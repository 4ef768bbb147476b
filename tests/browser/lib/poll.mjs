// The short way to a poll, for tests that are about something else.
import { aged } from './checks.mjs';

/** Makes a poll by filling in its form; gives its slug. The page stays on the share box. */
export async function makePoll(page, kind, fields) {
  await page.goto(`/new/${kind}/`);
  const folded = page.locator('main form details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).first().fill(text);
  await aged(page);
  await page.getByRole('button', { name: /^(Create poll|Umfrage erstellen|Créer le sondage|Crea il sondaggio)$/ }).click();
  await page.waitForURL(/\/poll\/[^/]+\/share\//);
  return new URL(page.url()).pathname.split('/')[2];
}

/** Votes under this name, though this browser has voted; `answers` are the values for the choices 1, 2, 3 … */
export async function castVote(page, slug, name, answers) {
  await page.goto(`/poll/${slug}/vote/`);
  const isFirst = await page.locator('form[data-vote-form][action$="/vote/"]').count();
  if (!isFirst) await page.goto(`/poll/${slug}/vote/?another=1`);
  for (const [index, value] of answers.entries()) {
    await page.locator(`input[type=radio][name=a${index + 1}][value="${value}"]`).check({ force: true });
  }
  await page.locator('main [name=name]').fill(name);
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/vote/'));
}
