// A notice from the keyboard to the front page, and an event without any script.
import { commune, deskOf } from '../support/address';
import { EVENT } from '../support/content';
import { Editor } from '../support/editor';
import { follow, tabTo } from '../support/keyboard';
import { addPerson, signIn } from '../support/people';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

test('an approver publishes a notice without a mouse, and it stands on the front page at once', async ({ page, visitor, unit }) => {
  const title = 'Cúp nước khu phố 3 từ 8 giờ đến 16 giờ';
  const resident = await visitor();
  await resident.goto(commune(unit));
  await expect(resident.getByRole('region', { name: 'Thông báo còn hiệu lực' })).toHaveCount(0);

  await signIn(page, addPerson('Lê Thị Mỹ Lệ', `thong-bao@${unit}.example.vn`, 'approver', unit));
  await page.goto(deskOf(unit));
  await tabTo(page, page.getByRole('link', { name: 'Thông báo mới' }));
  await follow(page);
  const editor = new Editor(page);
  await tabTo(page, editor.title);
  await page.keyboard.type(title);
  await tabTo(page, page.getByLabel('Có hiệu lực đến hết ngày', { exact: true }));
  await page.keyboard.type('31/12/2099');
  await tabTo(page, editor.body);
  await page.keyboard.type('Bà con nhớ trữ nước.');
  await tabTo(page, page.getByRole('button', { name: 'Lưu và đăng' }));
  await follow(page, 'Space');
  await editor.isTold('Đã đăng.');
  await editor.isIn('Đã đăng');

  await resident.reload();
  const holding = resident.getByRole('region', { name: 'Thông báo còn hiệu lực' });
  await expect(holding).toContainText('Hiệu lực đến hết ngày 31/12/2099');
  await tabTo(resident, holding.getByRole('link', { name: title, exact: true }));
  await follow(resident);
  await expect(resident).toHaveURL(await editor.publicAddress());
  await expect(resident.getByRole('article')).toContainText('Bà con nhớ trữ nước.');
  await expect(resident.getByRole('navigation', { name: 'Mục chính' }).locator('[aria-current]')).toHaveText('Thông báo');
});

test.describe('without script', { tag: WITHOUT_SCRIPT }, () => {
  test.use({ javaScriptEnabled: false });

  test('an approver publishes an event, and residents find it under its day', async ({ page, visitor, unit }) => {
    await signIn(page, addPerson('Lê Thị Mỹ Lệ', `su-kien@${unit}.example.vn`, 'approver', unit));
    const address = await new Editor(page).announce(unit, EVENT);
    const resident = await visitor({ javaScriptEnabled: false });
    await resident.goto(commune(unit));
    const coming = resident.getByRole('region', { name: 'Sự kiện' });
    await expect(coming).toContainText('Từ 07:30, Thứ Bảy ngày 15/08/2099 đến 17:30, Chủ Nhật ngày 16/08/2099');
    await coming.getByRole('link', { name: EVENT.title, exact: true }).click();
    await expect(resident).toHaveURL(address);
    await expect(resident.getByRole('article').locator('.when')).toContainText('Nhà văn hóa khu phố Nguyễn Trường Tộ');
  });
});
