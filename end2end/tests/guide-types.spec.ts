// Guides: every kind of page residents and editors meet, judged by axe at both widths; and a step dragged to its place.
import { expectGood } from '../support/accessible';
import { commune, deskOf } from '../support/address';
import { short } from '../support/articles';
import { Author, type Written } from '../support/author';
import { expectStill } from '../support/islands';
import { expect, test } from '../support/test';

const BODY = [
  'Cần điện thoại đã cài **VNeID** và có mạng.',
  '# Mở ứng dụng VNeID',
  'Bấm vào biểu tượng **VNeID** trên màn hình điện thoại, rồi bấm **Đăng nhập**.',
  '# Nhập mật khẩu',
  'Nhập mật khẩu rồi bấm **Tiếp tục**.',
  '> Không đọc mật khẩu cho bất kỳ ai.',
  '# Mở ví giấy tờ',
  '1. Bấm **Ví giấy tờ**.\n2. Chọn giấy tờ cần xem.',
].join('\n\n');

const FURTHER = {
  chu_de: 'vneid',
  danh_cho: 'Người đã có tài khoản định danh mức 2',
  phien_ban_ung_dung: 'VNeID 2.1.6',
  kiem_tra_ngay: '27/01/2024',
};

// Phone and desktop write in one commune: their guides have names of their own.
async function guide(author: Author, title: string, project: string): Promise<Written> {
  return author.publish({ ...short(`${title} (${project})`), body: BODY }, 'guide', FURTHER);
}

test('a guide: in the list, whole, step by step, in large letters, on paper, on a board, answered', async ({ page, unit }, info) => {
  test.slow();
  const author = await Author.of(unit);
  const written = await guide(author, 'Mở ví giấy tờ trên VNeID', info.project.name);
  expect(written.public).toContain('/huong-dan/');
  await page.goto(commune(unit, '/huong-dan'));
  await expectGood(page);
  await page.goto(written.public);
  // Checked in 2024: it says that it is old.
  await expect(page.getByText('đã hơn 180 ngày')).toBeVisible();
  await expectGood(page);

  await page.getByRole('link', { name: 'Xem từng bước' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bước 1: Mở ứng dụng VNeID');
  await expectGood(page);
  await page.getByRole('link', { name: 'Bước tiếp theo' }).click();
  await page.getByRole('link', { name: 'Bước tiếp theo' }).click();
  await expect(page.getByText('Đây là bước cuối cùng.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bước tiếp theo' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Xem cả hướng dẫn trên một trang' }).click();
  await page.getByRole('link', { name: 'Chữ lớn' }).click();
  await expectGood(page);

  for (const way of ['Bản in khổ A5', 'Áp phích có mã QR']) {
    await page.goto(written.public);
    await page.getByRole('link', { name: way }).click();
    await expect(page.getByRole('img', { name: /Mã QR/ })).toBeVisible();
    await expectGood(page);
  }
  const short_address = await page.locator('.short').textContent();
  await page.goto(`http://${short_address ?? ''}`);
  await expect(page).toHaveURL(written.public);

  await page.getByRole('button', { name: 'Có, tôi làm được' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cảm ơn bạn đã trả lời');
  await expectGood(page);
  await author.enter(page.context());
  await page.goto(written.desk);
  await expect(page.getByText('1 người trả lời: 1 làm được, 0 chưa làm được.')).toBeVisible();
});

test('the steps of a guide at the desk: moved by a button and by dragging, written, with a fault', async ({ page, unit }, info) => {
  test.slow();
  const author = await Author.of(unit);
  const written = await guide(author, 'Xem thẻ bảo hiểm y tế', info.project.name);
  await author.enter(page.context());
  await page.goto(written.desk);
  await expectStill(page);
  await expectGood(page);
  await page.getByRole('link', { name: 'Sắp xếp, sửa các bước (3)' }).click();
  await expectGood(page);
  const names = page.locator('[data-steps] h2');
  await page.getByRole('button', { name: 'Đưa bước 1 xuống' }).click();
  await expect(names).toHaveText(['Bước 1: Nhập mật khẩu', 'Bước 2: Mở ứng dụng VNeID', 'Bước 3: Mở ví giấy tờ']);
  if (info.project.name === 'desktop') {
    // The script makes rows movable once it is there.
    await expect(page.locator('[data-steps] > li').first()).toHaveAttribute('draggable', 'true');
    // This browser, without a screen, begins no drag for a mouse that is moved by a program: the script hears what it would.
    const dataTransfer = await page.evaluateHandle(() => new DataTransfer());
    await names.nth(2).dispatchEvent('dragstart', { dataTransfer });
    await names.nth(0).dispatchEvent('dragover', { dataTransfer });
    await names.nth(0).dispatchEvent('drop', { dataTransfer });
    await expect(names).toHaveText(['Bước 1: Mở ví giấy tờ', 'Bước 2: Nhập mật khẩu', 'Bước 3: Mở ứng dụng VNeID']);
  }
  await page.getByRole('link', { name: 'Thêm bước' }).click();
  await expectGood(page);
  await page.getByRole('button', { name: 'Lưu bước' }).click();
  await expect(page.getByRole('alert')).toContainText('Hãy đặt tên bước');
  await expectGood(page);
  await page.getByLabel('Tên bước').fill('Đăng xuất');
  await page.getByRole('button', { name: 'Lưu bước' }).click();
  await expect(names.nth(3)).toHaveText('Bước 4: Đăng xuất');
});

test('ready guides: before and after one was taken', async ({ page, unit }, info) => {
  await (await Author.of(unit, 'team_member')).enter(page.context());
  await page.goto(deskOf(unit));
  await expectGood(page);
  await page.getByRole('link', { name: 'Hướng dẫn có sẵn' }).click();
  await expectGood(page);
  const title = info.project.name === 'phone' ? 'Cài đặt và kích hoạt VNeID mức 2' : 'Nhận biết và tránh lừa đảo qua điện thoại, qua mạng';
  await page.getByRole('button', { name: `Lấy về làm bản nháp: ${title}` }).click();
  await expect(page.getByRole('status')).toContainText('Đã lấy hướng dẫn về làm bản nháp');
  await expectStill(page);
  await expectGood(page);
  await page.goto(deskOf(unit, '/huong-dan-co-san'));
  await expect(page.getByRole('link', { name: `Mở bản của đơn vị: ${title}` })).toBeVisible();
});
