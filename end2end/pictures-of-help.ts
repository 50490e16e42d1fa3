// The desk as the help shows it: people of a commune at work, and a picture of each step. Not a test: see
// `pictures-of-help.config.ts`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type Locator, type Page } from '@playwright/test';
import { commune, deskOf, firstLink, studio } from './support/address';
import type { Article } from './support/articles';
import { Author } from './support/author';
import { Editor } from './support/editor';
import { dayFromNow, remark, sendBack, submit } from './support/onward';
import { photo } from './support/pictures';

const FOLDER = join(import.meta.dirname, '../server/data/help');
const UNIT = 'xa-hoa-long';
/** The heaviest picture. */
const MOST_BYTES = 58_000;
/** Room around what is shown. */
const ROOM = 14;
/** More of a page than this shows nothing better. */
const TALLEST = 720;

const ARTICLE: Article = {
  title: 'Bà con ấp Tây trồng cây ven đường',
  summary: 'Sáng Chủ nhật, hơn 60 hộ ấp Tây trồng 200 cây bàng dọc đường liên ấp.',
  body: 'Sáng Chủ nhật, bà con **ấp Tây** cùng trồng cây dọc đường liên ấp.\n\nMỗi hộ nhận chăm hai cây trước nhà.',
};

/** Keeps what lies between two parts of the page, or one of them. */
async function keep(page: Page, name: string, first: Locator, last: Locator = first, tallest = TALLEST): Promise<void> {
  await speakVietnamese(page);
  await first.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const [above, below] = [await first.boundingBox(), await last.boundingBox()];
  if (!above || !below) throw new Error(`${name}: what it shows is not there`);
  const scrolled = await page.evaluate(() => window.scrollY);
  const [top, bottom] = [Math.max(0, above.y + scrolled - ROOM), below.y + below.height + scrolled + ROOM];
  const clip = { x: 0, y: top, width: page.viewportSize()?.width ?? 0, height: Math.min(bottom - top, tallest) };
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled', caret: 'hide' });
  await press(page, name, png);
}

/** The browser's own words beside a file to be chosen, as a Vietnamese one says them: a bare machine has only English. */
async function speakVietnamese(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const input of document.querySelectorAll<HTMLInputElement>('input[type="file"]')) {
      const looks = getComputedStyle(input, '::file-selector-button');
      const [own, button, words] = [document.createElement('div'), document.createElement('span'), document.createElement('span')];
      const of = getComputedStyle(input);
      for (const name of ['padding', 'border', 'background', 'borderRadius', 'width', 'font'] as const) own.style[name] = of[name];
      for (const name of ['padding', 'border', 'background', 'borderRadius', 'font'] as const) button.style[name] = looks[name];
      [button.textContent, words.textContent] = ['Chọn tệp', ' Không có tệp nào được chọn'];
      own.append(button, words);
      input.style.display = 'none';
      input.after(own);
    }
  });
}

/** Chromium writes WebP, as good as the limit allows; at 1 nothing is lost. */
async function press(page: Page, name: string, png: Buffer): Promise<void> {
  const blank = await page.context().newPage();
  for (const quality of [1, 0.9, 0.82, 0.74, 0.66, 0.58]) {
    const base64 = await blank.evaluate(
      async ([png, quality]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        canvas.getContext('2d', { alpha: false })?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
      },
      [png.toString('base64'), quality] as const,
    );
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length > MOST_BYTES) continue;
    writeFileSync(join(FOLDER, `${name}.webp`), bytes);
    await blank.close();
    return;
  }
  throw new Error(`${name} is too heavy: show less of the page`);
}

/** The words of a label. */
function control(page: Page, label: string): Locator {
  return page.getByText(label, { exact: true }).first();
}

test('entrances', async ({ page }) => {
  await page.goto(studio(firstLink()));
  await keep(page, 'dat-mat-khau', control(page, 'Mật khẩu mới'), page.getByRole('button', { name: 'Lưu mật khẩu' }));
  await page.goto(studio('/dang-nhap'));
  await page.getByLabel('E-mail', { exact: true }).fill('lan@hoalong.example.vn');
  await keep(page, 'dang-nhap', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Đăng nhập' }));
});

test('writing', async ({ page }) => {
  const lan = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await lan.enter(page.context());
  await page.goto(deskOf(UNIT));
  await keep(page, 'viet-bai-bat-dau', page.getByRole('heading', { level: 1 }), page.getByRole('link', { name: 'Hướng dẫn mới' }));
  await page.goto(deskOf(UNIT, '/thu-vien'));
  const choose = page.getByLabel('Chọn ảnh và tệp để đưa vào thư viện');
  await choose.setInputFiles([photo('Trồng cây ấp Tây.png', [1200, 900]), photo('Đường liên ấp.png', [1600, 1000])]);
  await page.waitForTimeout(6000);
  await page.goto(deskOf(UNIT, '/thu-vien'));
  await page.getByRole('link', { name: 'Trồng cây ấp Tây', exact: true }).click();
  await page.getByLabel('Ảnh cho thấy gì').fill('Bà con ấp Tây trồng cây ven đường.');
  await keep(page, 'chen-anh-mo-ta', control(page, 'Ảnh cho thấy gì (cho người không nhìn được)'), page.getByLabel('Người chụp hoặc nguồn ảnh'));
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  const editor = new Editor(page);
  await editor.begin(UNIT);
  await editor.isAwake();
  await editor.fill(ARTICLE);
  await keep(page, 'viet-bai-thanh-nut', control(page, 'Nội dung'), editor.body, 340);
  await editor.body.focus();
  await page.getByRole('button', { name: 'Ảnh, tệp…' }).click();
  const panel = page.getByRole('group', { name: 'Chèn ảnh hoặc tệp' });
  await page.waitForTimeout(1500);
  await keep(page, 'chen-anh-chon', page.getByRole('toolbar'), panel);
  await page.goto(deskOf(UNIT, '/tu-word'));
  await keep(page, 'tu-word-chon', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Đưa vào bản nháp mới' }));
  await editor.begin(UNIT, 'notice');
  await editor.title.fill('Cúp điện ấp Đông, sáng thứ Bảy');
  await page.getByLabel('Có hiệu lực đến hết ngày').fill(dayFromNow(9));
  await keep(page, 'thong-bao-ngay', page.getByRole('heading', { level: 1 }), page.getByLabel('Có hiệu lực đến hết ngày'));
});

test('the way to the public and back', async ({ page, browser, contextOptions }) => {
  const minh = await Author.of(UNIT, 'approver', 'Trần Văn Minh');
  const lan = await Author.of(UNIT, 'writer', 'Lê Thị Hoa');
  const draft = await lan.draft({ ...ARTICLE, title: 'Lịch tiếp công dân tháng tới', body: 'Thứ Năm hằng tuần, từ 7 giờ 30.' });
  const context = await browser.newContext({ ...contextOptions, viewport: page.viewportSize(), deviceScaleFactor: 2, locale: 'vi-VN' });
  const writing = await context.newPage();
  await lan.enter(context);
  await writing.goto(draft.desk);
  await submit(writing);
  await minh.enter(page.context());
  await page.goto(draft.desk);
  const card = page.locator('.card.onward').first();
  await keep(page, 'dang-bai-khung', card, card.getByRole('link', { name: 'Chia sẻ bản nháp bằng liên kết' }));
  await remark(page, 'Nên ghi thêm số điện thoại của văn phòng.');
  await keep(page, 'gop-y', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Đã xong' }));
  await page.goto(draft.desk);
  await sendBack(page, 'Thiếu địa điểm tiếp công dân.');
  await writing.goto(draft.desk);
  await keep(writing, 'dang-bai-tra-lai', writing.getByRole('heading', { level: 1 }), writing.locator('section.returned'));
  await page.goto(`${draft.desk}/chia-se`);
  await keep(page, 'chia-se', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Tạo liên kết' }));
  await page.goto(`${draft.desk}/hen-gio`);
  await page.getByLabel('Ngày đăng', { exact: true }).fill(dayFromNow(3));
  await page.getByLabel('Giờ đăng', { exact: true }).fill('7:30');
  await keep(page, 'hen-gio', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Hẹn giờ đăng' }));
  const published = await minh.publish(ARTICLE);
  await minh.save(published, { ...ARTICLE, body: ARTICLE.body.replace('hai cây', 'ba cây và tưới mỗi chiều') });
  await page.goto(`${published.desk}/go`);
  await keep(page, 'go-bai', page.getByRole('heading', { level: 1 }), page.getByLabel('Bài thay thế'));
  await page.goto(`${published.desk}/ban-luu`);
  await keep(page, 'cac-ban-luu', page.getByRole('heading', { level: 1 }), page.locator('.rows li').last());
  await page.goto(`${published.desk}/ban-luu/so-sanh?tu=1&den=2`);
  await keep(page, 'so-sanh-hai-ban', page.getByText('Cách đọc: '), page.locator('.changes'));
  await context.close();
});

test('the unit', async ({ page }) => {
  const admin = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await admin.enter(page.context());
  await page.goto(deskOf(UNIT, '/thong-tin'));
  await page.getByLabel('Địa chỉ trụ sở').fill('Ấp Bắc, xã Hòa Long, thành phố Bà Rịa');
  await page.getByLabel('Điện thoại', { exact: true }).fill('Văn phòng: 0254 3852 123');
  await keep(page, 'thong-tin', control(page, 'Địa chỉ trụ sở'), page.getByLabel('Thư điện tử công vụ'));
  await page.goto(deskOf(UNIT, '/can-bo'));
  await page.getByLabel('Họ và tên').fill('Trần Văn Bình');
  await page.getByLabel('Chức vụ, đơn vị công tác').fill('Chủ tịch Ủy ban nhân dân xã');
  await keep(page, 'can-bo', page.getByRole('heading', { name: 'Thêm người' }), page.getByLabel('Điện thoại công vụ'));
});

/** A hamlet of the unit, as its list names it. */
async function openHamlet(page: Page, name: string): Promise<void> {
  await page.goto(deskOf(UNIT, '/thon-ap'));
  await page.getByRole('link', { name, exact: true }).click();
}

test('hamlets and teams', async ({ page }) => {
  const admin = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await admin.enter(page.context());
  await page.goto(deskOf(UNIT, '/thon-ap/nhap'));
  const table = [
    'Loại;Tên;Số hộ;Số quyết định;Ngày quyết định;Tổ trưởng;Thành viên',
    'Ấp;Bắc;350;12/QĐ-UBND;15/03/2022;Trần Thị Bình (Trưởng ấp);Lê Thị Hoa (Hội Phụ nữ) | Nguyễn Văn Ẩn (Đoàn Thanh niên)',
    'Ấp;Nam;280;12/QĐ-UBND;;Phạm Văn Tư (Trưởng ấp);',
    'Ấp;Tây;410;;;;',
  ];
  await page.getByLabel('Hoặc dán bảng vào đây').fill(table.join('\n'));
  await page.getByRole('button', { name: 'Kiểm tra từng dòng' }).click();
  const lines = page.locator('main ol, main ul').filter({ hasText: 'Ấp Bắc' }).first();
  await keep(page, 'thon-ap-nhap', page.locator('main section').first(), lines);
  await page.getByRole('button', { name: /^Nhập \d+ dòng được nhận$/ }).click();
  await page.goto(deskOf(UNIT, '/thon-ap'));
  await keep(page, 'thon-ap-danh-sach', page.getByRole('heading', { level: 1 }), page.locator('.rows li').last());
  await openHamlet(page, 'Ấp Bắc');
  await page.getByLabel('Ngày trực').fill(dayFromNow(2));
  await page.getByLabel('Từ giờ').fill('7:30');
  await page.getByLabel('Đến giờ').fill('11:00');
  await page.getByLabel('Người trực').fill('Trần Thị Bình');
  await page.getByLabel('Nơi trực').fill('Nhà văn hóa ấp Bắc');
  await page.getByRole('button', { name: 'Thêm ca trực' }).click();
  await page.getByLabel('Ngày trực').fill(dayFromNow(9));
  await page.getByLabel('Từ giờ').fill('13:30');
  await keep(page, 'thon-ap-lich-truc', page.getByRole('heading', { name: 'Lịch trực' }), page.getByLabel('Từ giờ'));
});

test('a guide, step by step', async ({ page }) => {
  const author = await Author.of(UNIT, 'approver', 'Trần Văn Minh');
  await author.enter(page.context());
  const body = [
    '# Mở ứng dụng VNeID\n\nBấm biểu tượng **VNeID** trên màn hình, rồi bấm **Đăng nhập**.',
    '# Nhập mật khẩu\n\nNhập mật khẩu rồi bấm **Tiếp tục**.\n\n> Không đọc mật khẩu cho bất kỳ ai.',
    '# Mở ví giấy tờ\n\nBấm **Ví giấy tờ**, chọn giấy tờ cần xem.',
  ];
  const further = { chu_de: 'vneid', danh_cho: 'Người đã có tài khoản mức 2', phien_ban_ung_dung: '', kiem_tra_ngay: dayFromNow(0) };
  const guide = await author.publish({ title: 'Mở ví giấy tờ trên VNeID', body: body.join('\n\n') }, 'guide', further);
  await page.goto(`${guide.desk}/cac-buoc`);
  await keep(page, 'huong-dan-cac-buoc', page.getByRole('heading', { level: 1 }), page.locator('[data-steps] > li').nth(1), 800);
  await page.goto(`${guide.desk}/cac-buoc/4`);
  await page.getByLabel('Tên bước').fill('Cho cán bộ xem giấy tờ');
  await page.getByLabel('Cách làm').fill('Đưa màn hình cho cán bộ xem. Xem xong, bấm nút quay lại.');
  await keep(page, 'huong-dan-mot-buoc', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Lưu bước' }), 900);
  await page.goto(guide.public);
  await page.getByRole('link', { name: 'Áp phích có mã QR' }).click();
  // A reader is not sent to this machine.
  await page.locator('.short').evaluate((address) => (address.textContent = 'xa.example.vn/h/7k2m'));
  await keep(page, 'huong-dan-ap-phich', page.getByRole('heading', { level: 1 }), page.locator('.short'), 900);
});

test('what neighbours ask', async ({ page, browser, contextOptions }) => {
  const resident = await (await browser.newContext({ ...contextOptions, viewport: page.viewportSize(), locale: 'vi-VN' })).newPage();
  await resident.goto(commune(UNIT, '/hoi-to-cong-nghe'));
  await resident.getByLabel('Thôn, ấp, khu phố nơi ông/bà ở').selectOption('ap-bac');
  await resident.getByLabel('Cần giúp về việc gì').selectOption('vneid');
  await resident.getByLabel('Việc cần giúp').fill('Tôi quên mật khẩu VNeID, điện thoại mới mua.');
  await resident.getByLabel('Gọi điện thoại cho tôi').check();
  await resident.getByLabel('Số điện thoại').fill('0912 345 678');
  await resident.getByLabel('Đồng ý', { exact: false }).check();
  await resident.waitForTimeout(4000);
  await resident.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await resident.getByRole('heading', { name: 'Đã gửi yêu cầu' }).waitFor();
  await resident.context().close();

  const admin = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await admin.enter(page.context());
  await page.goto(deskOf(UNIT, '/yeu-cau'));
  await page.getByRole('link', { name: /quên mật khẩu/ }).click();
  await page.getByLabel('Câu trả lời').fill('Mở VNeID, bấm Quên mật khẩu, rồi làm theo màn hình. Cần giúp thì mời qua nhà văn hóa sáng thứ Bảy.');
  await keep(page, 'yeu-cau-tra-loi', page.getByRole('heading', { name: 'Việc cần giúp' }), page.getByRole('button', { name: 'Gửi câu trả lời' }), 900);
  await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
  await page.locator('textarea[name="ghi_chu"]').fill('Đã gọi hai lần, bà Tư nghe máy buổi tối.');
  await page.getByRole('button', { name: 'Ghi chú', exact: true }).click();
  await keep(page, 'yeu-cau-ghi-chu', page.getByRole('button', { name: 'Đưa vào hướng dẫn' }), page.getByRole('button', { name: 'Ghi chú', exact: true }), 800);
});

test('what teams do', async ({ page }) => {
  const admin = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await admin.enter(page.context());
  await page.goto(deskOf(UNIT, '/hoat-dong/moi'));
  await page.getByLabel('Tổ của thôn, ấp, khu phố').selectOption({ label: 'Ấp Bắc' });
  await page.getByLabel('Ngày', { exact: true }).fill(dayFromNow(0));
  await page.getByLabel('Nơi làm').fill('Nhà văn hóa ấp Bắc');
  await page.getByLabel('Chủ đề').selectOption('vneid');
  await page.getByLabel('Hộ đã đến').fill('8');
  await page.getByLabel('Người được giúp').fill('12');
  await page.getByLabel('VNeID mức 2').fill('9');
  await keep(page, 'hoat-dong-ghi', page.getByRole('heading', { level: 1 }), page.getByLabel('Người được giúp'), 900);
  await page.getByRole('button', { name: 'Ghi vào nhật ký' }).click();
  await page.goto(deskOf(UNIT, '/bao-cao'));
  await page.getByRole('link', { name: 'Ấp Bắc' }).first().click();
  await keep(page, 'hoat-dong-bao-cao', page.getByRole('heading', { level: 1 }), page.getByRole('button', { name: 'Gửi báo cáo' }), 900);
});

test('blocks', async ({ page }) => {
  const approver = await Author.of(UNIT, 'approver', 'Trần Văn Minh');
  await approver.enter(page.context());
  await page.goto(deskOf(UNIT, '/khoi-noi-dung/moi'));
  await page.getByLabel('Loại', { exact: true }).selectOption('hours');
  await page.getByLabel('Tên', { exact: true }).fill('Giờ làm việc của Một cửa');
  await page.getByLabel('Mã', { exact: true }).fill('gio-lam-viec');
  await page.getByLabel('Nội dung', { exact: true }).fill('Sáng 7 giờ 30 – 11 giờ 30\nChiều 13 giờ 30 – 17 giờ');
  await keep(page, 'khoi-noi-dung-moi', control(page, 'Loại'), page.getByRole('button', { name: 'Thêm khối' }), 880);
  await page.getByRole('button', { name: 'Thêm khối' }).click();
  const editor = new Editor(page);
  await editor.begin(UNIT);
  await editor.isAwake();
  await editor.title.fill('Chứng thực bản sao ở Một cửa');
  await editor.body.fill('Bộ phận Một cửa làm việc: {{gio-lam-viec}}.');
  const preview = page.getByRole('region', { name: 'Xem trước nội dung' });
  await preview.getByText('Chiều 13 giờ 30').waitFor();
  await page.getByRole('button', { name: 'Khối dùng lại…' }).click();
  await page.getByRole('group', { name: 'Chèn khối dùng lại' }).waitFor();
  await keep(page, 'khoi-noi-dung-bai', page.getByRole('toolbar'), editor.body, 540);
});

test('campaigns and equipment', async ({ page }) => {
  const admin = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await admin.enter(page.context());
  await page.goto(deskOf(UNIT, '/chien-dich/moi'));
  await page.getByLabel('Tên chiến dịch').fill('Chữ ký số cho mọi nhà');
  await page.getByLabel('Đếm gì').fill('chữ ký số cá nhân');
  await page.getByLabel('Chỉ tiêu').fill('1.200');
  await page.getByLabel('Chủ đề').selectOption('chu-ky-so');
  await page.getByRole('button', { name: 'Thêm chiến dịch' }).click();
  await page.goto(deskOf(UNIT, '/chien-dich'));
  await page.getByRole('link', { name: 'Chữ ký số cho mọi nhà' }).click();
  await page.getByLabel('Đã đạt').fill('315');
  await page.getByLabel('Tính đến ngày').fill(dayFromNow(0));
  await page.getByRole('button', { name: 'Ghi số liệu' }).click();
  await keep(page, 'chien-dich-so-lieu', page.getByRole('heading', { level: 1 }), page.locator('.rows li').first(), 820);
  for (const [count, hamlet] of [['60', 'Ấp Bắc'], ['27', 'Ấp Tây']] as const) {
    await page.goto(deskOf(UNIT, '/thiet-bi/moi'));
    await page.getByLabel('Loại thiết bị').fill('Điện thoại thông minh');
    await page.getByLabel('Số lượng', { exact: true }).fill(count);
    await page.getByLabel('Đợt').fill('Đợt 1');
    await page.getByLabel('Nguồn').fill('Sở Thông tin và Truyền thông');
    await page.getByLabel('Tổ nhận').selectOption({ label: hamlet });
    await page.getByLabel('Tình trạng').selectOption('tot');
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  }
  await page.goto(deskOf(UNIT, '/thiet-bi'));
  await keep(page, 'so-thiet-bi', page.getByRole('heading', { level: 1 }), page.getByRole('link', { name: 'tệp CSV' }), 900);
});

test('an alert', async ({ page }) => {
  const approver = await Author.of(UNIT, 'approver', 'Trần Văn Minh');
  await approver.enter(page.context());
  await page.goto(deskOf(UNIT, '/canh-bao/moi'));
  await page.getByLabel('Mức độ').selectOption('can-biet');
  await page.getByLabel('Về việc').selectOption('dien');
  await page.getByLabel('Tiêu đề').fill('Cắt điện ấp Bắc sáng mai');
  await page.getByLabel('Nội dung', { exact: true }).fill('Từ 7:00 đến 11:00 ngành điện sửa đường dây.\nBà con sạc sẵn điện thoại, không đến gần nơi thi công.');
  await page.getByLabel('Ngày kết thúc').fill(dayFromNow(1));
  await page.getByLabel('Giờ kết thúc').fill('11:00');
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
  const confirm = page.getByRole('button', { name: 'Xác nhận cảnh báo' });
  await keep(page, 'canh-bao-xac-nhan', page.getByRole('heading', { name: 'Người dân thấy trên đầu mọi trang' }), confirm, 900);
});

test('a directive', async ({ page }) => {
  const province = await Author.of('tinh-ba-ria-vung-tau', 'province_editor', 'Nguyễn Thị Lan');
  await province.enter(page.context());
  await page.goto(deskOf('tinh-ba-ria-vung-tau', '/chi-dao/moi'));
  await page.getByLabel('Việc giao').fill('Rà soát danh sách hộ nghèo');
  await page.getByLabel('Số văn bản').fill('125/UBND-VX');
  await page.getByLabel('Nội dung', { exact: true }).fill('Đối chiếu danh sách với sổ của từng ấp.\nGửi danh sách đã rà soát về Sở trước hạn.');
  await page.getByLabel('Hạn', { exact: true }).fill(dayFromNow(9));
  await page.getByLabel('Toàn tỉnh: mọi xã, phường, thị trấn').check();
  await page.getByRole('button', { name: 'Lưu và xem lại' }).click();
  await page.getByRole('button', { name: /^Giao cho/ }).click();
  const address = page.url().split('?')[0]?.replace('tinh-ba-ria-vung-tau', UNIT) ?? '';
  const writer = await Author.of(UNIT, 'writer', 'Lê Thị Hoa');
  await page.context().clearCookies();
  await writer.enter(page.context());
  await page.goto(address);
  await page.getByLabel('Kết quả').fill('Đã rà soát 12 ấp, gửi danh sách 45 hộ.');
  await keep(page, 'chi-dao-bao-xong', page.getByRole('heading', { name: 'Nội dung' }), page.getByLabel('Kết quả'));
});

test('how pages are doing', async ({ page }) => {
  const admin = await Author.of(UNIT, 'unit_admin', 'Nguyễn Thị Lan');
  await admin.enter(page.context());
  await page.goto(deskOf(UNIT, '/tinh-trang-trang'));
  await keep(page, 'tinh-trang-trang', page.getByRole('heading', { level: 1 }), page.locator('.to-do li').first());
});

test('what the province shares', async ({ page }) => {
  const province = await Author.of('tinh-ba-ria-vung-tau', 'province_editor', 'Nguyễn Thị Lan');
  const article = await province.publish({ title: 'Cài VNeID trong năm phút', body: 'Mở cửa hàng ứng dụng, tìm **VNeID**, bấm cài đặt.' });
  await province.enter(page.context());
  await page.goto(article.desk);
  await page.getByRole('link', { name: 'Đăng chung với đơn vị khác' }).click();
  await page.getByLabel('Mọi xã, phường, thị trấn').check();
  await page.getByLabel('Hình thức').selectOption('goi-y');
  await page.getByRole('button', { name: 'Đăng chung' }).click();
  const approver = await Author.of(UNIT, 'approver', 'Trần Văn Hải');
  await page.context().clearCookies();
  await approver.enter(page.context());
  await page.goto(deskOf(UNIT, '/noi-dung-chung'));
  await page.getByRole('link', { name: 'Cài VNeID trong năm phút' }).click();
  await page.getByText('Không dùng…').click();
  const decline = page.getByRole('button', { name: 'Không dùng trên trang của đơn vị' });
  await keep(page, 'dung-chung-quyet-dinh', page.getByRole('heading', { level: 1 }), decline, 900);
});
