// What scripts add to voting: keys that walk through the choices, paint, undo and redo.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './lib/browser.mjs';
import { accessible, fitsSideways, picture } from './lib/checks.mjs';
import { makePoll } from './lib/poll.mjs';

const home = site();

const times = { title: 'Where we meet', dates: '2031-05-06, 2031-05-07, 2031-05-13, 2031-05-14', times: '9-10:30, 14' };

async function voting(t, options, kind = 'datetime', fields = times) {
  const slug = await makePoll(await home.person(t), kind, fields);
  const page = await home.person(t, options);
  await page.goto(`/poll/${slug}/vote/`);
  return page;
}

/** The values of all rows from above to below, with a dot for an open one. */
const given = (page) => page.locator('.vote-row').evaluateAll((rows) =>
  rows.map((row) => row.querySelector('input:checked')?.value || '.').join(''));
/** What is given comes to be this; some of it only once a dialog has closed. */
async function says(page, wanted) {
  for (let left = 100; left > 0 && (await given(page)) !== wanted; left -= 1) await page.waitForTimeout(50);
  assert.equal(await given(page), wanted);
}

const radio = (page, choice, value) => page.locator(`input[name=a${choice}][value="${value}"]`);
/** The middle of an answer. */
async function middle(page, choice, value) {
  const box = await radio(page, choice, value).locator('xpath=..').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a whole poll is answered by keyboard without leaving the choices', async (t) => {
  const page = await voting(t);
  await radio(page, 1, 1).focus();
  await page.keyboard.press('ArrowDown');
  await says(page, '........');
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await says(page, '.113....');
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await says(page, '.113...3');
  await page.keyboard.press('Space');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('0');
  assert.match(await given(page), /^[^.].13\.{4}$/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'name');
  await accessible(page);
});

test('what the keys do is told where there is a keyboard, and on a phone once one is used', async (t) => {
  const told = (page) => page.locator('#vote-keys').isVisible();
  assert.equal(await told(await voting(t)), true);
  const phone = await voting(t, { screen: 'phone' });
  assert.equal(await told(phone), false);
  assert.equal(await phone.locator('[data-vote]').getAttribute('aria-describedby'), 'vote-keys');
  await radio(phone, 1, 1).focus();
  await phone.keyboard.press('ArrowDown');
  assert.equal(await told(phone), true);
});

test('answers are taken back and given again, by buttons and by keys', async (t) => {
  const page = await voting(t);
  const [undo, redo] = ['Undo', 'Redo'].map((name) => page.getByRole('button', { name, exact: true }));
  assert.deepEqual([await undo.isVisible(), await redo.isVisible()], [false, false], 'nothing to take back yet');
  await page.getByRole('button', { name: 'All Yes' }).click();
  await radio(page, 2, 4).locator('xpath=..').click();
  await radio(page, 2, 4).locator('xpath=..').click();
  await says(page, '1.111111');
  await undo.click();
  await says(page, '14111111');
  await page.keyboard.press('ControlOrMeta+z');
  await says(page, '11111111');
  await undo.click();
  await says(page, '........');
  assert.equal(await redo.evaluate((button) => button === document.activeElement), true, 'the focus goes on');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await redo.click();
  await says(page, '14111111');
  await page.locator('[name=name]').fill('Ada');
  await page.locator('[name=name]').press('ControlOrMeta+z');
  await says(page, '14111111');
  await radio(page, 1, 4).locator('xpath=..').click();
  assert.equal(await redo.isVisible(), false, 'a new answer ends what could be given again');
  await page.setViewportSize({ width: 320, height: 640 });
  await undo.click();
  await fitsSideways(page);
  await accessible(page);
  await picture(page, 'vote-undo-narrow');
});

test('a mouse paints answers by dragging, and one undo takes the whole stroke back', async (t) => {
  const page = await voting(t);
  const [from, to] = [await middle(page, 2, 4), await middle(page, 5, 4)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
  await says(page, '.4444...');
  await page.keyboard.press('ControlOrMeta+z');
  await says(page, '........');
});

/** A finger on the glass: down, along a line, up. */
async function finger(page) {
  const glass = await page.context().newCDPSession(page);
  const send = (type, ...touchPoints) => glass.send('Input.dispatchTouchEvent', { type, touchPoints });
  let at;
  return {
    down: (point) => send('touchStart', (at = point)),
    async move(x, y) {
      const from = at;
      for (let step = 1; step <= 5; step += 1) {
        await send('touchMove', (at = { x: from.x + (x * step) / 5, y: from.y + (y * step) / 5 }));
      }
    },
    up: () => send('touchEnd'),
  };
}

test('a finger that goes up or down scrolls and answers nothing', async (t) => {
  const page = await voting(t, { screen: 'phone' });
  const hand = await finger(page);
  await hand.down(await middle(page, 2, 1));
  await hand.move(10, -200);
  await hand.up();
  await page.waitForFunction(() => scrollY > 50);
  await says(page, '........');
});

for (const [way, begin] of Object.entries({
  'slides sideways first': (hand) => hand.move(50, 0),
  'rests first': (_, page) => page.locator('form.painting').waitFor(),
})) {
  test(`a finger that ${way} paints and does not scroll`, async (t) => {
    const page = await voting(t, { screen: 'phone' });
    const hand = await finger(page);
    const [from, to] = [await middle(page, 1, 1), await middle(page, 3, 1)];
    await hand.down(from);
    await begin(hand, page);
    await hand.move(0, to.y - from.y);
    await hand.up();
    await says(page, '111.....');
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.getByRole('button', { name: 'Undo' }).evaluate((button) => button.click());
    await says(page, '........');
    assert.equal(await page.evaluate(() => scrollY), 0, 'the page stays where it is');
  });
}

/** Waits until the draft of the page says this. */
const draft = (page, wanted) => page.waitForFunction((text) =>
  Object.entries(localStorage).some(([name, value]) => name.startsWith('draft ') && value.includes(text)), wanted);
const drafts = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('draft ')).length);

test('answers that are not saved yet are there again, until they are saved or discarded', async (t) => {
  const page = await voting(t, { serviceWorkers: 'block' });
  const told = page.getByText('Not saved yet');
  await radio(page, 1, 4).locator('xpath=..').click();
  await page.locator('[name=comment]').fill('By train');
  await draft(page, 'By+train');
  await page.reload();
  await told.waitFor();
  await says(page, '4.......');
  assert.equal(await page.locator('[name=comment]').inputValue(), 'By train');
  await accessible(page);
  await picture(page, 'vote-draft');
  await page.getByRole('button', { name: 'Discard them' }).click();
  await says(page, '........');
  await page.reload();
  await says(page, '........');
  assert.equal(await told.isVisible(), false);

  await radio(page, 2, 1).locator('xpath=..').click();
  await page.locator('[name=name]').fill('Ada');
  await draft(page, 'Ada');
  const address = page.url();
  await page.context().setOffline(true);
  await Promise.all([
    page.waitForEvent('requestfailed'),
    page.getByRole('button', { name: 'Save my vote' }).click({ noWaitAfter: true }),
  ]);
  await page.waitForURL((url) => url.protocol === 'chrome-error:', { waitUntil: 'commit' });
  await page.context().setOffline(false);
  await page.goto(address);
  await says(page, '.1......');
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL(/\/poll\/[^/]+\/$/);
  assert.equal(await drafts(page), 0, 'what is saved is no draft');
});

test('what is answered before the scripts come is kept and can be taken back like everything else', async (t) => {
  const page = await voting(t, { serviceWorkers: 'block' });
  await radio(page, 1, 1).check();
  await radio(page, 3, 1).check();
  await draft(page, 'a3=1');
  const held = [];
  await page.route('**/js/ballot.js', (route) => held.push(route));
  await page.reload({ waitUntil: 'commit' });
  await radio(page, 2, 4).check();
  await radio(page, 3, 3).check();
  assert.equal(held.length, 1, 'the scripts wait');
  await held[0].continue();
  await page.locator('[data-draft]').waitFor();
  await says(page, '143.....');
  await draft(page, 'a2=4&n2=&a3=3');
  await page.locator('[data-undo]').click();
  await says(page, '1.......');
});

test('a draft of answers to another question is looked at again before it is stored', async (t) => {
  const owner = await home.person(t);
  const slug = await makePoll(owner, 'universal', { title: 'Dinner', texts: 'Pasta\nPizza' });
  const page = await home.person(t);
  await page.goto(`/poll/${slug}/vote/`);
  await radio(page, 1, 1).locator('xpath=..').click();
  await page.locator('[name=name]').fill('Ada');
  await draft(page, 'Ada');
  await owner.goto(`/poll/${slug}/edit/choices/`);
  await owner.locator('main [name=text]').first().fill('Soup');
  await owner.locator('main button[value=create]').click();
  await owner.locator('[data-told=saved]').waitFor();
  await page.reload();
  await says(page, '1.');
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.getByText('This poll was changed while you voted').waitFor();
  await says(page, '1.');
});

test('the answers of a day or a week are copied to others', async (t) => {
  const page = await voting(t);
  await radio(page, 1, 4).locator('xpath=..').click();
  await radio(page, 2, 1).locator('xpath=..').click();
  const dialog = page.getByRole('dialog');
  const open = () => page.getByRole('button', { name: 'Copy answers to other days' }).click();
  await open();
  await accessible(page);
  await picture(page, 'vote-copy');
  await dialog.getByLabel(/7 May/).check();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await says(page, '4141....');
  await open();
  await dialog.getByLabel('From').selectOption({ index: 4 });
  await dialog.getByRole('button', { name: 'Choose all' }).click();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await says(page, '41414141');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await says(page, '4141....');
  await open();
  await page.keyboard.press('Escape');
  await says(page, '4141....');
});

test('who wants it finds earlier answers again in another poll', async (t) => {
  const page = await voting(t);
  const said = (wanted) => page.getByText(`Known from earlier polls: ${wanted}`);
  await radio(page, 1, 4).locator('xpath=..').click();
  await radio(page, 3, 1).locator('xpath=..').click();
  await page.locator('[name=name]').fill('Ada');
  await page.getByText('Remember my answers').click();
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL(/\/poll\/[^/]+\/$/);
  const other = await makePoll(await home.person(t), 'datetime', { ...times, dates: '2031-05-07, 2031-05-06, 2031-06-01' });
  await page.goto(`/poll/${other}/vote/`);
  await said(2).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Fill them in' }).click();
  await says(page, '4.1...');
  await page.getByText('Remember my answers').click();
  await page.locator('[name=name]').fill('Ada');
  await page.getByRole('button', { name: 'Save my vote' }).click();
  await page.waitForURL(/\/poll\/[^/]+\/$/);
  assert.equal(await page.evaluate(() => localStorage.getItem('answers')), null);
});
