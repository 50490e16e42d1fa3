// What a unit says of itself, all of it or nothing: judged by axe, at both widths and enlarged.
// Several states in one test, each looked at in four sizes: such tests may take three times as long as others.
import { expectGood } from '../support/accessible';
import { commune } from '../support/address';
import { Author } from '../support/author';
import { WITHOUT_NEWS } from '../support/communes';
import { ALL_FACTS, appoint, say } from '../support/facts';
import { expect, test } from '../support/test';

test('a unit that says everything: introduction, contacts, accessibility, front page', async ({ page, unit }) => {
  test.slow();
  const by = await Author.of(unit, 'unit_admin');
  await say(by, unit, ALL_FACTS);
  await appoint(by, unit, { kind: 'leader', name: 'Nguyễn Hoàng Phương Uyên', position: 'Phó Chủ tịch thường trực Ủy ban nhân dân' });
  await appoint(by, unit, { kind: 'contact', name: 'Đặng Huỳnh Phượng Uyển', position: 'Công chức Văn phòng – thống kê', phone: '0254 3852 125' });

  await page.goto(commune(unit));
  const menu = page.getByRole('navigation', { name: 'Mục chính' });
  await expectGood(page);

  await menu.getByRole('link', { name: 'Giới thiệu' }).click();
  await expect(page).toHaveURL(commune(unit, '/gioi-thieu'));
  for (const name of ['Giới thiệu chung', 'Lịch sử hình thành', 'Lãnh đạo', 'Đầu mối liên hệ']) {
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  }
  await expect(menu.getByRole('link', { name: 'Giới thiệu' })).toHaveAttribute('aria-current', 'page');
  await expectGood(page);

  await menu.getByRole('link', { name: 'Liên hệ' }).click();
  await expect(page).toHaveURL(commune(unit, '/lien-he'));
  await expect(page.getByRole('main').getByRole('link', { name: '0254 3852 123' })).toHaveAttribute('href', 'tel:+842543852123');
  await expect(page.getByRole('heading', { level: 2, name: 'Vị trí trụ sở' })).toBeVisible();
  await expectGood(page);

  await page.getByRole('contentinfo').getByRole('link', { name: 'Khả năng tiếp cận' }).click();
  await expect(page).toHaveURL(commune(unit, '/tro-nang'));
  await expect(page.getByRole('region', { name: 'Phản ánh ở đâu' })).toContainText('xin báo cho');
  await expectGood(page);

  // Also where there is no page: who runs the site and how to reach them.
  expect((await page.goto(commune(unit, '/khong-co')))?.status()).toBe(404);
  await expect(page.getByRole('contentinfo')).toContainText('Chịu trách nhiệm nội dung: Nguyễn Hoàng Phương Uyên');
  await expectGood(page);
});

test('a unit that says nothing: no empty page, and a way to complain all the same', async ({ page }) => {
  await page.goto(commune(WITHOUT_NEWS));
  for (const name of ['Giới thiệu', 'Liên hệ']) await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
  for (const path of ['/gioi-thieu', '/lien-he']) {
    expect((await page.goto(commune(WITHOUT_NEWS, path)))?.status()).toBe(404);
    await expectGood(page);
  }
  await page.goto(commune(WITHOUT_NEWS, '/tro-nang'));
  await expect(page.getByRole('region', { name: 'Phản ánh ở đâu' })).toContainText('Đơn vị chưa công bố nơi tiếp nhận');
  await expectGood(page);
});
