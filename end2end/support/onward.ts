// What is done with a text on its way to the public, by the words a person reads at the desk.
import { expect, type Locator, type Page } from '@playwright/test';
import { deskOf } from './address';
import { Editor } from './editor';

/** A day from now in Vietnam, as it is written there. */
export function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' }).format(day);
}

/** The list of a unit, and what leads from it. */
export class DeskList {
  /** What waits for the person. */
  readonly work: Locator;

  constructor(
    readonly page: Page,
    private readonly unit: string,
  ) {
    this.work = page.getByRole('region', { name: 'Việc của bạn' });
  }

  async open(): Promise<void> {
    await this.page.goto(deskOf(this.unit));
  }

  row(title: string): Locator {
    return this.page.locator('.rows li').filter({ has: this.page.getByRole('link', { name: title, exact: true }) });
  }

  /** Follows what waits, and opens something of it. */
  async takeUp(waiting: RegExp, title: string): Promise<Editor> {
    await this.open();
    await this.work.getByRole('link', { name: waiting }).click();
    await this.page.getByRole('link', { name: title, exact: true }).click();
    return new Editor(this.page);
  }

  /** What happens by itself at the unit. */
  async queue(): Promise<Locator> {
    await this.open();
    await this.work.getByRole('link', { name: 'Lịch đăng của đơn vị' }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Lịch đăng');
    return this.page.locator('.rows li');
  }
}

/** Where the open item stands, as its labels say. */
export async function expectStanding(page: Page, ...labels: string[]): Promise<void> {
  await expect(page.locator('.about .state')).toHaveText(labels);
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lưu và gửi duyệt' }).click();
  await new Editor(page).isTold('Đã gửi duyệt.');
}

export async function sendBack(page: Page, reason: string): Promise<void> {
  await page.getByText('Trả lại để sửa…').click();
  await page.getByLabel('Lý do trả lại', { exact: true }).fill(reason);
  await page.getByRole('button', { name: 'Trả lại người viết' }).click();
}

export async function remark(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: 'Viết góp ý, xem tất cả' }).click();
  await page.getByLabel('Góp ý của bạn', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Gửi góp ý' }).click();
}

/** Sets one of the two moments of the open item. */
export async function setMoment(page: Page, which: 'đăng' | 'hết hạn', day: string, clock: string): Promise<void> {
  await page.getByRole('link', { name: 'Hẹn giờ đăng, đặt hạn…' }).click();
  await page.getByLabel(`Ngày ${which}`, { exact: true }).fill(day);
  await page.getByLabel(`Giờ ${which}`, { exact: true }).fill(clock);
  await page.getByRole('button', { name: which === 'đăng' ? 'Hẹn giờ đăng' : 'Đặt hạn', exact: true }).click();
}
