// A storm: two persons of the province put an alert on every site at once, and one takes it off. On a server of its own,
// since every page of the province changes.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { commune, deskOf, port, portal } from '../support/address';
import { Author } from '../support/author';
import { dayFromNow } from '../support/onward';
import { get } from '../support/request';
import { expect, testWithOwnServer as test, WITHOUT_SCRIPT } from '../support/test';

const PROVINCE = 'tinh-ba-ria-vung-tau';
const STORM = 'Bão số 3 đổ bộ tối nay';

/** Every host of the province, from the portal's own list. */
async function hosts(): Promise<string[]> {
  const { body } = await get(port(), `localhost:${port()}`, '/');
  const found = [...body.matchAll(/href="http:\/\/([a-z0-9-]+\.localhost:\d+)\/?"/g)].map((match) => match[1] ?? '');
  const communes = [...new Set(found)].filter((host) => !host.startsWith('studio.'));
  return [`localhost:${port()}`, ...communes];
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });

    // axe is a script itself.
    const good = async (on: Page) => {
      if (script) await expectGood(on);
    };

    test('a storm alert stands on every host after the second confirmation, and is gone after its end', async ({ page, visitor }) => {
      test.slow();
      await (await Author.of(PROVINCE, 'province_editor', 'Nguyễn Thị Ngọc Lan')).enter(page.context());
      await page.goto(deskOf(PROVINCE));
      await page.getByRole('link', { name: 'Cảnh báo', exact: true }).click();
      await good(page);
      await page.getByRole('link', { name: 'Soạn cảnh báo' }).click();
      await good(page);
      await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await good(page);
      await page.getByLabel('Mức độ').selectOption('khan-cap');
      await page.getByLabel('Về việc').selectOption('bao');
      await page.getByLabel('Tiêu đề').fill(STORM);
      await page.getByRole('textbox', { name: 'Nội dung', exact: true }).fill('Bà con ở trong nhà, chằng chống mái và cửa.\nTàu thuyền về bến trước 14:00.');
      await page.getByLabel(/^Toàn tỉnh/).check();
      await page.getByLabel('Ngày kết thúc').fill(dayFromNow(1));
      await page.getByLabel('Giờ kết thúc').fill('18h');
      await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
      await expect(page.getByLabel('Lời đọc trên loa').last()).toHaveValue(/^Kính thưa bà con\./);
      await good(page);
      const address = page.url().split('?')[0] ?? '';

      await page.getByLabel('Gõ lại phạm vi để xác nhận').fill('cả tỉnh');
      await page.getByRole('button', { name: 'Xác nhận cảnh báo' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await good(page);
      await page.getByLabel('Gõ lại phạm vi để xác nhận').fill('toan tinh');
      await page.getByRole('button', { name: 'Xác nhận cảnh báo' }).click();
      await expect(page.getByText('Bạn đã xác nhận. Cảnh báo đang chờ một người khác')).toBeVisible();
      await good(page);

      const all = await hosts();
      expect(all.length).toBe(83);
      const showing = async () => {
        const answers = await Promise.all(all.map((host) => get(port(), host, '/')));
        return answers.filter((answer) => answer.status === 200 && answer.body.includes(STORM)).length;
      };
      expect(await showing()).toBe(0);

      const second = await visitor({ javaScriptEnabled: script });
      await (await Author.of(PROVINCE, 'platform_admin', 'Trần Văn Minh')).enter(second.context());
      await second.goto(address);
      await second.getByLabel('Gõ lại phạm vi để xác nhận').fill('Toàn tỉnh');
      await second.getByRole('button', { name: 'Xác nhận cảnh báo' }).click();
      await expect(second.getByRole('status')).toContainText('Cảnh báo đang hiện');
      await good(second);
      expect(await showing()).toBe(83);

      for (const site of [portal('/'), commune('xa-hoa-long'), commune('xa-hoa-long', '/tin-tuc')]) {
        await second.goto(site);
        await expect(second.getByRole('region', { name: 'Cảnh báo' })).toContainText(`Khẩn cấp: ${STORM}`);
        await good(second);
      }
      await expect(second.getByRole('region', { name: 'Cảnh báo' }).getByRole('link')).toHaveText('Tỉnh Bà Rịa - Vũng Tàu');
      await second.goto(commune('xa-hoa-long', '/khong-co'));
      await expect(second.getByRole('region', { name: 'Cảnh báo' })).toBeVisible();

      await page.goto(address);
      await page.getByRole('button', { name: 'Kết thúc cảnh báo ngay' }).click();
      await expect(page.getByRole('status')).toContainText('Đã kết thúc');
      expect(await showing()).toBe(0);
      await page.goto(deskOf(PROVINCE, '/canh-bao'));
      await good(page);
    });
  });
}
