// The administration of units, in each state, and what residents see of a suspended one: judged by axe, at both widths
// and enlarged. Several states in one test, each in four sizes: such tests may take three times as long as others.
import { expectGood } from '../support/accessible';
import { commune, portal, studio } from '../support/address';
import { Author } from '../support/author';
import { suspend } from '../support/facts';
import { expect, test } from '../support/test';

const UNITS = '/nen-tang/don-vi';

test('all units, and a search with and without a result', async ({ page, unit }) => {
  const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
  await operator.enter(page.context());
  await page.goto(studio());
  await page.getByRole('link', { name: 'Quản trị các đơn vị' }).click();
  await expect(page).toHaveURL(studio(UNITS));
  await expectGood(page);
  const box = page.getByLabel('Tìm theo tên, địa chỉ hoặc tên miền');
  await box.fill('phuoc hung');
  await box.press('Enter');
  await expect(page.locator('.rows h2')).toHaveText(['Phường Phước Hưng', 'Xã Phước Hưng']);
  await expectGood(page);
  await box.fill('không có đơn vị này');
  await box.press('Enter');
  await expect(page.getByText('Không có đơn vị nào khớp')).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: 'Xem tất cả' }).click();
  await expect(page).toHaveURL(studio(UNITS));
});

test('a new unit: empty and with faults', async ({ page, unit }) => {
  const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
  await operator.enter(page.context());
  await page.goto(studio(`${UNITS}/moi`));
  await expectGood(page);
  await page.getByLabel('Địa chỉ', { exact: true }).fill('studio');
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Có 4 chỗ cần sửa');
  await page.getByRole('alert').getByRole('link', { name: /loại đơn vị/i }).click();
  await expect(page.getByLabel('Loại đơn vị')).toBeFocused();
  await expectGood(page);
});

test('one unit: as it is, with a name and a host that do not hold, with hosts; and the portal', async ({ page, unit }) => {
  test.slow();
  const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
  await operator.enter(page.context());
  await page.goto(studio(`${UNITS}/${unit}`));
  await expectGood(page);
  await page.getByLabel('Tên mới có hiệu lực từ ngày').fill('01/01/2999');
  await page.getByRole('button', { name: 'Lưu tên và địa chỉ' }).click();
  await expect(page.getByRole('alert')).toContainText('Ngày này chưa tới');
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
  await page.goto(studio(`${UNITS}/${unit}`));
  await page.getByRole('textbox', { name: 'Tên miền riêng' }).fill('studio.localhost');
  await page.getByRole('button', { name: 'Thêm tên miền' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectGood(page);
  await page.getByRole('textbox', { name: 'Tên miền riêng' }).fill(`${'rat-dai-'.repeat(6)}${unit}.example.vn`);
  await page.getByRole('button', { name: 'Thêm tên miền' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu tên miền.');
  await expectGood(page);
  await page.goto(studio(`${UNITS}/tinh-ba-ria-vung-tau`));
  await expect(page.getByRole('button', { name: 'Tạm ngừng trang' })).toHaveCount(0);
  await expectGood(page);
});

test('whether pages live: the board of all, its quiet ones, and a unit’s own', async ({ page, unit }) => {
  const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
  await operator.enter(page.context());
  await page.goto(studio('/don-vi/tinh-ba-ria-vung-tau'));
  await page.getByRole('link', { name: 'Tình trạng trang' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tình trạng trang của các đơn vị');
  // Other tests add units meanwhile.
  expect(await page.locator('.board tbody tr').count()).toBeGreaterThan(80);
  await expectGood(page);
  const calm = page.getByRole('link', { name: /^Chưa bắt đầu \(/ });
  await calm.click();
  await expect(calm).toHaveAttribute('aria-current', 'page');
  await page.goto(studio('/don-vi/tinh-ba-ria-vung-tau/tinh-trang-trang?xem=lang&trang=9999'));
  await expect(page.getByText('Không có đơn vị nào ở mục này.')).toBeVisible();
  await expectGood(page);
  await page.goto(studio(`/don-vi/${unit}`));
  await page.getByRole('link', { name: 'Tình trạng trang' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Việc nên làm', 'Từng mục']);
  await expectGood(page);
});

test('a suspended site says so to residents, and to whoever administers it', async ({ page, visitor, unit }) => {
  test.slow();
  const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
  await operator.enter(page.context());
  await page.goto(studio(`${UNITS}/${unit}`));
  await page.getByRole('button', { name: 'Tạm ngừng trang' }).click();
  await expect(page.getByRole('status')).toContainText('Trang công khai đã tạm ngừng.');
  await expect(page.locator('.state')).toHaveText('Đang tạm ngừng');
  await expectGood(page);
  await page.goto(studio(`${UNITS}?tim=${unit}`));
  await expect(page.locator('.rows .state')).toHaveText('Đang tạm ngừng');
  await expectGood(page);

  const resident = await visitor();
  for (const path of ['/', '/tin-tuc']) {
    const answer = await resident.goto(commune(unit, path));
    expect([answer?.status(), answer?.headers()['retry-after']]).toEqual([503, '3600']);
    await expect(resident.getByRole('heading', { level: 1 })).toContainText('đang tạm ngừng');
    await expectGood(resident);
  }
  await resident.getByRole('link', { name: 'Cổng của tỉnh' }).click();
  await expect(resident).toHaveURL(portal());
  await suspend(operator, unit, 'mo');
  expect((await resident.goto(commune(unit)))?.status()).toBe(200);
});
