// Teams of hamlets, and what neighbours ask them: every kind of page residents and people of the desk meet, judged by axe
// at both widths, and walked once without script.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { commune, deskOf, portal } from '../support/address';
import { Author } from '../support/author';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

// What a neighbour asks goes to the hamlet of the first test.
test.describe.configure({ mode: 'serial' });

test('a hamlet and its team: at the desk, in a table, and for residents', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit, 'unit_admin')).enter(page.context());
  await page.goto(deskOf(unit, '/thon-ap'));
  await expectGood(page);
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectGood(page);
  await page.getByLabel('Tên thôn, ấp, khu phố').fill('Ấp Bắc');
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  await page.goto(deskOf(unit, '/thon-ap'));
  await page.getByRole('link', { name: 'Ấp Bắc' }).click();
  await expectGood(page);
  await page.getByLabel('Chức danh trong tổ').selectOption('leader');
  await page.getByLabel('Họ và tên').fill('Trần Thị Bình');
  await page.getByLabel('Đoàn thể, nơi công tác').fill('Trưởng ấp');
  await page.getByRole('button', { name: 'Thêm vào tổ' }).click();
  await expect(page.getByRole('link', { name: /Trần Thị Bình/ }).first()).toBeVisible();
  await expectGood(page);
  await page.getByRole('link', { name: /Trần Thị Bình/ }).first().click();
  await expectGood(page);

  await page.goto(deskOf(unit, '/thon-ap/nhap'));
  await expectGood(page);

  await page.goto(commune(unit, '/to-cong-nghe-so?ten=ap+bac'));
  await expect(page.getByRole('link', { name: /Ấp Bắc/ }).first()).toBeVisible();
  await expectGood(page);
  await page.goto(commune(unit, '/to-cong-nghe-so/ap-bac'));
  await expect(page.getByText('Trần Thị Bình').first()).toBeVisible();
  await expectGood(page);

  // The portal tells what communes did at most two seconds later.
  await expect(async () => {
    await page.goto(portal());
    await page.getByRole('link', { name: 'Xem từng đơn vị' }).click({ timeout: 2000 });
    await expect(page.locator(`a[href="${commune(unit, '/to-cong-nghe-so')}"]`)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByRole('cell', { name: '—' }).first()).toBeVisible();
  await expectGood(page);
});

test('equipment and campaigns: at the desk, and what of them residents see', async ({ page, unit }) => {
  test.slow();
  await (await Author.of(unit, 'unit_admin')).enter(page.context());
  await page.goto(deskOf(unit, '/thiet-bi'));
  await expectGood(page);
  await page.goto(deskOf(unit, '/thiet-bi/moi'));
  await expectGood(page);
  await page.getByLabel('Loại thiết bị').fill('Điện thoại thông minh');
  await page.getByLabel('Số lượng', { exact: true }).fill('100');
  await page.getByLabel('Đợt').fill('Đợt 1');
  await page.getByLabel('Tình trạng').selectOption('tot');
  await page.getByLabel('Nguồn').fill('Sở Thông tin và Truyền thông');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.goto(deskOf(unit, '/thiet-bi'));
  await page.getByRole('link', { name: /Điện thoại thông minh/ }).first().click();
  await expectGood(page);

  await page.goto(deskOf(unit, '/chien-dich'));
  await expectGood(page);
  await page.goto(deskOf(unit, '/chien-dich/moi'));
  await expectGood(page);
  await page.getByLabel('Tên chiến dịch').fill('Chữ ký số cho mọi nhà');
  await page.getByLabel('Đếm gì').fill('chữ ký số cá nhân');
  await page.getByLabel('Chỉ tiêu').fill('4.608');
  await page.getByLabel('Chủ đề').selectOption('chu-ky-so');
  await page.getByLabel('Cho người dân xem').check();
  await page.getByRole('button', { name: 'Thêm chiến dịch' }).click();
  await page.goto(deskOf(unit, '/chien-dich'));
  await page.getByRole('link', { name: /Chữ ký số cho mọi nhà/ }).first().click();
  await page.getByLabel('Đã đạt').fill('980');
  await page.getByLabel('Tính đến ngày').fill('27/01/2024');
  await page.locator('form').filter({ has: page.getByLabel('Đã đạt') }).getByRole('button').first().click();
  await expectGood(page);
  await page.goto(commune(unit, '/chien-dich'));
  await expect(page.getByText('21,27%').first()).toBeVisible();
  await expectGood(page);
});

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    test('a neighbour asks, the desk answers, the code shows the answer', async ({ page, unit, visitor }) => {
      test.slow();
      const resident = await visitor({ javaScriptEnabled: script });
      await resident.goto(commune(unit, '/hoi-to-cong-nghe'));
      if (script) await expectGood(resident);
      await resident.getByLabel('Thôn, ấp, khu phố nơi ông/bà ở').selectOption('ap-bac');
      await resident.getByLabel('Cần giúp về việc gì').selectOption('vneid');
      const need = script ? 'Tôi quên mật khẩu VNeID.' : 'Cháu tôi đổi điện thoại.';
      await resident.getByLabel('Việc cần giúp').fill(need);
      await resident.getByLabel('Gọi điện thoại cho tôi').check();
      await resident.getByLabel('Số điện thoại').fill('0912 345 678');
      await resident.getByLabel('Đồng ý', { exact: false }).check();
      // A form that comes back too soon is shown again with everything in it.
      await expect(async () => {
        await resident.getByRole('button', { name: 'Gửi yêu cầu' }).click();
        await expect(resident.getByRole('heading', { level: 1 })).toHaveText('Đã gửi yêu cầu', { timeout: 1500 });
      }).toPass({ timeout: 20_000 });
      const code = ((await resident.locator('.copied').textContent()) ?? '').replace(/[^0-9A-Z]/g, '');
      expect(code).toHaveLength(12);
      if (script) await expectGood(resident);

      await (await Author.of(unit, 'unit_admin')).enter(page.context());
      await page.goto(deskOf(unit, '/yeu-cau'));
      if (script) await expectGood(page);
      await page.getByRole('link', { name: new RegExp(need.slice(0, 12)) }).first().click();
      if (script) await expectGood(page);
      await page.getByLabel('Câu trả lời').fill('Bấm Quên mật khẩu rồi làm theo màn hình.');
      await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();

      await look(resident, unit, code);
      await expect(resident.getByText('Bấm Quên mật khẩu')).toBeVisible();
      await expect(resident.getByText('345 678')).toHaveCount(0);
      await expect(resident.getByText(need)).toHaveCount(0);
      if (script) await expectGood(resident);
    });
  });
}

async function look(resident: Page, unit: string, code: string): Promise<void> {
  await resident.goto(commune(unit, '/tra-cuu-yeu-cau'));
  await resident.getByLabel('Mã yêu cầu').fill(code);
  await resident.getByRole('button', { name: 'Xem yêu cầu' }).click();
}
