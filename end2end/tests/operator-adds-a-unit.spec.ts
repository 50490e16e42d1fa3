// A new unit has its site and its desk at once.
import { commune, deskOf, portal, studio } from '../support/address';
import { addPerson, signIn } from '../support/people';
import { expect, test } from '../support/test';

const NEW = {
  phone: { name: 'Long Hải Bắc', slug: 'xa-long-hai-bac' },
  desktop: { name: 'Long Hải Nam', slug: 'xa-long-hai-nam' },
} as const;

test('an operator adds a unit in under a minute', async ({ page, visitor, unit }, info) => {
  const { name, slug } = NEW[info.project.name === 'phone' ? 'phone' : 'desktop'];
  const person = addPerson('Phạm Quốc Khánh', `van-hanh@${unit}.example.vn`, 'platform_admin');
  // The minute begins once there is an operator; the runner ends the test after it.
  test.setTimeout(60_000);
  await signIn(page, person);
  await page.getByRole('link', { name: 'Quản trị các đơn vị' }).click();
  await page.getByRole('link', { name: 'Thêm đơn vị' }).click();
  await page.getByLabel('Loại đơn vị').selectOption('Xã');
  await page.getByLabel('Tên, không kèm loại').fill(name);
  await page.getByLabel('Thuộc').selectOption('Huyện Long Điền');
  await page.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(page.getByRole('status')).toContainText('Đã thêm đơn vị.');
  await expect(page.getByRole('heading', { level: 1, name: `Xã ${name}` })).toBeVisible();

  await page.getByRole('link', { name: commune(slug, '') }).click();
  await expect(page).toHaveURL(commune(slug));
  await expect(page.getByRole('heading', { level: 1, name: `Xã ${name}` })).toBeVisible();
  await expect(page.getByText('Chưa có tin nào được đăng.')).toBeVisible();

  const resident = await visitor();
  await resident.goto(portal());
  await resident.getByLabel('Tên xã, phường, thị trấn').fill(name);
  await resident.getByRole('button', { name: 'Tìm' }).click();
  await resident.getByRole('link', { name: `Xã ${name}` }).click();
  await expect(resident).toHaveURL(commune(slug));

  await page.goto(deskOf(slug));
  await expect(page.getByRole('link', { name: 'Viết bài mới' })).toBeVisible();
  expect(page.url()).toBe(studio(`/don-vi/${slug}`));
});
