// The addresses of the server under test, as a browser asks for them.
import { get, type Answer } from './request';

interface Served {
  port: number;
  data: string;
}

let own: Served | undefined;

/** From now on everything here is about a test's own server; without one, about the server of the run again. */
export function aimAt(server?: Served): void {
  own = server;
}

export function port(): number {
  return own?.port ?? Number(process.env.TRANGXA_TEST_PORT);
}

/** The data folder of the server. */
export function dataFolder(): string {
  return own?.data ?? process.env.TRANGXA_TEST_FOLDER ?? '';
}

/** A page of the province's portal. */
export function portal(path = '/'): string {
  return `http://localhost:${port()}${path}`;
}

/** A page of a commune's site. */
export function commune(slug: string, path = '/'): string {
  return `http://${slug}.localhost:${port()}${path}`;
}

/** A page of the desk. */
export function studio(path = '/'): string {
  return commune('studio', path);
}

/** A page of a unit's desk. */
export function deskOf(slug: string, path = ''): string {
  return studio(`/don-vi/${slug}${path}`);
}

/** The path of the page on which the first administrator sets a password. */
export function firstLink(): string {
  return new URL(process.env.TRANGXA_TEST_LINK ?? '').pathname;
}

/** The bare answer to an address from above, without a browser. */
export function fetchPlain(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(address);
  return get(port(), url.host, url.pathname + url.search, headers);
}
