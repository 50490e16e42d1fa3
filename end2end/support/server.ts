// Starts and stops the server under test.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { get } from './request';

export interface Server {
  port: number;
  data: string;
  /** The one-time link for the first administrator, as told at the start. */
  link: string;
  /** What is sent to it arrives, and nothing of it is dealt with. */
  freeze: () => void;
  /** Ends it between two instructions, as a power cut does. */
  kill: () => Promise<void>;
  /** Starts it again with what it kept, on the same port. */
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
}

/** The binary under test; `cargo xtask test` names it. */
export function binary(): string {
  const path = process.env.TRANGXA_BIN;
  if (!path) throw new Error('TRANGXA_BIN does not name the trangxa binary: run these tests with `cargo xtask test`');
  return path;
}

export async function startServer(): Promise<Server> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'trangxa-end2end-'));
  const data = join(folder, 'data');
  const logFile = join(folder, 'log');
  let child: ChildProcess;
  const start = async () => {
    const log = openSync(logFile, 'a');
    child = spawn(binary(), ['serve', '--listen', `127.0.0.1:${port}`, '--data', data], {
      env: { ...process.env, TRANGXA_ORIGIN: `http://localhost:${port}` },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    await ready(child, port);
  };
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    const said = readFileSync(logFile, 'utf8');
    await stop();
    throw new Error(`${error}\nThe server said:\n${said}`);
  }
  const link = /http:\S+\/dat-mat-khau\/\S+/.exec(readFileSync(logFile, 'utf8'))?.[0] ?? '';
  const freeze = () => void child.kill('SIGSTOP');
  return { port, data, link, freeze, kill: () => kill(child), startAgain: start, stop };
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  let failure = '';
  child.on('error', (error) => (failure = error.message));
  const limit = Date.now() + 60_000;
  while (Date.now() < limit) {
    if (failure || child.exitCode !== null) throw new Error(`The server did not start: ${failure || `exit code ${child.exitCode}`}`);
    const answer = await get(port, `localhost:${port}`, '/readyz').catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error('The server did not get ready within a minute.');
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
