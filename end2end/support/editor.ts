// The editor and what it leads to, by the words a person reads there.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Article } from './articles';
import { deskOf } from './address';

export class Editor {
  readonly title: Locator;
  readonly summary: Locator;
  readonly body: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByLabel('Tiêu đề', { exact: true });
    this.summary = page.getByLabel('Tóm tắt', { exact: true });
    this.body = page.getByLabel('Nội dung', { exact: true });
  }

  /** Starts a new article from the list of articles. */
  async begin(unit: string): Promise<void> {
    await this.page.goto(deskOf(unit));
    await this.page.getByRole('link', { name: 'Viết bài mới' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Viết bài mới' })).toBeVisible();
  }

  async fill(article: Article): Promise<void> {
    await this.title.fill(article.title);
    await this.summary.fill(article.summary ?? '');
    await this.body.fill(article.body);
  }

  async saveDraft(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await this.isTold('Đã lưu bản nháp.');
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đăng bài', exact: true }).click();
    await this.isTold('Đã đăng.');
  }

  async isTold(words: string): Promise<void> {
    await expect(this.page.getByRole('status')).toContainText(words);
  }

  async isIn(state: string): Promise<void> {
    await expect(this.page.locator('.state')).toHaveText(state);
  }

  /** Where residents read the article. */
  async publicAddress(): Promise<string> {
    return (await this.page.getByRole('link', { name: 'Xem trang công khai của bài' }).getAttribute('href')) ?? '';
  }
}
