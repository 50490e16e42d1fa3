// From the portal to a commune whose name is known, or whose place: by the box, by the map, by the list below the map.
import { expectGood } from '../support/accessible';
import { commune, portal } from '../support/address';
import { Author } from '../support/author';
import { suspend } from '../support/facts';
import { expectFocusSeen, follow, tabTo } from '../support/keyboard';
import { expect, test } from '../support/test';

test.describe('the box', () => {
  test('finds by what is typed without marks, by keyboard alone', async ({ page }) => {
    await page.goto(portal());
    await tabTo(page, page.getByLabel('Tên xã, phường, thị trấn'));
    await page.keyboard.type('phuoc hung');
    await follow(page);
    await expect(page).toHaveURL(portal('/tim-don-vi?ten=phuoc+hung'));
    await expect(page.getByRole('status')).toHaveText('Tìm thấy 2 đơn vị.');
    await expect(page.locator('.hits li')).toHaveText(['Phường Phước HưngThành phố Bà Rịa', 'Xã Phước HưngHuyện Long Điền']);
    await expectGood(page);
    await tabTo(page, page.getByRole('link', { name: 'Xã Phước Hưng' }));
    await follow(page);
    await expect(page).toHaveURL(commune('xa-phuoc-hung'));
  });

  test('says that nothing was found, keeps what was typed, and leads on', async ({ page }) => {
    await page.goto(portal());
    await page.getByLabel('Tên xã, phường, thị trấn').fill('Không Đâu Cả');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await expect(page.getByRole('status')).toContainText('Không tìm thấy trang đang mở');
    await expect(page.getByLabel('Tên xã, phường, thị trấn')).toHaveValue('Không Đâu Cả');
    await expectGood(page);
    await page.getByRole('main').getByRole('link', { name: 'Danh sách theo huyện' }).click();
    await expect(page.getByRole('heading', { name: 'Danh sách theo huyện, thị xã, thành phố' })).toBeInViewport();
  });

  test('asks for a name when nothing was typed, and when it cannot be one', async ({ page }) => {
    await page.goto(portal());
    await page.getByRole('button', { name: 'Tìm' }).click();
    await expect(page.getByRole('status')).toHaveText('Hãy gõ tên xã, phường hoặc thị trấn rồi bấm Tìm.');
    await expectGood(page);
    const box = page.getByLabel('Tên xã, phường, thị trấn');
    await box.fill('"!?');
    await box.press('Enter');
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(box).toHaveAccessibleDescription(/ít nhất một chữ cái hoặc chữ số/);
    await expectGood(page);
  });

  test('finds many', async ({ page }) => {
    await page.goto(portal('/tim-don-vi?ten=huyen+xuyen+moc'));
    // Other specs add units beside us.
    await expect(page.getByRole('status')).toHaveText(/^Tìm thấy 1[3-9] đơn vị\.$/);
    await expectGood(page);
  });
});

test.describe('the map', () => {
  test('says whose drawing it is and that it is no border', async ({ page }) => {
    await page.goto(portal());
    await page.getByRole('link', { name: 'Chọn trên bản đồ' }).click();
    await expect(page).toHaveURL(portal('/ban-do'));
    await expectGood(page);
    // What axe takes for covered (see support/incomplete.ts) is not: the words themselves are on top.
    for (const words of await page.locator('.legend li, .insets figcaption, .atlas .hint').all()) {
      await words.scrollIntoViewIfNeeded();
      expect(await words.evaluate((element) => {
        const { left, top, width, height } = element.getClientRects()[0] ?? new DOMRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      })).toBe(true);
    }
    const licence = page.getByText('Dữ liệu hình: censusVN2009 © 2017 Marc Choisy, giấy phép MIT');
    await licence.scrollIntoViewIfNeeded();
    await expect(licence).toBeInViewport({ ratio: 1 });
    await expect(licence).toContainText('không phải địa giới chính thức');
  });

  test('opens a commune by keyboard alone', async ({ page }) => {
    await page.goto(portal('/ban-do'));
    const drawing = page.getByRole('group', { name: 'Sơ đồ các xã, phường, thị trấn' });
    const wanted = drawing.getByRole('link', { name: 'Xã Hòa Long' });
    await tabTo(page, wanted);
    await expect(wanted.locator('text')).toHaveCSS('opacity', '1');
    await follow(page);
    await expect(page).toHaveURL(commune('xa-hoa-long'));
  });

  test('has the same communes as a list, for whoever sees or steers no map', async ({ page }) => {
    await page.goto(portal('/ban-do'));
    const links = (where: string) => page.locator(`${where} a`).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await tabTo(page, page.getByRole('link', { name: 'chọn trong danh sách' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Danh sách theo huyện, thị xã, thành phố' })).toBeInViewport();
    // The jump passes over the whole drawing: the next stop is in the list.
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
    expect(await page.evaluate(() => document.activeElement?.closest('#danh-sach') !== null)).toBe(true);
    // In the same order; of a unit that was added since, there is no drawing.
    const listed = await links('#danh-sach .units');
    const drawn = await links('.atlas > .map > g');
    expect(drawn).toEqual(listed.filter((link) => drawn.includes(link)));
    expect(drawn.length).toBeGreaterThanOrEqual(80);
    await page.locator('#danh-sach').getByRole('link', { name: 'Xã Hòa Long' }).click();
    await expect(page).toHaveURL(commune('xa-hoa-long'));
  });

  test('shows a suspended commune where it lies, and leads nobody there', async ({ page, unit }) => {
    const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
    await suspend(operator, unit);
    await page.goto(portal('/ban-do'));
    await expect(page.locator('.legend')).toContainText('Đang tạm ngừng trang');
    const name = `${unit.replace('phuong-', 'Phường ')}: đang tạm ngừng trang`;
    await expect(page.locator('.map text', { hasText: name })).toHaveCount(1);
    await expect(page.locator(`a[href="${commune(unit, '')}"]`)).toHaveCount(0);
    await page.locator('.map .shut path').first().hover();
    await expectGood(page);
    await page.goto(portal(`/tim-don-vi?ten=${unit}`));
    await expect(page.locator(`.hits a[href="${commune(unit, '')}"]`)).toHaveCount(0);
    await suspend(operator, unit, 'mo');
    await page.goto(portal('/ban-do'));
    await expect(page.locator(`.map a[href="${commune(unit, '')}"]`)).toHaveCount(1);
  });
});
