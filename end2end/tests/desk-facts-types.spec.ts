// Where a unit's administrator says who and where it is, in each state: judged by axe, at both widths and enlarged.
// Several states in one test, each looked at in four sizes: such tests may take three times as long as others.
import { expectGood } from '../support/accessible';
import { deskOf } from '../support/address';
import { Author } from '../support/author';
import { ALL_FACTS, appoint, say } from '../support/facts';
import { expect, test } from '../support/test';

test('the facts: empty, with faults, complete, overtaken by somebody else, confirmed', async ({ page, unit }) => {
  test.slow();
  const by = await Author.of(unit, 'unit_admin');
  await by.enter(page.context());
  await page.goto(deskOf(unit, '/thong-tin'));
  await expect(page.getByRole('button', { name: 'Xác nhận thông tin' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('button', { name: 'Xác nhận thông tin' })).toHaveAccessibleDescription(/Còn thiếu: địa chỉ trụ sở/);
  await expectGood(page);

  await page.getByLabel('Điện thoại', { exact: true }).fill('12');
  await page.getByLabel('Thư điện tử công vụ', { exact: true }).fill('văn phòng');
  await page.getByLabel('Vị trí trụ sở trên bản đồ', { exact: true }).fill('48.85, 2.35');
  await page.getByRole('button', { name: 'Lưu thông tin' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expect(page.getByLabel('Thư điện tử công vụ', { exact: true })).toHaveValue('văn phòng');
  await expectGood(page);

  await page.goto(deskOf(unit, '/thong-tin'));
  await say(by, unit, ALL_FACTS);
  await page.getByLabel('Địa chỉ trụ sở', { exact: true }).fill('Ấp Đông');
  await page.getByRole('button', { name: 'Lưu thông tin' }).click();
  await expect(page.getByRole('region', { name: 'Có người vừa lưu thông tin này' })).toBeVisible();
  await expectGood(page);

  await page.goto(deskOf(unit, '/thong-tin'));
  await expectGood(page);
  await page.getByRole('button', { name: 'Xác nhận thông tin' }).click();
  await expect(page.getByRole('status')).toContainText('Đã xác nhận.');
  await expect(page.getByRole('region', { name: 'Xác nhận' }).locator('.state')).toHaveText('Đã xác nhận');
  await expectGood(page);
  await page.getByRole('button', { name: 'Rút xác nhận' }).click();
  await expect(page.getByRole('status')).toContainText('Đã rút xác nhận.');
});

test('the officers: nobody, with faults, several, one of them, one with faults', async ({ page, unit }) => {
  test.slow();
  const by = await Author.of(unit, 'unit_admin');
  await by.enter(page.context());
  await page.goto(deskOf(unit, '/can-bo'));
  await expect(page.getByText('Chưa có ai trong danh sách.')).toBeVisible();
  await expectGood(page);

  await page.getByLabel('Từ ngày', { exact: true }).fill('31/02/2024');
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await page.getByRole('alert').getByRole('link', { name: /Họ và tên/ }).click();
  await expect(page.getByLabel('Họ và tên')).toBeFocused();
  await expectGood(page);

  const position = 'Phó Chủ tịch thường trực Ủy ban nhân dân, phụ trách văn hóa – xã hội và chuyển đổi số';
  await appoint(by, unit, { kind: 'leader', name: 'Nguyễn Hoàng Phương Uyên', position });
  await appoint(by, unit, { kind: 'leader', name: 'Trần Văn Ẩn', position: 'Chủ tịch Ủy ban nhân dân' });
  await appoint(by, unit, { kind: 'contact', name: 'Đặng Huỳnh Phượng Uyển', position, phone: '0254 3852 125' });
  await page.goto(deskOf(unit, '/can-bo'));
  await expectGood(page);
  await page.getByRole('button', { name: 'Lên: Trần Văn Ẩn' }).click();
  await expect(page.locator('.rows h3').first()).toHaveText('Trần Văn Ẩn');

  await page.getByRole('link', { name: 'Trần Văn Ẩn' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sửa thông tin cán bộ' })).toBeVisible();
  await page.getByText('Xoá khỏi danh sách…').click();
  await expectGood(page);
  await page.getByLabel('Họ và tên').fill('');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
});
