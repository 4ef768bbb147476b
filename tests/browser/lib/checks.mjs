// What must hold on every page.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import axe from 'axe-core';

/** Fails on any axe violation, in the light and in the dark theme. */
export async function accessible(page) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await accessibleAsItIs(page, colorScheme);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Fails on any axe violation in the colours that the page has now. */
export async function accessibleAsItIs(page, colors) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  const found = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}  ${node.failureSummary}`).join('\n')}`);
  assert.equal(found.join('\n'), '', `axe on ${new URL(page.url()).pathname}, ${colors}`);
}

/** Fails if the page is wider than its window. */
export async function fitsSideways(page) {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/** The page as it is now, on phones and desks, in both themes. */
export async function onEveryScreen(page, name) {
  for (const [screen, width, height] of [['narrow', 360, 740], ['desktop', 1440, 900]]) {
    await page.setViewportSize({ width, height });
    await fitsSideways(page);
    await accessible(page);
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `${name}-${screen}-${colorScheme}`);
    }
  }
}

/**
 * Waits until a form is as old as one that a person has filled in: the server asks whoever has no account and
 * is faster to press the button again.
 */
export async function aged(page) {
  const made = Number((await page.locator('[name=seal]').first().inputValue()).split('.')[0]);
  await page.waitForTimeout(Math.max(0, (made + 3) * 1000 - Date.now()));
}

/** A picture for people to look at, in target/gallery. */
export async function picture(page, name) {
  await mkdir('target/gallery', { recursive: true });
  await page.screenshot({ path: `target/gallery/${name}.png`, fullPage: true });
}
