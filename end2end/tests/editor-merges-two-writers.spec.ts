// Two people, or one person's two tabs, write in one text: what does not touch is put together, what does is decided.
import { short } from '../support/articles';
import { keptHere } from '../support/islands';
import { passOn } from '../support/request';
import { close } from '../support/tabs';
import { expect, test } from '../support/test';
import { mayBeSaid } from '../support/watch';
import { AN, LAN, SAVES, TEXT, expectSaved, opened } from '../support/writing';

test.describe('two at once', () => {
  test('in different paragraphs: both texts end up in both editors and on the server', async ({ page, visitor, unit }) => {
    test.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Hai người cùng gõ', TEXT));
    const other = await visitor();
    await page.clock.install();
    const mine = await opened(page, lan, desk);
    const theirs = await opened(other, an, desk);
    await expect(theirs.company).toHaveText(/^Đang cùng mở bài này: Trần Thị Mỹ Phượng \(\d\d:\d\d\)$/);
    await page.clock.fastForward(15_000);
    await expect(mine.company).toHaveText(/^Đang cùng mở bài này: Lê Văn Ẩn \(\d\d:\d\d\)$/);

    await mine.caretAfter('Mở đầu.');
    await theirs.caretAfter('Nơi họp.');
    for (const word of [' một', ' hai', ' ba']) {
      await mine.type(word);
      await theirs.type(word.toUpperCase());
    }
    await expectSaved(an, desk, 'Mở đầu. một hai ba\n\nNơi họp. MỘT HAI BA\n\nKết thúc.');
    // Each goes on where the caret was; the one who did not know of the other's words yet learns of them.
    await mine.type(' bốn');
    await expect(mine.body).toHaveValue('Mở đầu. một hai ba bốn\n\nNơi họp. MỘT HAI BA\n\nKết thúc.');
    await expectSaved(an, desk, await mine.body.inputValue());
    await theirs.type(' BỐN');
    await expect(theirs.body).toHaveValue('Mở đầu. một hai ba bốn\n\nNơi họp. MỘT HAI BA BỐN\n\nKết thúc.');
    await expectSaved(lan, desk, await theirs.body.inputValue());
    await expect(theirs.saving).toHaveText(/^Đã ghép với bản Trần Thị Mỹ Phượng vừa lưu\.$|^Đã tự lưu lúc/);
    // Whoever only reads is told, and nothing changes under their eyes.
    await page.clock.fastForward(15_000);
    await expect(page.getByText('Lê Văn Ẩn vừa lưu bản mới hơn. Tải lại trang để xem')).toBeVisible();
    await expect(mine.body).toHaveValue('Mở đầu. một hai ba bốn\n\nNơi họp. MỘT HAI BA\n\nKết thúc.');
    await mine.type(' năm');
    await expect(mine.body).toHaveValue('Mở đầu. một hai ba bốn năm\n\nNơi họp. MỘT HAI BA BỐN\n\nKết thúc.');
    await expectSaved(an, desk, await mine.body.inputValue());
  });

  test('while the two texts are put together, typing goes on', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft(short('Gõ trong lúc đang ghép', TEXT));
    const editor = await opened(page, lan, article.desk);
    await an.save(article, short('Gõ trong lúc đang ghép', TEXT.replace('Nơi họp.', 'Nơi họp: nhà văn hóa.')));
    let answers = () => {};
    const held = new Promise<void>((resolve) => (answers = resolve));
    await page.route(SAVES, async (route) => {
      const { status, body } = await passOn(route);
      await held;
      await route.fulfill({ status, body, contentType: 'application/json' });
    }, { times: 1 });
    const sent = page.waitForRequest(SAVES);
    await editor.caretAfter('Mở đầu.');
    await editor.type(' Một.');
    await sent;
    await editor.type(' Hai.');
    answers();
    const both = 'Mở đầu. Một. Hai.\n\nNơi họp: nhà văn hóa.\n\nKết thúc.';
    await expect(editor.body).toHaveValue(both);
    await expectSaved(an, article.desk, both);
    await editor.type(' Ba.');
    await expectSaved(an, article.desk, both.replace('Hai.', 'Hai. Ba.'));
  });

  test('what a colleague wrote is read before it is published: the button waits and says why', async ({ page, visitor, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft(short('Ghép rồi mới đăng', TEXT));
    await page.clock.install();
    const editor = await opened(page, an, article.desk);
    await lan.save(article, short('Ghép rồi mới đăng', TEXT.replace('Mở đầu.', 'Mở đầu chưa ai đọc.')));
    // Nobody waits until it is saved by itself.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Xong.');
    await page.getByRole('button', { name: 'Đăng bài', exact: true }).click();
    const both = 'Mở đầu chưa ai đọc.\n\nNơi họp.\n\nKết thúc. Xong.';
    await expect(page.locator('.onward .fault')).toHaveText('Chưa thực hiện: bài vừa được ghép với bản Trần Thị Mỹ Phượng lưu. Hãy xem lại rồi bấm lần nữa.');
    await expect(editor.body).toHaveValue(both);
    await editor.isIn('Bản nháp');
    await page.clock.resume();
    await editor.publish();
    const resident = await visitor();
    await resident.goto(await editor.publicAddress());
    await expect(resident.getByRole('article')).toContainText('Mở đầu chưa ai đọc.');
  });

  test('nobody touches a word that an input method is putting together', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft(short('Đang gõ dở một chữ', TEXT));
    await page.clock.install();
    const editor = await opened(page, lan, article.desk);
    await an.save(article, short('Đang gõ dở một chữ', TEXT.replace('Mở đầu.', 'Mở đầu, thêm chữ.')));
    const keys = await page.context().newCDPSession(page);
    // The answer arrives in the middle of the word, however slow the machine is.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Xong.');
    await keys.send('Input.imeSetComposition', { text: ' tiê', selectionStart: 4, selectionEnd: 4 });
    const answered = page.waitForResponse(SAVES);
    await page.clock.runFor(2_000);
    await answered;
    await page.clock.resume();
    await keys.send('Input.imeSetComposition', { text: ' tiến', selectionStart: 5, selectionEnd: 5 });
    await expect(editor.body).toHaveValue(`${TEXT} Xong. tiến`);
    await keys.send('Input.insertText', { text: ' tiếng' });
    const both = 'Mở đầu, thêm chữ.\n\nNơi họp.\n\nKết thúc. Xong. tiếng';
    await expect(editor.body).toHaveValue(both);
    await expectSaved(an, article.desk, both);
  });

  test('in the same paragraph: the second is told who saved, keeps every word, and decides', async ({ page, visitor, unit }) => {
    test.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Hai người sửa cùng chỗ', 'Họp lúc 7 giờ tại nhà văn hóa.\n\nMang căn cước.'));
    const other = await visitor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(desk).origin });
    mayBeSaid(page.context(), /status of 409/, SAVES);
    const [mine, theirs] = [await opened(page, lan, desk), await opened(other, an, desk)];
    await theirs.select('7');
    await theirs.type('8');
    await expectSaved(an, desk, 'Họp lúc 8 giờ tại nhà văn hóa.\n\nMang căn cước.');
    await mine.select('7');
    await mine.type('19');
    await expect(mine.saving).toContainText('Lê Văn Ẩn vừa lưu bản khác ở cùng chỗ bạn đang sửa. Chữ của bạn vẫn còn nguyên');
    await mine.caretAfter('căn cước');
    await mine.type(' và giấy mời');
    const own = 'Họp lúc 19 giờ tại nhà văn hóa.\n\nMang căn cước và giấy mời.';
    await expect(mine.body).toHaveValue(own);
    await page.getByRole('button', { name: 'Sao chép chữ của tôi' }).click();
    await expect(page.getByText('Đã sao chép chữ của bạn.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(own);

    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    const conflict = page.getByRole('region', { name: 'Có người vừa lưu bài này' });
    await expect(conflict).toContainText('Lê Văn Ẩn đã lưu bản khác');
    await expect(conflict.locator('mark')).toContainText(['Họp lúc 19 giờ', 'Họp lúc 8 giờ']);
    await expect(mine.body).toHaveValue(own);
    await mine.select('19 giờ');
    await mine.type('8 giờ tối');
    await mine.saveDraft();
    const decided = own.replace('19 giờ', '8 giờ tối');
    await expectSaved(an, desk, decided);
    await other.reload();
    await expect(theirs.body).toHaveValue(decided);
    await expect.poll(() => keptHere(page)).toEqual([]);
  });

  test('what is typed beside the two texts is kept by the browser until somebody decides', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft(short('Đóng trang khi đang so hai bản', 'Họp lúc 7 giờ.'));
    const editor = await opened(page, lan, article.desk);
    await an.save(article, short('Đóng trang khi đang so hai bản', 'Họp lúc 8 giờ.'));
    mayBeSaid(page.context(), /status of 409/, SAVES);
    await editor.select('7');
    await editor.type('19');
    await expect(editor.saving).toContainText('Lê Văn Ẩn vừa lưu bản khác');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('region', { name: 'Có người vừa lưu bài này' })).toBeVisible();
    await expect(page.locator('.tools.awake')).toBeVisible();
    await editor.caretAfter('19 giờ');
    await editor.type(' hay 8 giờ');
    await close(page);
    const back = await opened(await page.context().newPage(), lan, article.desk);
    await expect(back.body).toHaveValue('Họp lúc 8 giờ.');
    await back.offer.getByText('Xem phần viết dở').click();
    await expect(back.offer.getByRole('definition')).toContainText('Họp lúc 19 giờ hay 8 giờ.');
  });

  test('two tabs of one person are two writers', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Hai thẻ của một người', TEXT));
    const first = await opened(page, lan, desk);
    const second = await opened(await page.context().newPage(), lan, desk);
    mayBeSaid(page.context(), /status of 409/, SAVES);
    await first.caretAfter('Mở đầu.');
    await first.type(' Thẻ một.');
    await expectSaved(an, desk, TEXT.replace('Mở đầu.', 'Mở đầu. Thẻ một.'));
    await second.caretAfter('Nơi họp.');
    await second.type(' Thẻ hai.');
    const both = 'Mở đầu. Thẻ một.\n\nNơi họp. Thẻ hai.\n\nKết thúc.';
    await expect(second.body).toHaveValue(both);
    await expectSaved(an, desk, both);
    // Nobody else is here; and at the same place even one person has to decide.
    await expect(second.company).toHaveText('');
    await first.caretAfter('Nơi họp.');
    await first.type(' Cũng thẻ một.');
    await expect(first.saving).toContainText('Trần Thị Mỹ Phượng vừa lưu bản khác ở cùng chỗ');
    await expect(first.body).toHaveValue('Mở đầu. Thẻ một.\n\nNơi họp. Cũng thẻ một.\n\nKết thúc.');
    await expectSaved(an, desk, both);
  });
});
