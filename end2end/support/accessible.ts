// axe: the part of WCAG 2.2 AA that a program can judge.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with one line per violation: rule, what it wants, where. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const lines = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}, at ${node.target.join(' ')}`));
  expect(lines, page.url()).toEqual([]);
}

/** Nothing may make the page wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // Not innerWidth: a phone zooms out over a page that is too wide, and calls that its width.
  const screen = page.viewportSize()?.width ?? 0;
  const content = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(content, `${page.url()} is ${content} px wide on a screen of ${screen}`).toBeLessThanOrEqual(screen);
}
