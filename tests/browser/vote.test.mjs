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
const says = async (page, wanted) => assert.equal(await given(page), wanted);

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
