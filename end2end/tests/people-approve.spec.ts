// From draft to public through more than one pair of hands: submitted, remarked on, returned, scheduled, published; shared
// with somebody without an account; many at once. With script and without, because the desk works without.
import { commune, deskOf } from '../support/address';
import { short } from '../support/articles';
import { Author } from '../support/author';
import { Editor } from '../support/editor';
import { dayFromNow, DeskList, expectStanding, remark, sendBack, setMoment, submit } from '../support/onward';
import { expect, test, WITHOUT_SCRIPT } from '../support/test';

const [LAN, AN, HOA] = [
  (unit: string) => Author.of(unit, 'writer', 'Trần Thị Mỹ Phượng'),
  (unit: string) => Author.of(unit, 'approver', 'Lê Văn Ẩn'),
  (unit: string) => Author.of(unit, 'unit_admin', 'Phạm Thị Hòa'),
];

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
    test.use({ javaScriptEnabled: script });
    const mark = script ? '' : ' (không dùng kịch bản)';

    test('a text is submitted, remarked on, returned, mended, submitted again, scheduled, and published', async ({ page, visitor, unit }) => {
      test.slow();
      const title = `Lịch tiếp công dân quý II${mark}`;
      const approver = await visitor({ javaScriptEnabled: script });
      const resident = await visitor({ javaScriptEnabled: script });
      await (await LAN(unit)).enter(page.context());
      await (await AN(unit)).enter(approver.context());
      const [writing, approving] = [new Editor(page), new Editor(approver)];
      const [list, waiting] = [new DeskList(page, unit), new DeskList(approver, unit)];

      await test.step('the writer writes and asks for approval; publishing is not theirs, and the reason stands beside the button', async () => {
        await writing.begin(unit);
        await writing.fill({ title, body: 'Thứ Năm hằng tuần, từ 7 giờ.' });
        await submit(page);
        await expectStanding(page, 'Bản nháp', 'Chờ duyệt');
        const publish = page.getByRole('button', { name: 'Đăng bài', exact: true });
        await expect(publish).toHaveAttribute('aria-disabled', 'true');
        await expect(publish).toHaveAccessibleDescription(/Vai trò của bạn chưa được đăng bài/);
      });

      await test.step('the approver finds it among their work, remarks on it and sends it back with a reason', async () => {
        await waiting.takeUp(/^\d+ bài chờ bạn duyệt$/, title);
        await expect(approver.locator('.told')).toContainText('Trần Thị Mỹ Phượng gửi duyệt lúc');
        await remark(approver, '');
        await expect(approver.getByRole('alert')).toBeFocused();
        await approver.getByLabel('Góp ý của bạn', { exact: true }).fill('Nên ghi cả số điện thoại.');
        await approver.getByRole('button', { name: 'Gửi góp ý' }).click();
        await approving.isTold('Đã gửi góp ý.');
        await approver.getByRole('link', { name: 'Về bài viết' }).click();
        await sendBack(approver, '');
        // Without a reason nothing is sent back, and the field is there to be filled.
        await expect(approver.getByLabel('Lý do trả lại', { exact: true })).toHaveAccessibleDescription(/Hãy viết lý do trả lại/);
        await expect(approver.getByLabel('Lý do trả lại', { exact: true })).toHaveAttribute('aria-invalid', 'true');
        await approver.getByLabel('Lý do trả lại', { exact: true }).fill('Thiếu địa điểm.\n\nXem giấy mời.');
        await approver.getByRole('button', { name: 'Trả lại người viết' }).click();
        await approving.isTold('Đã trả lại bài cho người viết, kèm lý do.');
        await expectStanding(approver, 'Bản nháp', 'Bị trả lại');
      });

      await test.step('the writer reads why, mends, settles the remark and asks again', async () => {
        await list.takeUp(/^\d+ bài bị trả lại để sửa$/, title);
        const returned = page.getByRole('region', { name: 'Bài bị trả lại để sửa' });
        await expect(returned).toContainText('Thiếu địa điểm.');
        await expect(returned).toContainText('Lê Văn Ẩn, lúc');
        const remarks = page.getByRole('region', { name: 'Góp ý', exact: true });
        await expect(remarks).toContainText('Nên ghi cả số điện thoại.');
        await writing.body.fill('Thứ Năm hằng tuần, từ 7 giờ, tại trụ sở. Điện thoại 0254 3852 123.');
        await submit(page);
        await expect(returned).toHaveCount(0);
        await remarks.getByRole('link').click();
        await page.getByRole('button', { name: 'Đã xong' }).click();
        await writing.isTold('Đã đánh dấu xong.');
        await expect(page.locator('.rows li')).toContainText('Trần Thị Mỹ Phượng đánh dấu xong lúc');
        await page.getByRole('link', { name: 'Về bài viết' }).click();
        await expect(remarks).toContainText('Chưa có góp ý nào đang chờ.');
      });

      const tomorrow = dayFromNow(1);
      await test.step('the approver has it published tomorrow, sees it in the queue, and thinks better of it', async () => {
        await waiting.takeUp(/^\d+ bài chờ bạn duyệt$/, title);
        await setMoment(approver, 'đăng', tomorrow, '25 giờ');
        await expect(approver.getByLabel('Giờ đăng', { exact: true })).toHaveAccessibleDescription(/phải là một giờ trong ngày/);
        await expect(approver.getByLabel('Ngày đăng', { exact: true })).toHaveValue(tomorrow);
        await approver.getByLabel('Giờ đăng', { exact: true }).fill('7h30');
        await approver.getByRole('button', { name: 'Hẹn giờ đăng', exact: true }).click();
        await approving.isTold('Đã hẹn giờ đăng.');
        await expectStanding(approver, 'Bản nháp', 'Hẹn giờ đăng');
        await expect(approver.locator('.told')).toContainText(`sẽ tự đăng lúc 07:30 ngày ${tomorrow}; Lê Văn Ẩn đã duyệt.`);
        const queued = (await waiting.queue()).filter({ hasText: title });
        await expect(queued).toContainText(`07:30 ngày ${tomorrow}`);
        await expect(queued).toContainText('Tự đăng');
        await resident.goto(commune(unit));
        await expect(resident.getByText(title)).toHaveCount(0);
        await queued.getByRole('link', { name: title, exact: true }).click();
        await approver.getByRole('link', { name: 'Hẹn giờ đăng, đặt hạn…' }).click();
        await expect(approver.getByLabel('Giờ đăng', { exact: true })).toHaveValue('07:30');
        await approver.getByRole('button', { name: 'Hủy hẹn giờ đăng' }).click();
        await approving.isTold('Đã hủy hẹn giờ đăng.');
        await expect((await waiting.queue()).filter({ hasText: title })).toHaveCount(0);
      });

      await test.step('published, residents read what was approved; it may end by itself', async () => {
        await waiting.open();
        await approver.getByRole('link', { name: title, exact: true }).click();
        await approving.publish();
        await resident.goto(await approving.publicAddress());
        await expect(resident.getByRole('article')).toContainText('Điện thoại 0254 3852 123.');
        await setMoment(approver, 'hết hạn', tomorrow, '17:00');
        await approving.isTold('Đã đặt hạn đăng.');
        await expect((await waiting.queue()).filter({ hasText: title })).toContainText('Tự hết hạn');
        await waiting.open();
        await expect(waiting.row(title)).toContainText(`Hết hạn lúc 17:00 ngày ${tomorrow}`);
      });
    });

    test('whoever asked for approval may take that back, and approve nothing by writing on', async ({ page, visitor, unit }) => {
      test.slow();
      const title = `Rút lại rồi viết tiếp${mark}`;
      const approver = await visitor({ javaScriptEnabled: script });
      await (await LAN(unit)).enter(page.context());
      await (await AN(unit)).enter(approver.context());
      const [writing, approving] = [new Editor(page), new Editor(approver)];
      await writing.begin(unit);
      await writing.fill(short(title, 'Bản thứ nhất.'));
      await submit(page);
      await page.getByRole('button', { name: 'Rút lại yêu cầu duyệt' }).click();
      await writing.isTold('Đã rút lại yêu cầu duyệt.');
      await expectStanding(page, 'Bản nháp');
      await page.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
      await writing.isTold('Đã gửi duyệt.');
      // The approver looks at the first text; meanwhile the writer saves a second one.
      await new DeskList(approver, unit).takeUp(/^\d+ bài chờ bạn duyệt$/, title);
      await writing.body.fill('Bản thứ hai.');
      await writing.saveDraft();
      await approver.getByRole('button', { name: 'Đăng bài', exact: true }).click();
      await expect(approver.getByRole('alert')).toContainText('Trần Thị Mỹ Phượng vừa lưu một bản mới');
      await expect(approving.body).toHaveValue('Bản thứ hai.');
      await approving.publish();
      const resident = await visitor({ javaScriptEnabled: script });
      await resident.goto(await approving.publicAddress());
      await expect(resident.getByRole('article')).toContainText('Bản thứ hai.');
    });

    test('a draft is read by a link without an account, until the link is ended', async ({ page, visitor, unit }) => {
      const lan = await LAN(unit);
      const { desk } = await lan.draft(short(`Nhờ đọc giúp${mark}`, 'Bản thứ nhất.'));
      await lan.enter(page.context());
      const editor = new Editor(page);
      await page.goto(desk);
      await page.getByRole('link', { name: 'Chia sẻ bản nháp bằng liên kết' }).click();
      await page.getByRole('radio', { name: '1 ngày', exact: true }).check();
      await page.getByRole('button', { name: 'Tạo liên kết' }).click();
      const made = page.getByRole('region', { name: 'Liên kết vừa tạo' });
      const address = (await made.getByRole('link').getAttribute('href')) ?? '';
      const stranger = await visitor({ javaScriptEnabled: script });
      expect((await stranger.goto(address))?.status()).toBe(200);
      await expect(stranger.getByText('Bản nháp, chưa công bố.')).toBeVisible();
      await expect(stranger.getByRole('article')).toContainText('Bản thứ nhất.');
      expect(await stranger.context().cookies()).toEqual([]);
      // The link is shown once; what it shows is the newest text.
      await page.goto(`${desk}/chia-se`);
      await expect(made).toHaveCount(0);
      await lan.save({ desk, public: '' }, short(`Nhờ đọc giúp${mark}`, 'Bản thứ hai.'));
      await stranger.reload();
      await expect(stranger.getByRole('article')).toContainText('Bản thứ hai.');

      await page.getByRole('button', { name: 'Ngắt liên kết' }).click();
      await editor.isTold('Đã ngắt liên kết.');
      await expect(page.getByText('Chưa có liên kết nào đang dùng được.')).toBeVisible();
      expect((await stranger.reload())?.status()).toBe(410);
      await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Liên kết không còn dùng được');
      await expect(stranger.getByText('Bản thứ hai.')).toHaveCount(0);
    });

    test('many at once: drafts are put away, articles put in a category, and every one is told of', async ({ page, visitor, unit }) => {
      test.slow();
      const an = await AN(unit);
      await an.enter(page.context());
      const category = `Cải cách hành chính${mark}`;
      const titles = ['Nháp một', 'Nháp hai', 'Đã đăng'].map((title) => `${title}${mark}`) as [string, string, string];
      await an.draft(short(titles[0]));
      await an.draft(short(titles[1]));
      await an.publish(short(titles[2]));
      await page.goto(deskOf(unit, '/chuyen-muc'));
      await page.getByLabel('Tên chuyên mục', { exact: true }).fill(category);
      await page.getByRole('button', { name: 'Thêm', exact: true }).click();
      await new Editor(page).isTold('Đã thêm');

      const list = new DeskList(page, unit);
      await list.open();
      const report = page.getByRole('status').getByRole('listitem');
      const tick = async (...chosen: string[]) => {
        for (const title of chosen) await page.getByRole('checkbox', { name: `Chọn bài ${title}`, exact: true }).check();
        await page.getByText('Làm một việc với các bài đã chọn').click();
      };
      await tick(titles[0], titles[2]);
      await page.getByLabel('Xếp vào chuyên mục', { exact: true }).selectOption(category);
      await page.getByRole('button', { name: 'Xếp các bài đã chọn' }).click();
      // In the order of the list: the newest first.
      await expect(report).toHaveText([`Đã xếp “${titles[2]}”, người dân thấy ngay.`, `Đã xếp “${titles[0]}” trong bản nháp.`]);
      const resident = await visitor({ javaScriptEnabled: script });
      await resident.goto(commune(unit, '/tin-tuc'));
      await resident.getByRole('link', { name: titles[2], exact: true }).click();
      await resident.getByRole('link', { name: category, exact: true }).click();
      await expect(resident.getByRole('link', { name: titles[2], exact: true })).toBeVisible();
      await expect(resident.getByText(titles[0])).toHaveCount(0);

      await tick(titles[0], titles[1]);
      await page.getByRole('button', { name: 'Cất các bài đã chọn' }).click();
      await expect(report).toHaveCount(2);
      for (const title of [titles[0], titles[1]]) await expect(report.filter({ hasText: `Đã cất “${title}”.` })).toBeVisible();
      await expect(list.row(titles[0])).toHaveCount(0);
      await expect(list.row(titles[2])).toHaveCount(1);
      await page.getByRole('link', { name: 'Đã cất (' }).click();
      await expect(list.row(titles[0]).locator('.state')).toHaveText('Đã cất');
      await list.row(titles[0]).getByRole('link', { name: titles[0], exact: true }).click();
      await page.getByRole('button', { name: 'Lấy bài ra' }).click();
      await new Editor(page).isTold('Đã lấy bài ra.');
      await expectStanding(page, 'Bản nháp');
    });
  });
}

test.describe('two pairs of eyes', () => {
  test.use({ communes: 'people-approve, two pairs of eyes' });
  // How the unit works is one choice, for everybody.
  test.describe.configure({ mode: 'default' });

  for (const script of [true, false]) {
    test.describe(script ? 'with script' : 'without script', { tag: script ? [] : WITHOUT_SCRIPT }, () => {
      test.use({ javaScriptEnabled: script });

      test('where a unit wants them, nobody publishes a text of their own, and the reason stands beside the button', async ({ page, visitor, unit }) => {
        test.slow();
        const title = `Bài của người duyệt${script ? '' : ' (không dùng kịch bản)'}`;
        await (await HOA(unit)).enter(page.context());
        const administrator = new Editor(page);
        const list = new DeskList(page, unit);
        await list.open();
        await page.getByRole('link', { name: 'Quy trình duyệt' }).click();
        await page.getByRole('radio', { name: 'Không, phải có người khác duyệt' }).check();
        await page.getByRole('button', { name: 'Lưu quy trình' }).click();
        await administrator.isTold('Đã lưu quy trình duyệt.');

        const approver = await visitor({ javaScriptEnabled: script });
        await (await AN(unit)).enter(approver.context());
        const approving = new Editor(approver);
        await approving.begin(unit);
        await approving.fill(short(title, 'Tự viết.'));
        await approving.saveDraft();
        const publish = approver.getByRole('button', { name: 'Đăng bài', exact: true });
        await expect(publish).toHaveAttribute('aria-disabled', 'true');
        await expect(publish).toHaveAccessibleDescription(/đơn vị quy định người khác duyệt/);
        await approving.body.fill('Tự viết, tự đăng.');
        await approver.getByRole('button', { name: 'Lưu và đăng' }).click();
        await expect(approver.getByRole('alert')).toContainText('Chưa đăng. Bản mới nhất do chính bạn lưu');
        // What was typed is saved all the same.
        await expect(approving.body).toHaveValue('Tự viết, tự đăng.');
        await approver.getByRole('link', { name: 'Hẹn giờ đăng, đặt hạn…' }).click();
        await expect(approver.locator('.reasons').first()).toContainText('đơn vị quy định người khác duyệt');
        await approver.getByRole('link', { name: 'Về bài viết' }).click();
        await approver.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
        await approving.isTold('Đã gửi duyệt.');

        await list.takeUp(/^\d+ bài chờ bạn duyệt$/, title);
        await administrator.publish();
        const resident = await visitor({ javaScriptEnabled: script });
        await resident.goto(await administrator.publicAddress());
        await expect(resident.getByRole('article')).toContainText('Tự viết, tự đăng.');
        await page.goto(deskOf(unit, '/quy-trinh'));
        await expect(page.getByText(/^Trong 12 tháng qua: \d+ bản được đăng, trong đó 0 bản do chính người lưu tự duyệt\.$/)).toBeVisible();
      });
    });
  }
});
