// An administrator fills in who and where the unit is, by keyboard alone, and confirms it: from then on the site is no
// demonstration any more.
import type { Page } from '@playwright/test';
import { commune, deskOf } from '../support/address';
import { follow, tabTo } from '../support/keyboard';
import { addPerson, signIn } from '../support/people';
import { expect, test } from '../support/test';

const DEMONSTRATION = 'Bản trình diễn, không phải trang chính thức';

const TYPED: readonly [label: string, text: string][] = [
  ['Địa chỉ trụ sở', 'Ấp Tây, đường Nguyễn Hữu Cảnh'],
  ['Điện thoại', 'Văn phòng: 0254 3852 123'],
  ['Thư điện tử công vụ', 'vanphong@don-vi.example.vn'],
  ['Giờ làm việc', 'Thứ Hai đến thứ Sáu, 7 giờ 30 – 16 giờ 30'],
  ['Người chịu trách nhiệm nội dung', 'Nguyễn Thị Ngọc Diễm'],
  ['Chức vụ của người chịu trách nhiệm', 'Chủ tịch Ủy ban nhân dân'],
  ['Giới thiệu chung', 'Một đơn vị ven biển.'],
];

async function press(page: Page, button: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: button }));
  await follow(page);
}

test('the facts are typed, saved and confirmed without a mouse, and the banner is gone', async ({ page, visitor, unit }) => {
  const resident = await visitor();
  await resident.goto(commune(unit));
  await expect(resident.getByText(DEMONSTRATION)).toBeVisible();
  await expect(resident.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);

  const person = addPerson('Nguyễn Thị Ngọc Diễm', `quan-tri@${unit}.example.vn`, 'unit_admin', unit);
  await signIn(page, person);
  await page.goto(deskOf(unit));
  await tabTo(page, page.getByRole('link', { name: 'Thông tin đơn vị' }).first());
  await follow(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Thông tin đơn vị' })).toBeVisible();
  // Not yet to be confirmed: what is needed is listed, and pressing the button changes nothing.
  await expect(page.getByRole('button', { name: 'Xác nhận thông tin' })).toHaveAttribute('aria-disabled', 'true');

  for (const [label, text] of TYPED) {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.type(text);
  }
  await press(page, 'Lưu thông tin');
  await expect(page.getByRole('status')).toContainText('Đã lưu. Trang công khai đã đổi theo.');
  await resident.reload();
  await expect(resident.getByRole('contentinfo')).toContainText('Chịu trách nhiệm nội dung: Nguyễn Thị Ngọc Diễm');
  await expect(resident.getByText(DEMONSTRATION)).toBeVisible();

  await press(page, 'Xác nhận thông tin');
  await expect(page.getByRole('status')).toContainText('Đã xác nhận. Trang không còn là bản trình diễn.');
  await resident.reload();
  await expect(resident.getByText(DEMONSTRATION)).toHaveCount(0);
  await expect(resident.locator('meta[name="robots"][content*="noindex"]')).toHaveCount(0);
  await resident.getByRole('navigation', { name: 'Mục chính' }).getByRole('link', { name: 'Liên hệ' }).click();
  await expect(resident.getByRole('main')).toContainText('Ấp Tây, đường Nguyễn Hữu Cảnh');
});
