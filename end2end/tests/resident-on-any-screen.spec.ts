// Narrow screens, enlarged text, spaced text, paper.
import { expectFits, expectNoSidewaysScroll, expectNothingCut } from '../support/accessible';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { commune, portal } from '../support/address';
import { expect, test } from '../support/test';

/** Every kind of page, with the longest words there are. */
async function pagesOf(unit: string): Promise<string[]> {
  const author = await Author.of(unit);
  const article = await author.publish(LONG);
  const gone = await author.publish(short('Bài đăng nhầm'));
  await author.withdraw(gone, 'in_error', 'Bài nêu sai ngày, xin bà con thông cảm.');
  return [portal(), commune(unit), commune(unit, '/tin-tuc'), article.public, gone.public, commune(unit, '/khong-co')];
}

test('nothing scrolls sideways at 320 and 360 px', async ({ page, unit }) => {
  const addresses = await pagesOf(unit);
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 640 });
    for (const address of addresses) {
      await page.goto(address);
      await expectNoSidewaysScroll(page);
    }
  }
});

test('nothing scrolls sideways when the page or only its text is enlarged to 200 %', async ({ page, unit }) => {
  for (const address of await pagesOf(unit)) {
    await page.goto(address);
    await expectFits(page);
  }
});

test('nothing is cut when readers set lines, words and letters further apart', async ({ page, unit }) => {
  for (const address of await pagesOf(unit)) {
    await page.goto(address);
    // The measures of WCAG 2.2, 1.4.12.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
        element.style.setProperty('line-height', '1.5');
        element.style.setProperty('letter-spacing', '0.12em');
        element.style.setProperty('word-spacing', '0.16em');
        if (element.tagName === 'P') element.style.setProperty('margin-bottom', '2em');
      }
    });
    await expectNoSidewaysScroll(page);
    await expectNothingCut(page);
  }
});

test('a wide table scrolls within itself and can be scrolled by keyboard', async ({ page, unit }) => {
  const [, , , article = ''] = await pagesOf(unit);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(article);
  const table = page.locator('.table-scroll');
  expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
});

test('on paper stands the text and whose it is, and nothing to click', async ({ page, unit }) => {
  const [, home = '', , article = ''] = await pagesOf(unit);
  await page.emulateMedia({ media: 'print' });
  for (const address of [home, article]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('contentinfo')).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    for (const hidden of ['.skip', '.crumb', 'nav', '.foot ul', '.go']) {
      await expect(page.locator(hidden).filter({ visible: true })).toHaveCount(0);
    }
  }
  await expect(page.locator('.brand .name')).toBeVisible();
  await expect(page.locator('.prose')).toBeVisible();
});
