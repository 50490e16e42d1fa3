// axe: the part of WCAG 2.2 AA that a program can judge, and whether a page fits its screen.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { INCOMPLETE } from './incomplete';
import { noteMet } from './seen';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What nobody reads is not collected: of what a page does well, axe would otherwise describe every element. */
const OPTIONS: Parameters<AxeBuilder['options']>[0] = { runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations', 'incomplete'] };

/**
 * Without frames one run tells all. What axe does by default for pages with frames of other origins, a second page that
 * gathers the results, takes three times as long.
 */
async function judged(page: Page): ReturnType<AxeBuilder['analyze']> {
  expect(page.frames(), `${page.url()} has frames: judge it without the legacy mode`).toHaveLength(1);
  return new AxeBuilder({ page }).options(OPTIONS).setLegacyMode().analyze();
}

/** Fails with one line per violation: rule, what it wants, where; and per result that axe left open and nobody explained. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations, incomplete } = await judged(page);
  const lines = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}, at ${node.target.join(' ')}`));
  expect(lines, page.url()).toEqual([]);
  const open: string[] = [];
  for (const rule of incomplete) {
    for (const node of rule.nodes) {
      const target = node.target.join(' ');
      const explained = await explanation(page, rule.id, target, node.html);
      if (explained < 0) open.push(`${rule.id}: ${node.any[0]?.message ?? rule.help}, at ${target}: ${node.html}`);
      else noteMet(explained);
    }
  }
  expect(open, `${page.url()}: explain these in support/incomplete.ts, or mend them`).toEqual([]);
}

/** The place in the list that explains it, or -1. */
async function explanation(page: Page, rule: string, target: string, html: string): Promise<number> {
  const { hostname, pathname } = new URL(page.url());
  const places = INCOMPLETE.map((one, at) => ({ ...one, at })).filter((one) => one.rule === rule && one.page.test(hostname + pathname));
  for (const { within, at } of places) {
    const isWithin = await page.evaluate(
      ([target, html, part]) => {
        const named = document.querySelector(target);
        // axe calls a link to the root of another host `:root`, which names the whole page.
        const found = named === document.documentElement ? [...document.querySelectorAll('a')].find((link) => link.outerHTML === html) : named;
        return Boolean(found?.closest(part));
      },
      [target, html, within] as const,
    );
    if (isWithin) return at;
  }
  return -1;
}

/** Nothing may make the page wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // Not innerWidth: a phone zooms out over a page that is too wide, and calls that its width.
  const screen = page.viewportSize()?.width ?? 0;
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content, `${page.url()} is ${content} px wide on a screen of ${screen}`).toBeLessThanOrEqual(screen);
}

/** As it is, with half the room as at 200 % zoom, and with its text twice as large. */
export async function expectFits(page: Page): Promise<void> {
  const screen = page.viewportSize() ?? { width: 1280, height: 800 };
  await expectNoSidewaysScroll(page);
  // Below 320 px nobody promises anything.
  await page.setViewportSize({ width: Math.max(screen.width / 2, 320), height: screen.height / 2 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(screen);
  // Pages stand at 112.5 %.
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'));
  await expectNoSidewaysScroll(page);
  await expectNothingCut(page);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
}

/** Nothing that hides what does not fit holds words that do not fit; ornaments may be cut. */
export async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    // What is only heard is cut on purpose.
    const boxes = [...document.querySelectorAll('body *')].filter((box) => !box.matches('.heard'));
    const hiding = boxes.filter((box) => getComputedStyle(box).overflow !== 'visible');
    return hiding.flatMap((box) => {
      const { top, bottom, left, right } = box.getBoundingClientRect();
      // What can be scrolled to is not cut; a box that scrolls one way computes to `auto` in both.
      const { overflowX, overflowY } = getComputedStyle(box);
      const hides = (size: number, content: number, overflow: string) => overflow !== 'auto' || content <= size + 1;
      const acrossIsCut = hides(box.clientWidth, box.scrollWidth, overflowX);
      const downIsCut = hides(box.clientHeight, box.scrollHeight, overflowY);
      const words = [...box.querySelectorAll('a, p, h1, li, time')].filter((text) => {
        const at = text.getBoundingClientRect();
        const sideways = acrossIsCut && (at.left < left - 1 || at.right > right + 1);
        return sideways || (downIsCut && (at.top < top - 1 || at.bottom > bottom + 1));
      });
      return words.map((text) => text.textContent);
    });
  });
  expect(cut, page.url()).toEqual([]);
}

/** All of it, for a page in the state it is in. */
export async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFits(page);
}
