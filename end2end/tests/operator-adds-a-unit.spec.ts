// A new unit has its site and its desk at once.
import { commune, deskOf, portal, studio } from '../support/address';
import { addPerson, signIn } from '../support/people';
import { expect, test } from '../support/test';

const [NAME, SLUG] = ['Long Hải Nam', 'xa-long-hai-nam'];

test('an operator adds a unit in under a minute', async ({ page, visitor, unit }) => {
  const person = addPerson('Phạm Quốc Khánh', `van-hanh@${unit}.example.vn`, 'platform_admin');
  // The minute begins once there is an operator; the runner ends the test after it.
  test.setTimeout(60_000);
  await signIn(page, person);
  await page.getByRole('link', { name: 'Quản trị các đơn vị' }).click();
  await page.getByRole('link', { name: 'Thêm đơn vị' }).click();
  await page.getByLabel('Loại đơn vị').selectOption('Xã');
  await page.getByLabel('Tên, không kèm loại').fill(NAME);
  await page.getByLabel('Thuộc').selectOption('Huyện Long Điền');
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(page.getByRole('status')).toContainText('Đã thêm đơn vị.');
  await expect(page.getByRole('heading', { level: 1, name: `Xã ${NAME}` })).toBeVisible();

  await page.getByRole('link', { name: commune(SLUG, '') }).click();
  await expect(page).toHaveURL(commune(SLUG));
  await expect(page.getByRole('heading', { level: 1, name: `Xã ${NAME}` })).toBeVisible();
  await expect(page.getByText('Chưa có tin nào được đăng.')).toBeVisible();

  const resident = await visitor();
  await resident.goto(portal());
  await resident.getByLabel('Tên xã, phường, thị trấn').fill(NAME);
  await resident.getByRole('button', { name: 'Tìm' }).click();
  await resident.getByRole('link', { name: `Xã ${NAME}` }).click();
  await expect(resident).toHaveURL(commune(SLUG));

  await page.goto(deskOf(SLUG));
  await expect(page.getByRole('link', { name: 'Viết bài mới' })).toBeVisible();
  expect(page.url()).toBe(studio(`/don-vi/${SLUG}`));
});
