// The help and the unit for practice, judged by axe at both widths; and how a newcomer gets from the one to the other.
import { expectGood } from '../support/accessible';
import { deskOf, studio } from '../support/address';
import { Author } from '../support/author';
import { expect, test } from '../support/test';

test('from any page of the desk to the help, to one page of it, and to where it is tried', async ({ page, unit }) => {
  const writer = await Author.of(unit, 'writer', 'Võ Thị Diễm');
  await writer.enter(page.context());
  await page.goto(deskOf(unit));
  await page.getByRole('link', { name: 'Trợ giúp', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trợ giúp');
  await expectGood(page);
  await page.getByRole('link', { name: 'Viết thông báo có ngày hết hiệu lực' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Viết thông báo có ngày hết hiệu lực');
  const picture = page.locator('main img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0);
  await expectGood(page);
  await page.getByRole('link', { name: 'Thử ở đơn vị thực hành' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Viết thông báo mới');
  await expect(page.getByText('Đây là đơn vị thực hành: không ai bên ngoài đọc được gì ở đây.')).toBeVisible();
  await page.getByRole('link', { name: 'Trợ giúp: Viết thông báo có ngày hết hiệu lực' }).click();
  await expect(page).toHaveURL(studio('/tro-giup/thong-bao'));
});

test('the unit for practice: among the units of a person, and its list', async ({ page, unit }) => {
  const member = await Author.of(unit, 'team_member', 'Phạm Thị Mỹ Ẩn');
  await member.enter(page.context());
  await page.goto(studio());
  await expectGood(page);
  await page.getByRole('link', { name: 'Xã Thực Hành' }).click();
  await expect(page.getByRole('link', { name: 'Xem trang công khai' })).toHaveCount(0);
  await expectGood(page);
});
