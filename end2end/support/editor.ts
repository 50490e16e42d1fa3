// The editor and what it leads to, by the words a person reads there.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Article } from './articles';
import type { Content } from './content';
import { deskOf } from './address';
import { expectAwake, needsIslands } from './islands';
import { KINDS, type Kind } from './kinds';

export class Editor {
  readonly title: Locator;
  readonly summary: Locator;
  readonly body: Locator;
  /** Where saving by itself stands, beside the buttons. */
  readonly saving: Locator;
  /** Who else has it open. */
  readonly company: Locator;
  /** The unsaved text this browser kept. */
  readonly offer: Locator;

  constructor(readonly page: Page) {
    this.saving = page.locator('#tinh-trang-luu');
    this.company = page.locator('#dang-mo');
    this.offer = page.getByRole('region', { name: 'Phần viết dở trên máy này' });
    this.title = page.getByLabel('Tiêu đề', { exact: true });
    this.summary = page.getByLabel('Tóm tắt', { exact: true });
    this.body = page.getByLabel('Nội dung', { exact: true });
  }

  /** Starts something new from the list of what the unit has. */
  async begin(unit: string, kind: Kind = 'article'): Promise<void> {
    await this.page.goto(deskOf(unit));
    await this.page.getByRole('link', { name: KINDS[kind].begin, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: KINDS[kind].heading, exact: true })).toBeVisible();
  }

  /** Opens something written, and waits until the page follows what is typed. */
  async open(desk: string): Promise<void> {
    await this.page.goto(desk);
    await this.isAwake();
  }

  async isAwake(): Promise<void> {
    await needsIslands(this.page);
    await expectAwake(this.page);
  }

  /** Clicks behind words of the text. */
  async caretAfter(words: string): Promise<void> {
    await this.select(words, true);
  }

  /** Selects words of the text, as dragging over them does. */
  async select(words: string, behind = false): Promise<void> {
    await this.body.evaluate(
      (area: HTMLTextAreaElement, { words, behind }) => {
        const at = area.value.indexOf(words);
        if (at < 0) throw new Error(`«${words}» is not in «${area.value}»`);
        area.focus();
        area.setSelectionRange(behind ? at + words.length : at, at + words.length);
      },
      { words, behind },
    );
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  async isSavedByItself(): Promise<void> {
    await expect(this.saving).toHaveText(/^Đã tự lưu lúc \d\d:\d\d\.$/);
  }

  async fill(article: Article): Promise<void> {
    await this.title.fill(article.title);
    await this.summary.fill(article.summary ?? '');
    await this.body.fill(article.body);
  }

  /** Fields that only some kinds have, by their labels; of a list to choose from, the words of the choice. */
  async fillFurther(further: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(further)) {
      const field = this.page.getByLabel(label, { exact: true });
      const option = field.locator('option').filter({ hasText: text });
      if ((await field.locator('option').count()) === 0) await field.fill(text);
      else await field.selectOption((await option.getAttribute('value')) ?? '');
    }
  }

  async saveDraft(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await this.isTold('Đã lưu bản nháp.');
  }

  async publish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Đăng bài', exact: true }).click();
    await this.isTold('Đã đăng.');
  }

  /** Writes, saves and publishes; returns where residents read it. */
  async announce(unit: string, { kind, further = {}, ...article }: Content): Promise<string> {
    await this.begin(unit, kind);
    await this.fill(article);
    await this.fillFurther(further);
    await this.page.getByRole('button', { name: 'Lưu và đăng' }).click();
    await this.isTold('Đã đăng.');
    return this.publicAddress();
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
