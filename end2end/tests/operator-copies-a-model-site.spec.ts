// A new unit begins with the pages of another as drafts; nothing of it is public before the unit publishes it.
import { commune, deskOf, studio } from '../support/address';
import { short } from '../support/articles';
import { Author } from '../support/author';
import { expect, test } from '../support/test';

const [NAME, SLUG] = ['Ninh Phước Tây', 'xa-ninh-phuoc-tay'];

test('an operator adds a unit with the pages of a model, and the unit publishes them when it will', async ({ page, visitor, unit }) => {
  const model = await Author.of(unit);
  const top = await model.publish(short('Thủ tục hành chính'), 'page');
  await model.publish(short('Đăng ký khai sinh'), 'page', { trang_tren: top.desk.split('/').pop() ?? '' });
  await model.draft(short('Trang chưa đăng của đơn vị mẫu'), 'page');

  const operator = await Author.of(unit, 'platform_admin', 'Phạm Quốc Khánh');
  await operator.enter(page.context());
  await page.goto(studio('/nen-tang/don-vi/moi'));
  await page.getByLabel('Loại đơn vị').selectOption('Xã');
  await page.getByLabel('Tên, không kèm loại').fill(NAME);
  await page.getByLabel('Thuộc').selectOption('Huyện Xuyên Mộc');
  await page.getByLabel('Chép trang mẫu từ').fill('xa-khong-co');
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(page.getByRole('alert')).toContainText('Không có đơn vị nào ở địa chỉ “xa-khong-co”.');
  await page.getByLabel('Chép trang mẫu từ').fill(unit);
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(page.getByRole('status')).toContainText('Đã thêm đơn vị và chép trang mẫu');

  await page.goto(deskOf(SLUG));
  await expect(page.locator('.rows h2')).toHaveCount(2);
  await expect(page.locator('.rows .state')).toHaveText(['Bản nháp', 'Bản nháp']);
  await expect(page.getByText('Trang chưa đăng của đơn vị mẫu')).toHaveCount(0);

  const resident = await visitor();
  await resident.goto(commune(SLUG, '/trang'));
  await expect(resident.getByText('Chưa có trang thông tin nào được đăng.')).toBeVisible();
  await expect(resident.getByText('Thủ tục hành chính')).toHaveCount(0);

  // The pages kept their places, and go public one by one.
  await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
  await expect(page.getByLabel('Nằm dưới trang').locator('option:checked')).toContainText('Thủ tục hành chính');
  await page.goto(deskOf(SLUG));
  await page.getByRole('link', { name: 'Thủ tục hành chính', exact: true }).click();
  await page.getByRole('button', { name: 'Đăng bài', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Đã đăng.');
  await resident.reload();
  await expect(resident.getByRole('main').getByRole('link')).toHaveText(['Thủ tục hành chính']);

  // Who has pages gets no others.
  await page.goto(studio(`/nen-tang/don-vi/${SLUG}`));
  await page.getByLabel('Chép trang mẫu từ').fill(unit);
  await page.getByRole('button', { name: 'Chép trang mẫu' }).click();
  await expect(page.getByRole('alert')).toContainText('Đơn vị này đã có trang thông tin nên không chép thêm.');
});
