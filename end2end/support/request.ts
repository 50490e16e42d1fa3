// Plain requests without a browser. Node does not resolve *.localhost, so they go to 127.0.0.1 under the site's name.
import { request, type IncomingHttpHeaders } from 'node:http';
import type { Route } from '@playwright/test';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Headers = Record<string, string>;

export function get(port: number, host: string, path: string, headers: Headers = {}): Promise<Answer> {
  return send(port, 'GET', host, path, headers);
}

/** Sends a form as a browser does. */
export function post(port: number, host: string, path: string, form: Headers, headers: Headers = {}): Promise<Answer> {
  const kind = { 'content-type': 'application/x-www-form-urlencoded' };
  return send(port, 'POST', host, path, { ...headers, ...kind }, new URLSearchParams(form).toString());
}

/** Lets a request of a browser arrive at the server, and keeps the answer from the browser. */
export async function passOn(route: Route): Promise<Answer> {
  const asked = route.request();
  const url = new URL(asked.url());
  const { 'accept-encoding': _, 'content-length': __, ...headers } = await asked.allHeaders();
  return send(Number(url.port), asked.method(), url.host, url.pathname + url.search, headers, asked.postData() ?? '');
}

function send(port: number, method: string, host: string, path: string, headers: Headers, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const call = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length, host } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}
