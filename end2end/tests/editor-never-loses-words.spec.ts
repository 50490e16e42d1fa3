// Nothing typed is ever lost: it is saved while it is typed, put together with what others write, and kept in the
// browser while the server is away. Two browsers where two people write, and a server that may die where it dies.
import type { BrowserContext, Page } from '@playwright/test';
import { deskOf } from '../support/address';
import { short } from '../support/articles';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { keptHere, needsIslands } from '../support/islands';
import { signIn } from '../support/people';
import { passOn } from '../support/request';
import { close, crash } from '../support/tabs';
import { expect, test, testWithOwnServer } from '../support/test';
import { mayBeSaid } from '../support/watch';

const TEXT = 'Mở đầu.\n\nNơi họp.\n\nKết thúc.';

/** What the page sends by itself. */
const SAVES = /\/tu-luu$/;
const SENT_BY_ITSELF = /\/(tu-luu|co-mat)$/;

/** The server dies, or the wire is cut. */
const CUT = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|CONNECTION_ABORTED|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|INTERNET_DISCONNECTED|NETWORK_CHANGED|FAILED)\b/;

/** Longer than any wait between two attempts. */
const LATER = 31_000;

const [LAN, AN] = [
  (unit: string) => Author.of(unit, 'writer', 'Trần Thị Mỹ Phượng'),
  (unit: string) => Author.of(unit, 'approver', 'Lê Văn Ẩn'),
];

async function opened(page: Page, author: Author, desk: string): Promise<Editor> {
  await author.enter(page.context());
  const editor = new Editor(page);
  await editor.open(desk);
  return editor;
}

/** The server has exactly this. */
async function expectSaved(reader: Author, desk: string, body: string): Promise<void> {
  await expect.poll(() => reader.bodyOf(desk), { timeout: 30_000 }).toBe(body);
}

/** The copy of this browser holds these words. */
async function expectKept(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(words);
}

function mayBeCut(context: BrowserContext): void {
  mayBeSaid(context, CUT, SENT_BY_ITSELF);
}

test.describe('by itself', () => {
  test('what is typed is saved within two seconds, and something new gets an address of its own', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    await lan.enter(page.context());
    await page.clock.install();
    const editor = new Editor(page);
    await editor.begin(unit, 'notice');
    await editor.isAwake();
    const steps = await page.evaluate(() => history.length);
    await editor.title.fill('Tự lưu khi đang gõ');
    await editor.body.focus();
    await expect(page).toHaveURL(/\/bai-viet\/\d+$/);
    expect(await page.evaluate(() => history.length), 'the way back stays as it was').toBe(steps);
    await editor.isSavedByItself();

    // From here on time passes only as this test says.
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await editor.type('Chữ đầu tiên.');
    const sent = page.waitForRequest(SAVES);
    await page.clock.runFor(2_000);
    await sent;
    await page.clock.resume();
    const desk = page.url();
    await expectSaved(an, desk, 'Chữ đầu tiên.');
    await editor.isSavedByItself();

    await page.reload();
    await expect(editor.title).toHaveValue('Tự lưu khi đang gõ');
    await expect(editor.body).toHaveValue('Chữ đầu tiên.');
    await editor.isIn('Bản nháp');
    await expect(page.getByLabel('Có hiệu lực đến hết ngày', { exact: true })).toBeVisible();
    await page.goto(deskOf(unit));
    await expect(page.getByRole('link', { name: 'Tự lưu khi đang gõ', exact: true })).toHaveCount(1);
  });

  test('a page on which nothing is written makes nothing', async ({ page, unit }) => {
    const lan = await LAN(unit);
    await lan.enter(page.context());
    await page.clock.install();
    const editor = new Editor(page);
    await editor.begin(unit, 'page');
    await editor.isAwake();
    await editor.title.pressSequentially('a');
    await editor.title.press('Backspace');
    await editor.body.focus();
    await page.clock.fastForward(LATER);
    await expect(editor.saving).toHaveText('');
    await expect(page).toHaveURL(/\/moi\?loai=trang$/);
    expect(await keptHere(page)).toEqual([]);
  });

  test('the last words are there though the tab was closed at once', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Đóng thẻ ngay khi gõ xong', TEXT));
    const editor = await opened(page, lan, desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chữ cuối cùng.');
    await close(page);
    const all = `${TEXT} Chữ cuối cùng.`;
    await expectSaved(an, desk, all);
    const again = await opened(await page.context().newPage(), lan, desk);
    await expect(again.body).toHaveValue(all);
    await expect(again.offer).toHaveCount(0);
  });

  test('the last words are there though a link was followed at once', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Đi theo liên kết ngay khi gõ xong', TEXT));
    const editor = await opened(page, lan, desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chữ cuối cùng.');
    await page.getByRole('link', { name: 'Bàn biên tập', exact: true }).click();
    await expectSaved(an, desk, `${TEXT} Chữ cuối cùng.`);
    await page.goBack();
    await expect(editor.body).toHaveValue(`${TEXT} Chữ cuối cùng.`);
  });

  test('a text too long to be sent while its tab closes is saved all the same, or offered on return', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Bài rất dài', TEXT));
    const editor = await opened(page, lan, desk);
    // Browsers let 64 KiB outlive a page; most of these letters are six bytes of a form.
    const long = `${TEXT}\n\n${'Nghị quyết về phát triển kinh tế, xã hội. '.repeat(1_000)}`.trim();
    await editor.body.fill(long);
    await close(page);
    const back = await opened(await page.context().newPage(), lan, desk);
    if ((await back.body.inputValue()) !== long) await back.offer.getByRole('button', { name: 'Dùng phần viết dở' }).click();
    await expect(back.body).toHaveValue(long);
    await expectSaved(an, desk, long);
  });

  test('typing goes on while a save is under way, and an answer that got lost does no harm', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft(short('Gõ trong lúc đang lưu', TEXT));
    await page.clock.install();
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    let answers = () => {};
    const held = new Promise<void>((resolve) => (answers = resolve));
    await page.route(SAVES, async (route) => {
      await held;
      await passOn(route);
      // The server has it, and the page never hears of it.
      await route.abort();
    }, { times: 1 });
    const sent = page.waitForRequest(SAVES);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Một.');
    await sent;
    await expect(editor.saving).toHaveText('Đang lưu…');
    await editor.type(' Hai.');
    answers();
    await expect(editor.saving).toContainText('Mất kết nối; chữ của bạn được giữ trên máy này');
    await editor.type(' Ba.');
    await page.clock.fastForward(LATER);
    await expectSaved(an, desk, `${TEXT} Một. Hai. Ba.`);
    await editor.isSavedByItself();
    await expect(editor.body).toHaveValue(`${TEXT} Một. Hai. Ba.`);
    // Many saves of one page are one saved text.
    await page.reload();
    await expect(page.getByRole('link', { name: 'Các bản đã lưu (2)' })).toBeVisible();
  });

  test('publishing takes along what was typed a moment ago', async ({ page, visitor, unit }) => {
    const an = await AN(unit);
    const { desk } = await an.draft(short('Đăng ngay khi gõ xong', TEXT));
    const editor = await opened(page, an, desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chữ cuối cùng.');
    await editor.publish();
    const resident = await visitor();
    await resident.goto(await editor.publicAddress());
    await expect(resident.getByText('Kết thúc. Chữ cuối cùng.')).toBeVisible();
  });

  test('what saves itself over something published stays at the desk', async ({ page, visitor, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await an.publish(short('Đã đăng, đang sửa', TEXT));
    const editor = await opened(page, lan, article.desk);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chưa ai duyệt.');
    await expectSaved(an, article.desk, `${TEXT} Chưa ai duyệt.`);
    await page.reload();
    await editor.isIn('Đã đăng, có bản sửa chưa đăng');
    const resident = await visitor();
    await resident.goto(article.public);
    await expect(resident.getByRole('article')).toContainText('Kết thúc.');
    await expect(resident.getByText('Chưa ai duyệt.')).toHaveCount(0);
  });

  test('the browser’s own undo takes back what a button did', async ({ page, unit }) => {
    const lan = await LAN(unit);
    const { desk } = await lan.draft(short('Hoàn tác', TEXT));
    const editor = await opened(page, lan, desk);
    await editor.select('Nơi họp.');
    await page.getByRole('button', { name: 'Đậm', exact: true }).click();
    await expect(editor.body).toHaveValue(TEXT.replace('Nơi họp.', '**Nơi họp.**'));
    await page.keyboard.press('ControlOrMeta+z');
    await expect(editor.body).toHaveValue(TEXT);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Xong.');
    await page.getByRole('button', { name: 'Bảng…', exact: true }).click();
    await page.getByRole('button', { name: 'Chèn bảng', exact: true }).click();
    await expect(editor.body).toHaveValue(/\| Cột 1 \| Cột 2 \| Cột 3 \|/);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(editor.body).toHaveValue(`${TEXT} Xong.`);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(editor.body).toHaveValue(/\| Cột 1 \| Cột 2 \| Cột 3 \|/);
  });
});

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
    mayBeCut(page.context());
    const editor = await opened(page, lan, article.desk);
    await server.kill();
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết khi máy chủ tắt.');
    await expect(editor.saving).toContainText('Mất kết nối');
    await crash(page);
    await server.startAgain();
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
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    await server.kill();
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết thử.');
    await expect(editor.saving).toContainText('Mất kết nối');
    await crash(page);
    await server.startAgain();
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
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    await server.kill();
    await editor.caretAfter('Mở đầu.');
    await editor.type(' Bản cũ.');
    await expect(editor.saving).toContainText('Mất kết nối');
    await crash(page);
    await server.startAgain();
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
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    await server.kill();
    await editor.caretAfter('Mở đầu.');
    await editor.type(' Bản cũ.');
    await expect(editor.saving).toContainText('Mất kết nối');
    await crash(page);
    await server.startAgain();
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

test.describe('signed out', () => {
  test('and in again in another tab: the page says that it is from before, and saving keeps every word', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await an.draft(short('Phiên mới ở thẻ khác', TEXT));
    const editor = await opened(page, lan, desk);
    await (await LAN(unit)).enter(page.context());
    mayBeSaid(page.context(), /status of 403/, SENT_BY_ITSELF);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết tiếp.');
    await expect(editor.saving).toHaveText('Trang này mở từ phiên làm việc trước. Chữ của bạn được giữ trên máy này; hãy bấm Lưu bản nháp để lưu tiếp.');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('alert')).toContainText('Nội dung bạn gõ còn nguyên bên dưới');
    await expect(editor.body).toHaveValue(`${TEXT} Viết tiếp.`);
    // From here it even saves by itself.
    await expectSaved(an, desk, `${TEXT} Viết tiếp.`);
    await editor.saveDraft();
    await editor.isAwake();
    await expect.poll(() => keptHere(page)).toEqual([]);
  });

  test('in another tab: typing goes on, and saving leads through the sign-in page with every word', async ({ page, unit }) => {
    test.slow();
    const [{ person }, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await an.draft(short('Đăng xuất ở thẻ khác', TEXT));
    await signIn(page, person);
    const editor = new Editor(page);
    await editor.open(desk);
    const other = await page.context().newPage();
    await other.goto(deskOf(unit));
    await other.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');

    mayBeSaid(page.context(), /status of 401/, SENT_BY_ITSELF);
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Viết khi đã đăng xuất.');
    await expect(editor.saving).toHaveText('Phiên làm việc đã hết. Chữ của bạn được giữ trên máy này; bấm Lưu bản nháp để đăng nhập lại.');
    await editor.type(' Viết tiếp.');
    const all = `${TEXT} Viết khi đã đăng xuất. Viết tiếp.`;
    await expect(editor.body).toHaveValue(all);
    await expectSaved(an, desk, TEXT);

    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await expect(page.getByRole('status')).toContainText('Nội dung bạn gõ vẫn được giữ');
    await page.getByLabel('E-mail', { exact: true }).fill(person.email);
    await page.getByLabel('Mật khẩu').fill(person.password);
    await page.getByLabel('Mật khẩu').press('Enter');
    await expect(editor.body).toHaveValue(all);
    await editor.isAwake();
    await editor.saveDraft();
    await expectSaved(an, desk, all);
    await editor.isAwake();
    await expect.poll(() => keptHere(page)).toEqual([]);
  });

  test('nothing of a text is left in the browser, and the next person finds no copy', async ({ page, unit }) => {
    test.slow();
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await an.draft(short('Máy dùng chung', TEXT));
    mayBeSaid(page.context(), /status of 401/, SENT_BY_ITSELF);
    mayBeCut(page.context());
    const editor = await opened(page, lan, desk);
    await page.route(SENT_BY_ITSELF, (route) => route.abort());
    await editor.caretAfter('Kết thúc.');
    await editor.type(' Chuyện riêng.');
    await expect(editor.saving).toContainText('Mất kết nối');
    expect(await keptHere(page)).toHaveLength(1);
    // A text that cannot be saved keeps nobody signed in: the second time it goes.
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.locator('.who .fault')).toContainText('Bấm Đăng xuất lần nữa để bỏ phần ấy.');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập');
    expect(await keptHere(page)).toEqual([]);

    // Typed after the session ended, in a tab that was then closed.
    await page.unroute(SENT_BY_ITSELF);
    const again = await opened(page, await LAN(unit), desk);
    await page.context().clearCookies();
    await again.caretAfter('Kết thúc.');
    await again.type(' Chuyện riêng nữa.');
    await expect(again.saving).toContainText('Phiên làm việc đã hết');
    await close(page);
    const theirs = await opened(await page.context().newPage(), an, desk);
    await expect(theirs.offer).toHaveCount(0);
    expect(await keptHere(theirs.page)).toEqual([]);
    await expect(theirs.page.getByText('Chuyện riêng')).toHaveCount(0);
  });
});
