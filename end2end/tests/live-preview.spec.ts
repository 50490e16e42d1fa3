// What is typed shows beside the editor, through the renderer of public pages.
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { needsIslands } from '../support/islands';
import { expect, test } from '../support/test';

test('the preview follows what is typed, and is what residents get', async ({ page, visitor, unit }) => {
  const author = await Author.of(unit);
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await needsIslands(page);
  const pane = page.getByRole('region', { name: 'Xem trước nội dung' });
  await expect(page.locator('.words')).toHaveText('0 chữ');

  await editor.fill(LONG);
  await expect(pane.getByRole('table')).toBeVisible();
  await expect(pane.locator('.callout-title').first()).toHaveText('Lưu ý');
  await expect(page.locator('.words')).toHaveText(/^\d{2,} chữ, đọc khoảng \d+ phút$/);
  await editor.body.press('ControlOrMeta+End');
  await page.keyboard.insertText('\n\nDòng gõ thêm ở cuối.');
  await expect(pane.getByText('Dòng gõ thêm ở cuối.')).toBeVisible();
  await expect(editor.body).toBeFocused();
  const live = await pane.innerHTML();

  await editor.saveDraft();
  await editor.publish();
  const resident = await visitor({ javaScriptEnabled: false });
  await resident.goto(await editor.publicAddress());
  expect(await resident.locator('.prose').innerHTML()).toBe(live);
});

test('remarks on the text come and go while it is typed', async ({ page, unit }) => {
  const author = await Author.of(unit);
  await author.enter(page.context());
  const article = await author.draft(short('Bài có mã lạ', 'Chữ <b>đậm</b>.'));
  await page.goto(article.desk);
  const remarks = page.locator('.warnings li');
  await expect(remarks).toContainText(['Bài có mã HTML.']);
  await needsIslands(page);
  const editor = new Editor(page);
  await expect(page.locator('.words')).not.toBeEmpty();
  await editor.body.fill('Chữ **đậm**.');
  await expect(remarks).toHaveCount(0);
  await editor.body.fill('![ảnh](https://example.com/a.png)');
  await expect(remarks).toHaveCount(1);
});

test('what somebody types into a text never runs in the preview', async ({ page, unit }) => {
  const author = await Author.of(unit);
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.begin(unit);
  await needsIslands(page);
  await expect(page.locator('.words')).toHaveText('0 chữ');
  await editor.body.fill('<img src=x onerror="document.title=1"> [bấm](javascript:alert(1)) <script>document.title=2</script>');
  const pane = page.getByRole('region', { name: 'Xem trước nội dung' });
  await expect(pane).toContainText('bấm');
  await expect(pane.locator('img, script, a')).toHaveCount(0);
});
