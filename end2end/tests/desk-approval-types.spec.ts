// The way to the public, and what stands beside a text, in every state it can be in: judged by axe at both widths, at half
// the room and with letters twice as large. Long titles and long names wherever people write them.
import type { Page } from '@playwright/test';
import { expectGood } from '../support/accessible';
import { deskOf } from '../support/address';
import { LONG, short } from '../support/articles';
import { Author } from '../support/author';
import { NOTICE } from '../support/content';
import { Editor } from '../support/editor';
import { dayFromNow, DeskList, expectStanding, remark, sendBack, setMoment } from '../support/onward';
import { WITHOUT_NEWS } from '../support/communes';
import { crash } from '../support/tabs';
import { expect, test } from '../support/test';
import { mayBeSaid } from '../support/watch';

const SENT_BY_ITSELF = /\/(tu-luu|co-mat)$/;

const [LAN, AN, HOA] = [
  (unit: string) => Author.of(unit, 'writer', 'Trần Thị Mỹ Phượng'),
  (unit: string) => Author.of(unit, 'approver', 'Lê Văn Ẩn'),
  (unit: string) => Author.of(unit, 'unit_admin', 'Phạm Thị Hòa'),
];

/** Several states in one test, each looked at in four sizes. */
test.beforeEach(() => test.slow());

async function expectRefused(page: Page, faults: number): Promise<void> {
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(faults);
  await expect(page).toHaveTitle(/^Cần sửa – /);
  await expectGood(page);
}

test.describe('the editor', () => {
  test('submitted, then returned with a reason and remarks, to its writer and to an approver', async ({ page, visitor, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const { desk } = await lan.draft({ ...LONG, title: `Gửi duyệt: ${LONG.title}` });
    const approver = await visitor();
    await lan.enter(page.context());
    await an.enter(approver.context());
    const editor = new Editor(page);
    await editor.open(desk);
    await page.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await editor.isTold('Đã gửi duyệt.');
    await expectStanding(page, 'Bản nháp', 'Chờ duyệt');
    await expectGood(page);

    await approver.goto(desk);
    await approver.getByText('Trả lại để sửa…').click();
    await expectGood(approver);
    await approver.getByRole('button', { name: 'Trả lại người viết' }).click();
    await expectRefused(approver, 1);
    await approver.getByRole('alert').getByRole('link').click();
    await expect(approver.getByLabel('Lý do trả lại', { exact: true })).toBeFocused();
    await remark(approver, LONG.summary ?? '');
    await approver.goto(desk);
    await sendBack(approver, `${LONG.summary}\n\n${LONG.summary}`);
    await new Editor(approver).isTold('Đã trả lại bài');
    await page.goto(desk);
    await expect(page.getByRole('region', { name: 'Bài bị trả lại để sửa' })).toBeVisible();
    await expectGood(page);
  });

  test('scheduled, with an end, in care, and put away', async ({ page, unit }) => {
    const an = await AN(unit);
    const { desk } = await an.draft({ ...NOTICE, title: `Hẹn giờ: ${NOTICE.title}` }, 'notice', { hieu_luc_den: '31/12/2099' });
    await an.enter(page.context());
    await page.goto(desk);
    await setMoment(page, 'đăng', dayFromNow(1), '7:30');
    await new Editor(page).isTold('Đã hẹn giờ đăng.');
    await setMoment(page, 'hết hạn', dayFromNow(30), '17:00');
    await new Editor(page).isTold('Đã đặt hạn đăng.');
    await new Editor(page).isAwake();
    await expectGood(page);
    const away = await an.draft({ ...LONG, title: `Cất đi: ${LONG.title}` });
    await page.goto(away.desk);
    await page.getByRole('button', { name: 'Cất bản nháp' }).click();
    await new Editor(page).isTold('Đã cất bản nháp.');
    await new Editor(page).isAwake();
    await expectGood(page);
  });

  test('where saving stands: saved, with a fault, without a connection, in conflict, signed out', async ({ page, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft({ ...LONG, title: 'Tình trạng lưu' });
    await lan.enter(page.context());
    const editor = new Editor(page);
    await editor.open(article.desk);
    await editor.title.fill('Tình trạng lưu, lần 2');
    await editor.isSavedByItself();
    await expectGood(page);

    await page.getByLabel('Ngày của bài viết', { exact: true }).fill('31/02/2024');
    await editor.title.focus();
    await expect(editor.saving).toHaveText(/^Đã tự lưu lúc \d\d:\d\d, trừ chỗ này: /);
    await expectGood(page);
    await page.getByLabel('Ngày của bài viết', { exact: true }).fill('29/02/2024');
    await editor.title.focus();
    await editor.isSavedByItself();

    mayBeSaid(page.context(), /net::ERR_FAILED/, SENT_BY_ITSELF);
    await page.route(SENT_BY_ITSELF, (route) => route.abort());
    await editor.title.fill('Tình trạng lưu, lần 3');
    await expect(editor.saving).toContainText('Mất kết nối');
    await expectGood(page);
    await page.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await expect(page.locator('.onward .fault')).toContainText('Chưa thực hiện');
    await expectGood(page);
    await page.unroute(SENT_BY_ITSELF);

    mayBeSaid(page.context(), /status of 409/, SENT_BY_ITSELF);
    await an.save(article, { ...LONG, title: 'Tình trạng lưu, bản kia' });
    await editor.title.fill('Tình trạng lưu, lần 4');
    await expect(editor.saving).toContainText('Lê Văn Ẩn vừa lưu bản khác ở cùng chỗ');
    await page.getByRole('button', { name: 'Sao chép chữ của tôi' }).click();
    await expect(page.getByText(/^Đã (sao chép|chọn sẵn)/)).toBeVisible();
    await expectGood(page);

    await page.goto(article.desk);
    await editor.isAwake();
    mayBeSaid(page.context(), /status of 401/, SENT_BY_ITSELF);
    await page.context().clearCookies();
    await editor.title.fill('Tình trạng lưu, lần 5');
    await expect(editor.saving).toContainText('Phiên làm việc đã hết.');
    await expectGood(page);
  });

  test('with a copy of this browser on offer, folded and open, and with who else has it open', async ({ page, visitor, unit }) => {
    const [lan, an] = [await LAN(unit), await AN(unit)];
    const article = await lan.draft({ ...LONG, title: `Bản giữ lại: ${LONG.title}` });
    const other = await visitor();
    await an.enter(other.context());
    await new Editor(other).open(article.desk);
    await lan.enter(page.context());
    mayBeSaid(page.context(), /net::ERR_FAILED/, SENT_BY_ITSELF);
    await page.context().route(SENT_BY_ITSELF, (route) => route.abort());
    const editor = new Editor(page);
    await editor.open(article.desk);
    await editor.body.fill(`${LONG.body}\n\n${LONG.body}`);
    await expect(editor.saving).toContainText('Mất kết nối');
    await crash(page);
    await page.context().unroute(SENT_BY_ITSELF);
    await an.save(article, { ...LONG, title: `Bản giữ lại, đã sửa: ${LONG.title}` });
    const back = new Editor(await page.context().newPage());
    await back.open(article.desk);
    await expect(back.offer).toContainText('Từ đó bài đã được lưu thêm');
    await expect(back.company).toContainText('Lê Văn Ẩn');
    await expectGood(back.page);
    await back.offer.getByText('Xem phần viết dở').click();
    await expectGood(back.page);
  });

  test('with each panel of the toolbar open, one with a fault, and the preview at both widths', async ({ page, unit }) => {
    const lan = await LAN(unit);
    await lan.enter(page.context());
    const editor = new Editor(page);
    await editor.begin(unit, 'notice');
    await editor.isAwake();
    for (const [tool, panel] of [['Bảng…', 'Chèn bảng'], ['Khung lưu ý…', 'Đặt khung lưu ý'], ['Liên kết…', 'Chèn liên kết']] as const) {
      await page.getByRole('button', { name: tool, exact: true }).click();
      await expect(page.getByRole('group', { name: panel })).toBeVisible();
      await expectGood(page);
    }
    await page.getByRole('button', { name: 'Chèn liên kết', exact: true }).click();
    await expect(page.getByText('Địa chỉ này chưa dẫn tới đâu được.')).toBeVisible();
    await expectGood(page);
    await page.keyboard.press('Escape');

    await editor.body.fill(LONG.body);
    await expect(page.locator('.tally')).not.toBeEmpty();
    await expectGood(page);
    const computer = page.getByRole('button', { name: 'Máy tính', exact: true });
    if (await computer.isVisible()) {
      await computer.click();
      await expect(computer).toHaveAttribute('aria-pressed', 'true');
      await expectGood(page);
    }
  });

  test('without script, submitted', async ({ visitor, unit }) => {
    const page = await visitor({ javaScriptEnabled: false });
    const lan = await LAN(unit);
    const { desk } = await lan.draft(short('Không dùng kịch bản'));
    await lan.enter(page.context());
    await page.goto(desk);
    await page.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
    await expectStanding(page, 'Bản nháp', 'Chờ duyệt');
    // axe itself is a script; what it would judge is judged above.
    await expect(page.locator('.tools, .widths')).toHaveCount(2);
    for (const unseen of await page.locator('.tools, .widths').all()) await expect(unseen).toBeHidden();
  });
});

test('the moments of a text: not to be set, empty, with faults, set', async ({ page, unit }) => {
  const an = await AN(unit);
  const { desk } = await an.draft({ ...LONG, title: `Lịch: ${LONG.title}` });
  await an.enter(page.context());
  await page.goto(`${desk}/hen-gio`);
  await expect(page.locator('.reasons')).toContainText('Bài chưa đăng và chưa hẹn giờ đăng nên chưa đặt hạn được.');
  await expectGood(page);
  await page.getByLabel('Ngày đăng', { exact: true }).fill('31/02/2024');
  await page.getByLabel('Giờ đăng', { exact: true }).fill('25h');
  await page.getByRole('button', { name: 'Hẹn giờ đăng', exact: true }).click();
  await expectRefused(page, 2);
  await page.getByLabel('Ngày đăng', { exact: true }).fill(dayFromNow(2));
  await page.getByLabel('Giờ đăng', { exact: true }).fill('7:30');
  await page.getByRole('button', { name: 'Hẹn giờ đăng', exact: true }).click();
  await new Editor(page).isTold('Đã hẹn giờ đăng.');
  await setMoment(page, 'hết hạn', dayFromNow(1), '17:00');
  await expect(page.getByLabel('Ngày hết hạn', { exact: true })).toHaveAccessibleDescription(/Hạn phải sau giờ đăng/);
  await expectRefused(page, 1);
  await page.getByLabel('Ngày hết hạn', { exact: true }).fill(dayFromNow(30));
  await page.getByRole('button', { name: 'Đặt hạn', exact: true }).click();
  await new Editor(page).isTold('Đã đặt hạn đăng.');
  await page.goto(`${desk}/hen-gio`);
  await expect(page.getByRole('button', { name: 'Bỏ hạn' })).toBeVisible();
  await expect(page.locator('p.told')).toHaveCount(2);
  await expectGood(page);
});

test('what happens by itself at a unit: nothing, and the nearest first', async ({ page, unit }) => {
  const nobody = await AN(WITHOUT_NEWS);
  await nobody.enter(page.context());
  await page.goto(deskOf(WITHOUT_NEWS, '/lich-dang'));
  await expect(page.getByText('Chưa có bài nào hẹn giờ đăng')).toBeVisible();
  await expectGood(page);
  const an = await AN(unit);
  await an.enter(page.context());
  for (const [days, title] of [[9, 'Sau'], [8, 'Trước']] as const) {
    const { desk } = await an.draft({ ...LONG, title: `${title}: ${LONG.title}` });
    await page.goto(desk);
    await setMoment(page, 'đăng', dayFromNow(days), '7:30');
    await new Editor(page).isTold('Đã hẹn giờ đăng.');
  }
  await page.goto(deskOf(unit, '/lich-dang'));
  const titles = page.locator('.rows h2').filter({ hasText: /^(Trước|Sau): / });
  await expect(titles).toHaveText([/^Trước: /, /^Sau: /]);
  await expectGood(page);
});

test('remarks: none, empty, open and settled', async ({ page, unit }) => {
  const lan = await LAN(unit);
  const { desk } = await lan.draft({ ...LONG, title: `Góp ý: ${LONG.title}` });
  await lan.enter(page.context());
  await page.goto(`${desk}/gop-y`);
  await expect(page.getByText('Chưa có góp ý nào.')).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Gửi góp ý' }).click();
  await expectRefused(page, 1);
  for (const words of [LONG.summary ?? '', `${LONG.title}\n\n${LONG.title}`]) {
    await page.getByLabel('Góp ý của bạn', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Gửi góp ý' }).click();
    await new Editor(page).isTold('Đã gửi góp ý.');
  }
  await page.getByRole('button', { name: 'Đã xong' }).first().click();
  await new Editor(page).isTold('Đã đánh dấu xong.');
  await expectGood(page);
});

test('links to a draft: none, made, a choice that is none; the draft behind one, and the end of it', async ({ page, visitor, unit }) => {
  const lan = await LAN(unit);
  const { desk } = await lan.draft({ ...LONG, title: `Chia sẻ: ${LONG.title}` });
  await lan.enter(page.context());
  await page.goto(`${desk}/chia-se`);
  await expect(page.getByText('Chưa có liên kết nào đang dùng được.')).toBeVisible();
  await expectGood(page);
  await page.getByRole('button', { name: 'Tạo liên kết' }).click();
  const made = page.getByRole('region', { name: 'Liên kết vừa tạo' });
  await expect(made).toBeVisible();
  await expectGood(page);
  const stranger = await visitor();
  await stranger.goto((await made.getByRole('link').getAttribute('href')) ?? '');
  await expect(stranger.getByText('Bản nháp, chưa công bố.')).toBeVisible();
  await expectGood(stranger);

  // Nobody can choose nothing; an old page with other choices can.
  await page.locator('input[name="han"]').evaluateAll((choices) => choices.forEach((choice) => choice.setAttribute('value', '365')));
  await page.getByRole('button', { name: 'Tạo liên kết' }).click();
  await expectRefused(page, 1);
  await expectGood(page);
  await page.getByRole('button', { name: 'Ngắt liên kết' }).click();
  await new Editor(page).isTold('Đã ngắt liên kết.');
  await expectGood(page);
  expect((await stranger.reload())?.status()).toBe(410);
  await expectGood(stranger);
});

test('who looks after a text: nobody, with a fault, and told beside it', async ({ page, unit }) => {
  const lan = await LAN(unit);
  const { desk } = await lan.draft({ ...LONG, title: `Phụ trách: ${LONG.title}` });
  await lan.enter(page.context());
  await page.goto(desk);
  await page.getByRole('link', { name: 'Đổi người phụ trách, ngày xem lại' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Người phụ trách và ngày xem lại');
  await expectGood(page);
  await page.getByLabel('Ngày xem lại', { exact: false }).fill('01/01/2020');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expectRefused(page, 1);
  await page.getByLabel('Người phụ trách', { exact: true }).selectOption('Trần Thị Mỹ Phượng');
  await page.getByLabel('Ngày xem lại', { exact: false }).fill(dayFromNow(60));
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await new Editor(page).isTold('Đã lưu người phụ trách và ngày xem lại.');
  await expect(page.getByText(`Trần Thị Mỹ Phượng phụ trách; xem lại ngày ${dayFromNow(60)}.`)).toBeVisible();
});

test('how a unit works: both ways, and overtaken', async ({ page, unit }) => {
  const hoa = await HOA(unit);
  await hoa.enter(page.context());
  await page.goto(deskOf(unit, '/quy-trinh'));
  await expectGood(page);
  const other = await page.context().newPage();
  await other.goto(deskOf(unit, '/quy-trinh'));
  await page.getByRole('button', { name: 'Lưu quy trình' }).click();
  await new Editor(page).isTold('Đã lưu quy trình duyệt.');
  await expectGood(page);
  await other.getByRole('radio', { name: 'Không, phải có người khác duyệt' }).check();
  await other.getByRole('button', { name: 'Lưu quy trình' }).click();
  await expect(other.getByRole('alert')).toBeFocused();
  await expect(other).toHaveTitle(/^Cần sửa – /);
  await expect(other.getByRole('radio', { name: 'Không, phải có người khác duyệt' })).toBeChecked();
  await expectGood(other);
});

test('the list: with what waits, searched, with a deed on many, and what became of it', async ({ page, unit }) => {
  const [lan, an] = [await LAN(unit), await AN(unit)];
  const path = new URL(deskOf(unit, '/chuyen-muc')).pathname;
  const { body } = await an.get(path);
  await an.post(path, { ten: 'Bảo vệ nền tảng tư tưởng của Đảng, đấu tranh phản bác', csrf: /name="csrf" value="([^"]*)"/.exec(body)?.[1] ?? '' });
  const titles = ['Danh sách một', 'Danh sách hai'].map((title) => `${title}: ${LONG.title}`) as [string, string];
  await lan.draft({ ...LONG, title: titles[0] });
  await an.publish({ ...LONG, title: titles[1] });
  await an.enter(page.context());
  const list = new DeskList(page, unit);
  await list.open();
  await expect(list.work.getByRole('link', { name: /bản nháp của bạn|bài có hẹn giờ|bài chờ bạn duyệt/ }).first()).toBeVisible();
  await page.getByText('Tìm và lọc').click();
  await expectGood(page);
  await page.getByLabel('Tìm trong tiêu đề', { exact: true }).fill('DANH SACH');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await expect(page.locator('.rows li')).toHaveCount(2);
  await page.getByText('Làm một việc với các bài đã chọn').click();
  await expectGood(page);
  await page.getByRole('button', { name: 'Cất các bài đã chọn' }).click();
  await expect(page.getByText('Hãy đánh dấu ít nhất một bài trong danh sách rồi bấm lần nữa.')).toBeVisible();
  await expectGood(page);
  for (const title of titles) await page.getByRole('checkbox', { name: `Chọn bài ${title}`, exact: true }).check();
  await page.getByText('Làm một việc với các bài đã chọn').click();
  await page.getByLabel('Xếp vào chuyên mục', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Xếp các bài đã chọn' }).click();
  await expect(page.getByRole('status').getByRole('listitem')).toHaveCount(2);
  await expectGood(page);
  await page.getByLabel('Tìm trong tiêu đề', { exact: true }).fill('không có bài này');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await expect(page.getByText('Chưa có bài viết nào ở đây.')).toBeVisible();
  await expectGood(page);
});

for (const tab of ['Của tôi', 'Chờ duyệt', 'Bị trả lại', 'Hẹn giờ', 'Cần xem lại', 'Đã cất']) {
  test(`the tab “${tab}” of a list with nothing in it, and of one in use`, async ({ page, unit }) => {
    for (const of of [WITHOUT_NEWS, unit]) {
      await (await AN(of)).enter(page.context());
      await page.goto(deskOf(of));
      const tabs = page.getByRole('navigation', { name: 'Lọc theo trạng thái' });
      await tabs.getByRole('link', { name: `${tab} (` }).click();
      await expect(tabs.locator('[aria-current=page]')).toContainText(tab);
      await expectGood(page);
    }
  });
}
