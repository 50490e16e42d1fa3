// Somebody who knows Word and no Markdown writes a notice: every mark in it comes from a button, none from a key.
import type { Locator, Page } from '@playwright/test';
import { short } from '../support/articles';
import { Author } from '../support/author';
import { FAR_AHEAD } from '../support/content';
import { Editor } from '../support/editor';
import { follow, tabTo } from '../support/keyboard';
import { expect, test } from '../support/test';
import { keys, pointing, say, type Hand } from '../support/toolbar';

const TITLE = 'Tạm ngừng cấp nước trên đường Lê Lợi';

interface Findings {
  list: Locator;
  tally: Locator;
}

function findings(page: Page): Findings {
  return { list: page.locator('.warnings li'), tally: page.locator('.tally') };
}

/** Everything the toolbar makes, from an empty text; the caret is in it. */
async function write(page: Page, hand: Hand): Promise<void> {
  const { list, tally } = findings(page);
  const lines = async (...all: string[]) => {
    for (const line of all) {
      await say(page, line);
      await page.keyboard.press('Enter');
    }
  };
  await test.step('headings, a paragraph and two lists', async () => {
    await say(page, 'Nơi ngừng nước');
    await hand.tool('Tiêu đề');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await lines('Nước ngừng từ 7 giờ đến 17 giờ ở:', '');
    await say(page, 'Khu phố 1');
    await hand.tool('Danh sách');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await lines('Khu phố 2', 'Khu phố 3', '');
    await say(page, 'Việc cần làm');
    await hand.tool('Tiêu đề nhỏ');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await say(page, 'Trữ nước từ tối hôm trước');
    await hand.tool('Đánh số');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await lines('Khóa van khi đi vắng', 'Xả bỏ nước đục lúc có lại', '');
    await expect(tally).toHaveText('Chưa thấy điều gì cần sửa');
  });

  await test.step('a table, filled in', async () => {
    await say(page, 'Giờ ngừng của từng đường:');
    await hand.tool('Bảng…');
    await hand.goTo(page.getByLabel('Số cột', { exact: true }));
    await page.keyboard.press('ControlOrMeta+a');
    await say(page, '2');
    await hand.goTo(page.getByLabel('Số hàng, chưa kể hàng tên cột', { exact: true }));
    await page.keyboard.press('ControlOrMeta+a');
    await say(page, '2');
    await hand.insert('Chèn bảng');
    // The name of the first column is selected and waits to be written over.
    await say(page, 'Đường');
    await hand.next('Cột 2', 3);
    await say(page, 'Giờ');
    await page.keyboard.press('ArrowDown');
    for (const [street, hours] of [['Lê Lợi', '7 giờ'], ['Trần Phú', '9 giờ']] as const) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Home');
      for (let at = 0; at < 2; at += 1) await page.keyboard.press('ArrowRight');
      await say(page, street);
      for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowRight');
      await say(page, hours);
    }
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  });

  await test.step('a link whose first name says nothing', async () => {
    await say(page, 'Đăng ký nhận tin ở ');
    await hand.tool('Liên kết…');
    await hand.goTo(page.getByLabel('Chữ người đọc bấm vào', { exact: true }));
    await say(page, 'đây');
    await hand.goTo(page.getByLabel('Địa chỉ', { exact: true }));
    await say(page, 'dichvucong');
    await hand.insert('Chèn liên kết');
    await expect(page.getByRole('group', { name: 'Chèn liên kết' })).toContainText('Địa chỉ này chưa dẫn tới đâu được.');
    await expect(page.getByLabel('Địa chỉ', { exact: true })).toBeFocused();
    await page.keyboard.press('End');
    await say(page, '.gov.vn');
    await hand.insert('Chèn liên kết');
    await expect(list).toHaveText([/^Liên kết “đây” không cho biết dẫn đến đâu\./]);
    await expect(tally).toHaveText('1 điều nên xem lại');
    // Its words are selected: better ones are typed over them.
    await say(page, 'Cổng dịch vụ công');
    await expect(list).toHaveCount(0);
    // On a phone the line is broken in the middle of the address, and End goes only there.
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  });

  await test.step('a call-out', async () => {
    await say(page, 'Không uống nước đục.');
    await hand.tool('Khung lưu ý…');
    await hand.goTo(page.getByLabel('Loại khung', { exact: true }));
    await hand.choose(page.getByLabel('Loại khung', { exact: true }), 'Cảnh báo');
    await hand.insert('Đặt khung');
    await page.keyboard.press('ControlOrMeta+End');
    await expect(tally).toHaveText('Chưa thấy điều gì cần sửa');
  });
}

/** What residents get of it. */
async function expectPublic(resident: Page, address: string): Promise<void> {
  await resident.goto(address);
  await expect(resident.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  const prose = resident.locator('.prose');
  await expect(prose.getByRole('heading', { level: 2 })).toHaveText('Nơi ngừng nước');
  await expect(prose.getByRole('heading', { level: 3 })).toHaveText('Việc cần làm');
  await expect(prose.locator('ul > li')).toHaveText(['Khu phố 1', 'Khu phố 2', 'Khu phố 3']);
  await expect(prose.locator('ol > li')).toHaveText(['Trữ nước từ tối hôm trước', 'Khóa van khi đi vắng', 'Xả bỏ nước đục lúc có lại']);
  await expect(prose.getByRole('columnheader')).toHaveText(['Đường', 'Giờ']);
  await expect(prose.getByRole('cell')).toHaveText(['Lê Lợi', '7 giờ', 'Trần Phú', '9 giờ']);
  await expect(prose.getByRole('link', { name: 'Cổng dịch vụ công', exact: true })).toHaveAttribute('href', 'https://dichvucong.gov.vn');
  await expect(prose.locator('.callout-warning')).toContainText('Không uống nước đục.');
  await expect(prose.locator('.callout-warning .callout-title')).toHaveText('Cảnh báo');
  await expect(prose).not.toContainText(/[#*|>[\]`]/);
}

test('by mouse or finger: every part of a notice, findings that come and go, and the preview at two widths', async ({ page, visitor, unit, hasTouch }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit, 'notice');
  await editor.isAwake();
  const { list, tally } = findings(page);
  const hand = pointing(editor, hasTouch);
  await hand.goTo(editor.title);
  await say(page, TITLE.toUpperCase());
  await expect(list).toHaveText([/^Tiêu đề viết hoa toàn bộ nên khó đọc\..*“Tạm ngừng cấp nước trên đường lê lợi”/]);
  await expect(tally).toHaveText('1 điều nên xem lại');
  await page.keyboard.press('ControlOrMeta+a');
  await say(page, TITLE);
  await expect(list).toHaveCount(0);
  await hand.goTo(page.getByLabel('Có hiệu lực đến hết ngày', { exact: true }));
  await say(page, FAR_AHEAD);
  await hand.goTo(editor.body);
  await write(page, hand);

  const pane = page.getByRole('region', { name: 'Xem trước nội dung' });
  const [phone, computer] = ['Điện thoại', 'Máy tính'].map((name) => page.getByRole('button', { name, exact: true })) as [Locator, Locator];
  if ((page.viewportSize()?.width ?? 0) < 960) {
    await expect(computer).toBeHidden();
  } else {
    const width = async () => (await pane.boundingBox())?.width ?? 0;
    await expect(phone).toHaveAttribute('aria-pressed', 'true');
    expect(await width()).toBeLessThan(400);
    await hand.goTo(computer);
    await expect(computer).toHaveAttribute('aria-pressed', 'true');
    await expect(computer).toBeInViewport();
    expect(await width()).toBeGreaterThan(800);
    await hand.goTo(phone);
    await expect(phone).toBeInViewport();
    expect(await width()).toBeLessThan(400);
  }
  await expect(pane.getByRole('table')).toBeVisible();
  await hand.goTo(page.getByRole('button', { name: 'Lưu và đăng' }));
  await editor.isTold('Đã đăng.');
  await expectPublic(await visitor(), await editor.publicAddress());
});

test('by keys alone: the same notice, with the arrows of the toolbar', async ({ page, visitor, unit }) => {
  test.slow();
  await (await Author.of(unit)).enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit, 'notice');
  await editor.isAwake();
  await tabTo(page, editor.title);
  await say(page, TITLE);
  await tabTo(page, page.getByLabel('Có hiệu lực đến hết ngày', { exact: true }), 5);
  await say(page, FAR_AHEAD);
  // One stop for the whole toolbar.
  await tabTo(page, editor.body, 2);
  await write(page, keys(editor));

  const computer = page.getByRole('button', { name: 'Máy tính', exact: true });
  if (await computer.isVisible()) {
    await tabTo(page, computer);
    await page.keyboard.press('Space');
    await expect(computer).toHaveAttribute('aria-pressed', 'true');
    await expect(computer).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(computer).toHaveAttribute('aria-pressed', 'false');
  }
  await tabTo(page, page.getByRole('button', { name: 'Lưu và đăng' }));
  await follow(page);
  await editor.isTold('Đã đăng.');
  await expectPublic(await visitor(), await editor.publicAddress());
});

test('the keys people know from Word, and a panel that closes where it was opened', async ({ page, unit }) => {
  const author = await Author.of(unit);
  const { desk } = await author.draft(short('Phím tắt', 'Mang căn cước và giấy mời tới xã.'));
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.open(desk);
  await editor.select('căn cước');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(editor.body).toHaveValue('Mang **căn cước** và giấy mời tới xã.');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(editor.body).toHaveValue('Mang căn cước và giấy mời tới xã.');
  await editor.select('giấy mời');
  await page.keyboard.press('ControlOrMeta+i');
  await expect(editor.body).toHaveValue('Mang căn cước và *giấy mời* tới xã.');

  const panel = page.getByRole('group', { name: 'Chèn liên kết' });
  await editor.select('xã');
  await page.keyboard.press('ControlOrMeta+k');
  // The words are there already: only the address is asked for.
  await expect(page.getByLabel('Chữ người đọc bấm vào', { exact: true })).toHaveValue('xã');
  await expect(page.getByLabel('Địa chỉ', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(editor.body).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByLabel('Địa chỉ', { exact: true })).toBeFocused();
  await say(page, '0254 3852 123');
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(editor.body).toBeFocused();
  await expect(page.getByRole('region', { name: 'Xem trước nội dung' }).getByRole('link', { name: 'xã', exact: true })).toHaveAttribute('href', /^tel:/);

  // Opened by its button, the panel gives the focus back to the button.
  const button = page.getByRole('button', { name: 'Liên kết…', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  // The arrows go round.
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: 'Đậm', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Khung lưu ý…', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(editor.body).toBeFocused();
  // Nothing of all this sent the form.
  await expect(page.getByRole('status')).toHaveCount(0);
});

test('without script nothing of the toolbar is seen, and no focus falls into it', async ({ visitor, unit }) => {
  const page = await visitor({ javaScriptEnabled: false });
  const author = await Author.of(unit);
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit, 'notice');
  await expect(page.locator('.tools')).toBeHidden();
  await expect(page.locator('.widths')).toBeHidden();
  await editor.body.focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Có hiệu lực đến hết ngày', { exact: true })).toBeFocused();
});
