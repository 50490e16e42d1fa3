// Every kind of page of the desk, in each state it can be in, judged by axe at both widths.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { commune, deskOf, firstLink, studio } from '../support/address';
import { Editor } from '../support/editor';
import { WITHOUT_NEWS } from '../support/communes';
import { expect, test } from '../support/test';
import { mayBeSaid } from '../support/watch';

async function open(page: Page, address: string, status = 200): Promise<void> {
  expect((await page.goto(address))?.status()).toBe(status);
}

test.describe('entrances', () => {
  test('signing in: empty and failed', async ({ page }) => {
    await open(page, studio('/dang-nhap'));
    await expectGood(page);
    await page.getByLabel('E-mail', { exact: true }).fill('khong-co-ai@example.vn');
    await page.getByLabel('Mật khẩu').fill('một mật khẩu không đúng');
    await page.getByLabel('Mật khẩu').press('Enter');
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page).toHaveTitle(/^Cần sửa – /);
    await expectGood(page);
  });

  test('signing in with a text that is kept', async ({ page, unit }) => {
    const author = await Author.of(unit);
    await author.enter(page.context());
    const editor = new Editor(page);
    await editor.begin(unit);
    await editor.fill(LONG);
    mayBeSaid(page.context(), /status of 401/, /\/(tu-luu|co-mat)$/);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('status')).toContainText('Nội dung bạn gõ vẫn được giữ');
    await expectGood(page);
  });

  test('the first administrator sets a password: empty, then with faults', async ({ page }) => {
    await open(page, studio(firstLink()));
    await expectGood(page);
    await page.getByLabel('E-mail của bạn').fill('khong phai e-mail');
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
    await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Có 2 chỗ cần sửa');
    await expectGood(page);
  });

  test('a link that does not hold', async ({ page }) => {
    await open(page, studio('/dat-mat-khau/khong-con-dung-duoc'), 410);
    await expectGood(page);
  });
});

test.describe('the way to an article', () => {
  test('all units of a platform administrator, and a search among them', async ({ page, unit }) => {
    const author = await Author.of(unit, 'platform_admin', 'Nguyễn Hoàng Phương Uyên');
    await author.enter(page.context());
    await open(page, studio());
    // Other tests add units meanwhile.
    await expect.poll(() => page.locator('.desks li').count()).toBeGreaterThanOrEqual(83);
    await expectGood(page);
    await page.getByLabel('Tìm đơn vị theo tên').fill('nguyen an');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await expect(page.locator('.desks li')).toHaveCount(1);
    await expectGood(page);
    await page.getByLabel('Tìm đơn vị theo tên').fill('không có đơn vị này');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await expect(page.getByRole('link', { name: /^Xem cả \d+ đơn vị$/ })).toBeVisible();
    await expectGood(page);
  });

  test('a list of articles: empty, filled, and by state', async ({ page, unit }) => {
    const nobody = await Author.of(WITHOUT_NEWS);
    await nobody.enter(page.context());
    await open(page, deskOf(WITHOUT_NEWS));
    await expectGood(page);
    const author = await Author.of(unit);
    await author.draft({ ...LONG, title: `Nháp: ${LONG.title}` });
    const ahead = await author.publish({ ...LONG, title: `Có bản sửa: ${LONG.title}` });
    await author.save(ahead, short('Tên mới của bài'));
    await author.withdraw(await author.publish(short('Đã gỡ')), 'in_error', '');
    await author.enter(page.context());
    await open(page, deskOf(unit));
    await expectGood(page);
    await page.getByRole('link', { name: 'Đã gỡ, hết hạn (' }).click();
    await expect(page.locator('.rows .state').first()).toHaveText('Đã gỡ');
    await expectGood(page);
  });
});

test.describe('the editor', () => {
  test('new, with faults, saved', async ({ page, unit }) => {
    const author = await Author.of(unit);
    await author.enter(page.context());
    const editor = new Editor(page);
    await editor.begin(unit);
    await expectGood(page);
    await page.getByText('Cách viết đậm').click();
    await page.getByText('Tác giả, nguồn, ngày, địa chỉ trang').click();
    await expectGood(page);
    await editor.body.fill(LONG.body);
    await page.getByLabel('Ngày của bài viết', { exact: true }).fill('31/02/2024');
    await page.getByLabel('Địa chỉ trang', { exact: true }).fill('!!!');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
    await expectGood(page);
    await editor.title.fill(LONG.title);
    await page.getByLabel('Ngày của bài viết', { exact: true }).fill('27/01/2024');
    await page.getByLabel('Địa chỉ trang', { exact: true }).fill('');
    await editor.saveDraft();
    await expectGood(page);
  });

  test('of a published article, and its preview', async ({ page, unit }) => {
    const author = await Author.of(unit);
    await author.enter(page.context());
    const article = await author.publish({ ...LONG, title: `Đăng rồi: ${LONG.title}` });
    await open(page, article.desk);
    await expectGood(page);
    await page.getByRole('link', { name: 'Xem trước cả trang' }).click();
    await expect(page.getByText('Bản xem trước.')).toBeVisible();
    await expectGood(page);
  });

  test('when somebody else saved meanwhile', async ({ page, unit }) => {
    test.slow();
    const author = await Author.of(unit);
    await author.enter(page.context());
    const article = await author.draft({ ...LONG, title: 'Hai người cùng sửa' });
    await page.goto(article.desk);
    await author.save(article, { ...LONG, title: 'Hai người cùng sửa, bản kia', body: LONG.body.replace('căn cước', 'hộ chiếu') });
    // The page may find out by itself before anybody presses anything.
    mayBeSaid(page.context(), /status of 409/, /\/tu-luu$/);
    const editor = new Editor(page);
    await editor.title.fill('Hai người cùng sửa, bản này');
    await editor.body.fill(LONG.body.replace('căn cước', 'giấy khai sinh'));
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('region', { name: 'Có người vừa lưu bài này' }).getByRole('heading', { level: 3 })).toHaveText(['Tiêu đề', 'Nội dung']);
    await expectGood(page);
  });

  test('for somebody who may only look', async ({ page, unit }) => {
    const author = await Author.of(unit);
    const article = await author.draft({ ...LONG, title: 'Chỉ được xem' });
    const member = await Author.of(unit, 'team_member', 'Phạm Thị Mỹ Ẩn');
    await member.enter(page.context());
    await open(page, article.desk);
    await expectGood(page);
  });
});

test('taking back: empty and with faults', async ({ page, unit }) => {
  const author = await Author.of(unit);
  await author.enter(page.context());
  const article = await author.publish({ ...LONG, title: `Sắp gỡ: ${LONG.title}` });
  await open(page, `${article.desk}/go`);
  await expectGood(page);
  await page.getByRole('radio', { name: 'Không còn hiệu lực' }).check();
  await page.getByRole('button', { name: 'Gỡ bài' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
});

test.describe('the palettes', () => {
  // There is one choice for the unit: whoever makes it at the same time overtakes the other.
  test.describe.configure({ mode: 'default' });

  test('chosen at the desk, worn in public', async ({ page, unit }) => {
    test.slow();
    const administrator = await Author.of(unit, 'unit_admin', 'Đỗ Thị Hồng Nhung');
    await administrator.enter(page.context());
    const worn = { Sen: 'palette-sen', Nước: 'palette-nuoc' };
    for (const [label, name] of Object.entries(worn)) {
      await open(page, deskOf(unit, '/giao-dien'));
      await page.getByRole('radio', { name: label }).check();
      await page.getByRole('button', { name: 'Lưu giao diện' }).click();
      await expect(page.getByRole('status')).toContainText('bộ màu mới');
      await expect(page.getByRole('radio', { name: label })).toBeChecked();
      await expectGood(page);
      await open(page, commune(unit));
      await expect(page.locator('html')).toHaveClass(name);
      await expectGood(page);
    }
  });

  test('a choice that somebody overtook', async ({ page, unit }) => {
    const administrator = await Author.of(unit, 'unit_admin', 'Đỗ Thị Hồng Nhung');
    await administrator.enter(page.context());
    await open(page, deskOf(unit, '/giao-dien'));
    const other = await page.context().newPage();
    await open(other, deskOf(unit, '/giao-dien'));
    await other.getByRole('button', { name: 'Lưu giao diện' }).click();
    await expect(other.getByRole('status')).toBeVisible();
    await page.getByRole('radio', { name: 'Biển' }).check();
    await page.getByRole('button', { name: 'Lưu giao diện' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await expect(page).toHaveTitle(/^Cần sửa – /);
    await expect(page.getByRole('radio', { name: 'Biển' })).toBeChecked();
    await expectGood(page);
  });
});

test.describe('the style guide', () => {
  test('itself', async ({ page, unit }) => {
    const member = await Author.of(unit, 'team_member', 'Phạm Thị Mỹ Ẩn');
    await member.enter(page.context());
    await open(page, studio());
    await page.getByRole('link', { name: 'Mẫu giao diện' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mẫu giao diện');
    await expectGood(page);
  });

  for (const sample of ['normal', 'mangrove', 'basalt', 'sea', 'lotus']) {
    test(`a page in a palette, also for who asks for more contrast: ${sample}`, async ({ page, unit }) => {
      const member = await Author.of(unit, 'team_member', 'Phạm Thị Mỹ Ẩn');
      await member.enter(page.context());
      await open(page, studio(`/mau-giao-dien/CommuneHome/${sample}`));
      await expectGood(page);
      await page.emulateMedia({ contrast: 'more' });
      await expectGood(page);
    });
  }

  for (const sample of ['PortalHome/longest', 'MapPage/normal', 'ItemPage/longest', 'UnitFacts/longest', 'Appearance/longest', 'StyleGuide/longest']) {
    test(`a sample in its own style sheet: ${sample}`, async ({ page, unit }) => {
      const member = await Author.of(unit, 'team_member', 'Phạm Thị Mỹ Ẩn');
      await member.enter(page.context());
      await open(page, studio(`/mau-giao-dien/${sample}`));
      await expectGood(page);
    });
  }
});

test('what is not there and what is not allowed', async ({ page, unit }) => {
  const writer = await Author.of(unit, 'writer', 'Võ Thị Diễm');
  await writer.enter(page.context());
  await open(page, deskOf('xa-khong-co'), 404);
  await expectGood(page);
  const approver = await Author.of(unit);
  const article = await approver.publish(short('Không được gỡ'));
  await open(page, `${article.desk}/go`, 403);
  await expectGood(page);
});
