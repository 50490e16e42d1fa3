// From the page to the sheet of paper that a commune pins to its board.
import { commune } from '../support/address';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { expect, test } from '../support/test';

test('a resident goes from an article to its sheet, and back', async ({ page, unit }) => {
  const article = await (await Author.of(unit)).publish(LONG);
  await page.goto(article.public);
  await page.getByRole('link', { name: 'Bản in có mã QR' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(LONG.title);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText(`Tác giả${LONG.author ?? ''}`);
  await expect(page.getByRole('main')).toContainText(/Đăng ngày\d\d\/\d\d\/\d{4}/);
  await page.getByRole('link', { name: 'Quay lại bài' }).click();
  await expect(page).toHaveURL(article.public);
});

test('on paper stand the text, whose it is, the code, the address and the day, and nothing to click', async ({ page, unit }) => {
  const notice = await (await Author.of(unit)).publish(short('Lịch tiêm chủng'), 'notice', { hieu_luc_den: '31/12/2099' });
  await page.emulateMedia({ media: 'print' });
  await page.goto(commune(unit, `/ban-in/${notice.public.split('/').pop() ?? ''}`));
  await expect(page.getByText('Dùng lệnh In của trình duyệt')).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('Có hiệu lực đến hết ngày31/12/2099');
  const foot = page.getByRole('contentinfo');
  await expect(foot).toContainText(notice.public);
  await expect(foot).toContainText(/Bản in lấy ngày \d\d\/\d\d\/\d{4}\./);

  // Cameras read a code from ten times its width, dark on light, with four modules of light around it.
  const code = foot.getByRole('img', { name: 'Mã QR dẫn tới bài này' });
  await expect(code).toBeVisible();
  const drawn = await code.evaluate((svg) => {
    const path = svg.querySelector('path');
    const [whole, modules] = [svg.getBoundingClientRect(), path?.getBoundingClientRect()];
    const colours = [getComputedStyle(svg).backgroundColor, path && getComputedStyle(path).fill];
    return { colours, width: modules?.width ?? 0, height: modules?.height ?? 0, around: (modules?.left ?? 0) - whole.left };
  });
  const cm = 96 / 2.54;
  expect(drawn.colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  expect(drawn.width).toBeGreaterThan(2.5 * cm);
  expect(drawn.height).toBeCloseTo(drawn.width, 0);
  expect(drawn.around).toBeGreaterThan((4 * drawn.width) / 41);

  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
  expect(sheets, 'a short notice takes one sheet').toHaveLength(1);
});
