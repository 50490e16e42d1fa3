// One server with a fresh database for the whole run; the function returned here ends it.
import { startServer } from './support/server';

export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startServer();
  // Worker processes inherit these; `support/` reads them.
  process.env.TRANGXA_TEST_PORT = String(server.port);
  process.env.TRANGXA_TEST_FOLDER = server.data;
  process.env.TRANGXA_TEST_LINK = server.link;
  return () => server.stop();
}
