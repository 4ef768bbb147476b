// The ways to use a page. Each way can press, write, choose and pick a day, so that one journey serves them all.
import assert from 'node:assert/strict';

/** Walks with Tab until `locator` has the focus, as a person without a mouse does. */
export async function walkTo(page, locator) {
  await locator.waitFor();
  const focused = () => locator.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 400; step += 1) {
    if (await focused()) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${locator}`);
}

/** One of a radio group is reached with Tab, the others with the arrows. */
async function chooseByKeyboard(page, radio) {
  const name = await radio.getAttribute('name');
  const group = page.locator(`input[type=radio][name="${name}"]`);
  const inGroup = () => page.evaluate((wanted) => document.activeElement?.name === wanted, name);
  await group.first().waitFor();
  for (let step = 0; step < 400 && !(await inGroup()); step += 1) await page.keyboard.press('Tab');
  assert.ok(await inGroup(), `Tab never reaches the answers ${name}`);
  await page.keyboard.press('Space');
  for (let step = 0; step < 20 && !(await radio.isChecked()); step += 1) await page.keyboard.press('ArrowRight');
  assert.ok(await radio.isChecked(), `the arrows never reach an answer of ${name}`);
}

/** A drawn control hides its radio or checkbox: people aim at its label. */
async function face(page, input) {
  await input.waitFor({ state: 'attached' });
  const id = await input.getAttribute('id');
  const label = page.locator(`label[for="${id}"]`);
  if (id && (await label.count()) > 0) return label.first();
  const around = input.locator('xpath=ancestor::label');
  return (await around.count()) > 0 ? around : input;
}

async function checked(input) {
  assert.ok(await input.isChecked(), `${input} is not chosen`);
}

/** Into the calendar with Tab, on to the day with the arrows. */
async function pickByKeyboard(page, day) {
  const where = () => page.evaluate(() => (document.activeElement.name === 'day' ? document.activeElement.value : ''));
  for (let step = 0; step < 400 && (await where()) === ''; step += 1) await page.keyboard.press('Tab');
  const days = (Date.parse(day) - Date.parse(await where())) / 86_400_000;
  for (let step = 0; step < Math.abs(days); step += 1) await page.keyboard.press(days > 0 ? 'ArrowRight' : 'ArrowLeft');
  assert.equal(await where(), day, 'the arrows lead to the day');
  await page.keyboard.press('Space');
  await checked(dayBox(page, day));
}

const dayBox = (page, day) => page.locator(`.calendar input[type=checkbox][value="${day}"]`);

const mouse = (page) => ({
  pick: async (day) => mouse(page).choose(dayBox(page, day)),
  press: (locator) => locator.click(),
  write: (locator, text) => locator.fill(text),
  async choose(input) {
    if (!(await input.isChecked())) await (await face(page, input)).click();
    await checked(input);
  },
});

const touch = (page) => ({
  pick: async (day) => touch(page).choose(dayBox(page, day)),
  press: (locator) => locator.tap(),
  async write(locator, text) {
    await locator.tap();
    await locator.fill(text);
  },
  async choose(input) {
    if (!(await input.isChecked())) await (await face(page, input)).tap();
    await checked(input);
  },
});

const keyboard = (page) => ({
  pick: (day) => pickByKeyboard(page, day),
  async press(locator) {
    await walkTo(page, locator);
    await page.keyboard.press('Enter');
  },
  async write(locator, text) {
    await walkTo(page, locator);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  },
  async choose(input) {
    if ((await input.getAttribute('type')) === 'radio') return chooseByKeyboard(page, input);
    await walkTo(page, input);
    if (!(await input.isChecked())) await page.keyboard.press('Space');
    await checked(input);
  },
});

/** Every way, with the options of the person who has it. */
export const ways = {
  'by mouse': { hand: mouse, person: {} },
  'by keyboard alone': { hand: keyboard, person: {} },
  'by touch on a phone': { hand: touch, person: { screen: 'phone' } },
  'without JavaScript': { hand: mouse, person: { js: false } },
};
