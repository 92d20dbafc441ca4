/** `npm start`: the centre and its page, until Ctrl-C. */
import { type LocalCentre, startCentre } from './centre/start-centre.ts';
import { reportFailure } from './failure.ts';
import { centreCommand, centreOptions, parse, port } from './options.ts';
import { buildPage } from './server/build-page.ts';
import { checkPort, startServer, usualPort, type WebServer } from './server/server.ts';

export async function main(args: readonly string[]): Promise<number> {
  const begun = performance.now();
  const command = centreCommand(
    'start',
    'Runs the clinic on this machine and serves the page on which you call it.',
  ).option('--port <number>', 'where the page is served, on this machine only', port, usualPort);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  let centre: LocalCentre | undefined;
  let server: WebServer | undefined;
  try {
    if (!parse(command, args)) return 0;
    const options = command.opts();
    await checkPort(options.port);
    const page = buildPage();
    centre = await startCentre({ ...centreOptions(options, console.log), log: console.log });
    server = await startServer(centre, { port: options.port, page });
    console.log(welcome(centre, server.url, (performance.now() - begun) / 1000));
    // The first caller should not wait while bundles load.
    void centre.built.host.warmUp();
    await aborted(stopping.signal);
    console.log('\nStopping.');
    return 0;
  } catch (error) {
    return reportFailure(error);
  } finally {
    await server?.close();
    await centre?.close();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function welcome(centre: LocalCentre, url: string, seconds: number): string {
  const { clinic, people } = centre.view();
  const [first] = people;
  const hint = first ? `\n  Try it as ${first.name}: ${first.number}, birth date ${first.birthDate}.` : '';
  const state = clinic.open ? 'open' : 'closed now: "npm start -- --open" finds it open';
  return `\n${clinic.name} (${state}) answers after ${seconds.toFixed(1)} s.\n\n  Open ${url}\n${hint}\n  Ctrl-C stops everything.\n`;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
