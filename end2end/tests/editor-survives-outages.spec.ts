// The server dies, or the wire is cut: what was typed is kept in the browser, offered on return, and put together with
// what was saved meanwhile.
import { short } from '../support/articles';
import { Editor } from '../support/editor';
import { keptHere } from '../support/islands';
import { close, crash } from '../support/tabs';
import { expect, test, testWithOwnServer } from '../support/test';
import { AN, LAN, LATER, SAVES, TEXT, crashedWhileWriting, expectKept, expectSaved, mayBeCut, opened } from '../support/writing';

testWithOwnServer.describe('the server goes away', () => {
  testWithOwnServer('while a save is under way, and between two saves: everything typed arrives', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Máy chủ tắt khi đang lưu', TEXT));
    mayBeCut(page.context());
    await page.clock.install();
    const editor = await opened(page, lan, desk);

    const sent = page.waitForRequest(SAVES);
    server.freeze();
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Một.');
    await sent;
    await server.kill();
    await expect(editor.saving).toHaveText('Mất kết nối; chữ của bạn được giữ trên máy này, sẽ tự lưu lại khi có mạng.');
    await editor.type(' Hai.');
    await server.startAgain();
    await editor.type(' Ba.');
    await page.clock.fastForward(LATER);
    await expectSaved(an, desk, `${TEXT} Một. Hai. Ba.`);
    await editor.isSavedByItself();

    await server.kill();
    await editor.type(' Bốn.');
    await expect(editor.saving).toContainText('Mất kết nối');
    await page.clock.fastForward(LATER);
    await expect(editor.saving).toContainText('Mất kết nối');
    await editor.type(' Năm.');
    await server.startAgain();
    await page.clock.fastForward(LATER);
    await expectSaved(an, desk, `${TEXT} Một. Hai. Ba. Bốn. Năm.`);
    await editor.isSavedByItself();
    await expect(editor.body).toHaveValue(`${TEXT} Một. Hai. Ba. Bốn. Năm.`);
  });

  testWithOwnServer('and the tab crashes meanwhile: on return the copy of this browser is offered and taken', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft(short('Máy chủ tắt, thẻ hỏng', TEXT));
    mayBeCut(page.context());
    const editor = await opened(page, lan, article.desk);
    await server.kill();
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết khi máy chủ tắt.');
    await page.getByLabel('Ghi chú cho lần lưu này', { exact: true }).fill('Theo giấy mời');
    await expect(editor.saving).toContainText('Mất kết nối');
    await expectKept(page, 'Theo giấy mời');
    await crash(page);
    await server.startAgain();

    const back = await opened(await page.context().newPage(), lan, article.desk);
    await expect(back.body).toHaveValue(TEXT);
    await expect(back.offer).toContainText(/Máy này còn giữ phần bạn viết dở lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}, mới hơn bản đã lưu\./);
    await back.offer.getByText('Xem phần viết dở').click();
    await expect(back.offer.getByRole('definition')).toContainText('Viết khi máy chủ tắt.');
    await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    await expect(back.offer).toHaveCount(0);
    await expect(back.body).toHaveValue(`${TEXT} Viết khi máy chủ tắt.`);
    await expect(back.body).toBeFocused();
    await expect(back.page.getByLabel('Ghi chú cho lần lưu này', { exact: true })).toHaveValue('Theo giấy mời');
    await expectSaved(an, article.desk, `${TEXT} Viết khi máy chủ tắt.`);
    await back.isSavedByItself();
    await expect.poll(() => keptHere(back.page)).toEqual([]);
  });

  testWithOwnServer('and somebody else writes before the return: the copy is put together with what is there', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft(short('Máy chủ tắt, người khác viết', TEXT));
    await crashedWhileWriting(server, page, lan, article.desk, 'Kết thúc.', ' Viết khi máy chủ tắt.');
    await an.save(article, short('Máy chủ tắt, người khác viết', TEXT.replace('Mở đầu.', 'Mở đầu của người khác.')));

    const back = await opened(await page.context().newPage(), lan, article.desk);
    await expect(back.offer).toContainText('Từ đó bài đã được lưu thêm; nếu dùng, phần ấy được ghép vào bản đang có.');
    await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    const both = 'Mở đầu của người khác.\n\nNơi họp.\n\nKết thúc. Viết khi máy chủ tắt.';
    await expect(back.body).toHaveValue(both);
    await expectSaved(an, article.desk, both);
    await expect(back.saving).toHaveText('Đã ghép với bản Lê Văn Ẩn vừa lưu.');
    await expect.poll(() => keptHere(back.page)).toEqual([]);
  });

  testWithOwnServer('and two tabs crash meanwhile: both copies are offered, and neither is lost', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Máy chủ tắt, hai thẻ hỏng', TEXT));
    mayBeCut(page.context());
    const first = await opened(page, lan, desk);
    const second = await opened(await page.context().newPage(), lan, desk);
    await server.kill();
    for (const [editor, after, words] of [[first, 'Mở đầu.', ' Thẻ một.'], [second, 'Kết thúc.', ' Thẻ hai.']] as const) {
      await editor.page.bringToFront();
      await editor.caretAfter(after);
      await editor.type(words);
      await expect(editor.saving).toContainText('Mất kết nối');
      await expectKept(page, words.trim());
    }
    await crash(second.page);
    await crash(first.page);
    await server.startAgain();
    for (const told of ['mới hơn bản đã lưu', 'chưa có trong bản đã lưu']) {
      const back = await opened(await page.context().newPage(), lan, desk);
      await expect(back.offer).toContainText(told);
      await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
      await expect(back.saving).toHaveText(/^Đã (tự lưu|ghép)/);
      await close(back.page);
    }
    await expectSaved(an, desk, 'Mở đầu. Thẻ một.\n\nNơi họp.\n\nKết thúc. Thẻ hai.');
  });

  testWithOwnServer('and nobody wants the copy any more: it is forgotten', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const lan = await LAN(unit);
    const { desk } = await lan.draft(short('Bỏ phần viết dở', TEXT));
    await crashedWhileWriting(server, page, lan, desk, 'Kết thúc.', ' Viết thử.');
    const back = await opened(await page.context().newPage(), lan, desk);
    await back.offer.getByRole('button', { name: 'Bỏ đi' }).click();
    await expect(back.offer).toHaveCount(0);
    await expect(back.title).toBeFocused();
    expect(await keptHere(back.page)).toEqual([]);
    await back.page.reload();
    await back.isAwake();
    await expect(back.offer).toHaveCount(0);
    await expect(back.body).toHaveValue(TEXT);
  });

  testWithOwnServer('and other words are saved before an old copy is taken up: both stay', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Máy chủ tắt, lưu tiếp rồi mới dùng bản cũ', TEXT));
    await crashedWhileWriting(server, page, lan, desk, 'Mở đầu.', ' Bản cũ.');
    const back = await opened(await page.context().newPage(), lan, desk);
    await back.caretAfter('Kết thúc.');
    await back.type(' Bản mới.');
    await expectSaved(an, desk, `${TEXT} Bản mới.`);
    await back.isSavedByItself();
    await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    const both = 'Mở đầu. Bản cũ.\n\nNơi họp.\n\nKết thúc. Bản mới.';
    await expect(back.body).toHaveValue(both);
    await expectSaved(an, desk, both);
    await expect.poll(() => keptHere(back.page)).toEqual([]);
  });

  testWithOwnServer('and more is typed before an old copy is taken up: what was typed is on offer then in its stead', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Máy chủ tắt, gõ tiếp rồi mới dùng bản cũ', TEXT));
    await crashedWhileWriting(server, page, lan, desk, 'Mở đầu.', ' Bản cũ.');
    const back = await opened(await page.context().newPage(), lan, desk);
    await back.page.clock.install();
    await server.kill();
    await back.caretAfter('Kết thúc.');
    await back.type(' Bản mới.');
    await expect(back.saving).toContainText('Mất kết nối');
    await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    await expect(back.body).toHaveValue('Mở đầu. Bản cũ.\n\nNơi họp.\n\nKết thúc.');
    await back.offer.getByText('Xem phần viết dở').click();
    await expect(back.offer.getByRole('definition')).toContainText('Bản mới.');
    await expectKept(back.page, 'Bản mới.');
    // Both are somebody's work: taken up after the other was saved, it is put together with it.
    await server.startAgain();
    await back.page.clock.fastForward(LATER);
    await expectSaved(an, desk, 'Mở đầu. Bản cũ.\n\nNơi họp.\n\nKết thúc.');
    await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    const both = 'Mở đầu. Bản cũ.\n\nNơi họp.\n\nKết thúc. Bản mới.';
    await expect(back.body).toHaveValue(both);
    await expectSaved(an, desk, both);
    await expect(back.offer).toHaveCount(0);
    await expect.poll(() => keptHere(back.page)).toEqual([]);
  });

  testWithOwnServer('before something new was saved even once: it is offered where it was begun', async ({ server, page, unit }) => {
    testWithOwnServer.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    mayBeCut(page.context());
    await lan.enter(page.context());
    const editor = new Editor(page);
    await editor.begin(unit, 'event');
    await editor.isAwake();
    await server.kill();
    await editor.fill(short('Viết khi máy chủ tắt', TEXT));
    await editor.fillFurther({ 'Ngày bắt đầu': '15/08/2099', 'Địa điểm': 'Nhà văn hóa' });
    await expect(editor.saving).toContainText('Mất kết nối');
    await expectKept(page, 'Nhà văn hóa');
    await crash(page);
    await server.startAgain();

    const back = new Editor(await page.context().newPage());
    // Not where something of another kind is begun: it would have no room for the day and the place.
    await back.begin(unit, 'notice');
    await back.isAwake();
    await expect(back.offer).toHaveCount(0);
    await back.begin(unit, 'event');
    await back.isAwake();
    await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    await expect(back.title).toHaveValue('Viết khi máy chủ tắt');
    await expect(back.body).toHaveValue(TEXT);
    await expect(back.page.getByLabel('Ngày bắt đầu', { exact: true })).toHaveValue('15/08/2099');
    await expect(back.page.getByLabel('Địa điểm', { exact: true })).toHaveValue('Nhà văn hóa');
    await expect(back.page).toHaveURL(/\/bai-viet\/\d+$/);
    await expectSaved(an, back.page.url(), TEXT);
    await expect.poll(() => keptHere(back.page)).toEqual([]);
  });
});

test.describe('the connection goes away', () => {
  test('it is told, nothing unsaved is published, and all is saved once it is back', async ({ page, unit }) => {
    const an = await AN(unit);
    const { desk } = await an.draft(short('Mất mạng giữa chừng', TEXT));
    mayBeCut(page.context());
    const editor = await opened(page, an, desk);
    await page.context().setOffline(true);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết khi mất mạng.');
    await expect(editor.saving).toHaveText('Mất kết nối; chữ của bạn được giữ trên máy này, sẽ tự lưu lại khi có mạng.');
    await page.getByRole('button', { name: 'Đăng bài', exact: true }).click();
    await expect(page.locator('.onward .fault')).toContainText('Chưa thực hiện vì phần bạn vừa gõ chưa được lưu hết. Mất kết nối');
    await page.context().setOffline(false);
    await expectSaved(an, desk, `${TEXT} Viết khi mất mạng.`);
    await editor.isSavedByItself();
    await editor.isIn('Bản nháp');
    await editor.publish();
    await editor.isIn('Đã đăng');
  });
});
