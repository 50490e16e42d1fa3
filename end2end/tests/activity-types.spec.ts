// What teams do: a member logs it on a phone and sends the report of the month, the unit returns and approves it, and the
// roll-up shows it. Every kind of page of it judged by axe at both widths, and the whole walk once without script.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { commune, deskOf, studio } from '../support/address';
import { Author } from '../support/author';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

// The second walk finds the hamlets of the first.
test.describe.configure({ mode: 'serial' });

/** The month before this one: both walks have one of their own that has begun. */
function months(): { now: string; before: string; day: string; dayBefore: string } {
  const today = new Date(Date.now() + 7 * 3_600_000);
  const code = (date: Date) => date.toISOString().slice(0, 7).replace('-', '');
  const day = (date: Date) => date.toISOString().slice(0, 10).split('-').reverse().join('/');
  const before = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 0));
  return { now: code(today), before: code(before), day: day(today), dayBefore: day(before) };
}

async function hamletWithMember(page: Page, unit: string): Promise<void> {
  await (await Author.of(unit, 'unit_admin')).enter(page.context());
  await page.goto(deskOf(unit, '/thon-ap'));
  if (await page.getByRole('link', { name: 'Ấp Bắc', exact: true }).isVisible()) return;
  await page.getByLabel('Tên thôn, ấp, khu phố').fill('Ấp Bắc');
  await page.getByLabel('Số hộ').fill('100');
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await page.goto(deskOf(unit, '/thon-ap'));
  await page.getByRole('link', { name: 'Ấp Bắc', exact: true }).click();
  await page.getByLabel('Chức danh trong tổ').selectOption('leader');
  await page.getByLabel('Họ và tên').fill('Trần Thị Bình');
  await page.getByRole('button', { name: 'Thêm vào tổ' }).click();
  await Author.of(unit, 'team_member', 'Trần Thị Bình');
  await page.goto(deskOf(unit, '/nguoi'));
  await page.getByRole('link', { name: 'Trần Thị Bình' }).click();
  await page.getByLabel('Thôn, ấp, khu phố').selectOption({ label: 'Ấp Bắc' });
  await page.getByRole('button', { name: 'Lưu vai trò' }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    test('a member logs and reports, the unit returns and approves, the roll-up shows it', async ({ page, unit, visitor }) => {
      test.slow();
      const good = async (on: Page) => {
        if (script) await expectGood(on);
      };
      const { now, before, day, dayBefore } = months();
      const [month, on] = script ? [now, day] : [before, dayBefore];
      await hamletWithMember(page, unit);
      await page.goto(deskOf(unit, '/hoat-dong'));
      await good(page);
      await page.goto(deskOf(unit, '/bao-cao'));
      await good(page);

      const phone = await visitor({ javaScriptEnabled: script });
      await (await Author.of(unit, 'team_member', 'Trần Thị Bình')).enter(phone.context());
      await phone.goto(deskOf(unit));
      await phone.getByRole('link', { name: 'Hoạt động của tổ' }).click();
      await phone.getByRole('link', { name: 'Ghi hoạt động' }).click();
      await good(phone);
      await phone.getByRole('button', { name: 'Ghi vào nhật ký' }).click();
      await expect(phone.getByRole('alert')).toContainText('Nơi làm: hãy nhập nơi');
      await good(phone);
      await phone.getByLabel('Ngày', { exact: true }).fill(on);
      await phone.getByLabel('Nơi làm').fill('Nhà văn hóa ấp Bắc');
      await phone.getByLabel('Chủ đề').selectOption('vneid');
      await phone.getByLabel('Người được giúp').fill('12');
      await phone.getByLabel('VNeID mức 2').fill('9');
      await phone.getByRole('button', { name: 'Ghi vào nhật ký' }).click();
      await expect(phone.getByRole('status')).toContainText('Đã ghi vào nhật ký.');
      await good(phone);
      await phone.goto(deskOf(unit, `/hoat-dong?ky=${month.slice(0, 4)}-${month.slice(4)}`));
      await expect(phone.getByText('Người được giúp: 12').first()).toBeVisible();
      await good(phone);
      await phone.getByRole('link', { name: /^Báo cáo tháng .* của Ấp Bắc$/ }).click();
      await good(phone);
      await phone.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await expect(phone.getByRole('status')).toContainText('Đã gửi báo cáo cho đơn vị.');
      await good(phone);
      const report = phone.url().split('?')[0] ?? '';

      await (await Author.of(unit, 'approver')).enter(page.context());
      await page.goto(deskOf(unit));
      await page.getByRole('link', { name: '1 báo cáo của tổ chờ bạn duyệt' }).click();
      await good(page);
      await page.getByText('Trả lại để sửa').click();
      await page.getByLabel('Lý do trả lại').fill('Thiếu số hộ.');
      await page.getByRole('button', { name: 'Trả lại cho tổ' }).click();
      await expect(page.getByRole('status')).toContainText('Đã trả lại cho tổ.');
      await good(page);

      await phone.goto(report);
      await expect(phone.getByText('Thiếu số hộ.')).toBeVisible();
      await phone.getByRole('link', { name: /Nhà văn hóa ấp Bắc/ }).first().click();
      await phone.getByLabel('Hộ đã đến').fill('8');
      await phone.getByRole('button', { name: 'Lưu', exact: true }).click();
      await phone.goto(report);
      await phone.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await page.goto(report);
      await page.getByRole('button', { name: 'Duyệt báo cáo' }).click();
      await expect(page.getByRole('status')).toContainText('Đã duyệt báo cáo.');
      await good(page);
      await page.goto(deskOf(unit, `/bao-cao?ky=${month.slice(0, 4)}-${month.slice(4)}`));
      await expect(page.getByText('1/1 (100,00%)')).toBeVisible();
      await expect(page.getByText('8,00%')).toBeVisible();
      await good(page);
      await phone.goto(deskOf(unit, '/hoat-dong'));
      await phone.goto(commune(unit, '/to-cong-nghe-so/ap-bac'));
      await expect(phone.getByText(/tổ đã giúp 12 người/)).toBeVisible();
      await good(phone);

      // The province reads the sums.
      const above = await visitor({ javaScriptEnabled: script });
      await (await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh')).enter(above.context());
      await above.goto(studio(`/don-vi/tinh-ba-ria-vung-tau/bao-cao?ky=${month.slice(0, 4)}-${month.slice(4)}`));
      await good(above);
      await above.getByRole('link', { name: /^(Huyện|Thành phố|Thị xã) / }).first().click();
      await good(above);
    });
  });
}
