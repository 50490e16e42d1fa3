// Articles for tests that are about something else: written by plain requests, faster than any browser.
import type { BrowserContext } from '@playwright/test';
import type { Article } from './articles';
import { commune, deskOf, port, studio } from './address';
import { KINDS, type Kind } from './kinds';
import { addPerson, type Person, type Role } from './people';
import { get, post, type Answer, type Headers } from './request';

export interface Written {
  /** The editor's address. */
  desk: string;
  /** Where residents read it; empty for a draft. */
  public: string;
}

export class Author {
  private constructor(
    readonly person: Person,
    private readonly unit: string,
    private readonly cookie: string,
  ) {}

  /** Somebody who works for the unit, signed in. */
  static async of(unit: string, role: Role = 'approver', name = 'Nguyễn Thị Ngọc Diễm'): Promise<Author> {
    const person = addPerson(name, `${role.replace('_', '.')}@${unit}.example.vn`, role, role === 'platform_admin' ? undefined : unit);
    const form = await get(port(), host(), '/dang-nhap');
    const fields = { email: person.email, password: person.password, csrf: token(form.body) };
    const answer = await post(port(), host(), '/dang-nhap', fields);
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
    if (answer.status !== 303 || !cookie) throw new Error(`${person.email} could not sign in: ${answer.status}`);
    return new Author(person, unit, cookie);
  }

  /** Lets the pages of a browser in without the form. */
  async enter(context: BrowserContext): Promise<void> {
    const [name = '', value = ''] = this.cookie.split('=');
    // Chromium takes a Secure cookie from http://*.localhost; Playwright wants to hear of https.
    const url = studio().replace('http:', 'https:');
    await context.addCookies([{ name, value, url, secure: true, httpOnly: true, sameSite: 'Lax' }]);
  }

  async draft(article: Article, kind: Kind = 'article', further: Headers = {}): Promise<Written> {
    return this.write(article, 'luu', kind, further);
  }

  /** `further` are fields that only this kind has, by their names. */
  async publish(article: Article, kind: Kind = 'article', further: Headers = {}): Promise<Written> {
    return this.write(article, 'luu_va_dang', kind, further);
  }

  /** Saves another text over a written article, without publishing it. */
  async save(written: Written, article: Article): Promise<void> {
    const path = new URL(written.desk).pathname;
    const { body } = await this.get(path);
    await this.post(path, { ...fields(article), viec: 'luu', csrf: token(body), phien_ban: value(body, 'phien_ban') });
  }

  /** What is saved under the label of the text, as the editor shows it. */
  async bodyOf(desk: string): Promise<string> {
    const { status, body } = await this.get(new URL(desk).pathname);
    const area = /<textarea[^>]*\sname="noi_dung"[^>]*>\n?([^]*?)<\/textarea>/.exec(body)?.[1];
    if (area === undefined) throw new Error(`${desk} answered ${status} without a text`);
    const letters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", amp: '&' };
    return area.replace(/&([#\w]+);/g, (whole, name: string) => letters[name] ?? whole);
  }

  async withdraw(written: Written, reason: string, explanation: string): Promise<void> {
    const path = `${new URL(written.desk).pathname}/go`;
    const { body } = await this.get(path);
    const form = { ly_do: reason, bai_thay_the: '', giai_thich: explanation };
    await this.post(path, { ...form, csrf: token(body), phien_ban: value(body, 'phien_ban') });
  }

  private async write(article: Article, work: string, kind: Kind, further: Headers): Promise<Written> {
    const path = new URL(deskOf(this.unit, '/bai-viet/moi')).pathname;
    const { body } = await this.get(path);
    const answer = await this.post(path, { ...fields(article), ...further, loai: KINDS[kind].word, viec: work, csrf: token(body) });
    const desk = studio((answer.headers.location ?? '').split('?')[0]);
    const page = await this.get(new URL(desk).pathname);
    const address = new RegExp(`href="(${commune(this.unit, `${KINDS[kind].folder}/`)}[^"]+)"`).exec(page.body)?.[1];
    return { desk, public: address ?? '' };
  }

  /** A page of the desk, by its path. */
  get(path: string): Promise<Answer> {
    return get(port(), host(), path, { cookie: this.cookie });
  }

  /** Sends a form that must be taken. */
  async post(path: string, form: Headers): Promise<Answer> {
    const answer = await post(port(), host(), path, form, { cookie: this.cookie });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 500)}`);
    return answer;
  }
}

function host(): string {
  return new URL(studio()).host;
}

function fields(article: Article): Headers {
  const { title, summary = '', body, author = '', source = '', writtenOn = '' } = article;
  return { tieu_de: title, tom_tat: summary, noi_dung: body, tac_gia: author, nguon: source, ngay_viet: writtenOn, dia_chi: '' };
}

export function token(page: string): string {
  return value(page, 'csrf');
}

export function value(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}
