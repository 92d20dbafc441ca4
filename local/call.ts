/** `npm run call`: the clinic on the phone, in a terminal. Keys as you press them, or a script of keys, also from a pipe. */
import { type LocalCentre, startCentre } from './centre/start-centre.ts';
import { reportFailure } from './failure.ts';
import { centreCommand, centreOptions, parse, UsageError } from './options.ts';
import { listenToKeys } from './terminal/keys.ts';
import { everythingFromPipe } from './terminal/pipe.ts';
import { printLine, printRecord } from './terminal/print-story.ts';
import { make, playScript, readScript } from './terminal/script.ts';

const print = (text: string) => console.log(text);

export async function main(args: readonly string[]): Promise<number> {
  const command = centreCommand('run call', 'Calls the clinic from this terminal.')
    .option('--from <number>', 'the number you call from, or "withheld" (default: the first demo patient)')
    .option(
      '--keys <keys>',
      'keys to press, e.g. "1,04121968,1"; also "code", "wait" and "hang-up". Without --speed time leaps.',
    );
  let centre: LocalCentre | undefined;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    if (!parse(command, args)) return 0;
    const given = command.opts();
    const script = given.keys ?? (process.stdin.isTTY ? undefined : await everythingFromPipe());
    const moves = script === undefined ? undefined : readScript(script);
    const leaps = moves && given.speed === undefined;
    centre = await startCentre({ ...centreOptions(given, print), ...(leaps && { speed: 0 }) });
    const from = callerOf(centre, given.from);
    const over = tellStory(centre);
    const id = centre.call(from);
    const ended = Promise.race([
      over(id),
      new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done())),
    ]);
    if (moves && leaps) await Promise.race([playScript(centre, id, moves), ended]);
    else if (moves) await Promise.race([playAlong(centre, id, moves), ended]);
    else await withKeys(centre, id, ended, stop);
    // The record is delivered to its function, as in AWS.
    await centre.built.eventSources.settled();
    return stopping.signal.aborted ? 130 : 0;
  } catch (error) {
    return reportFailure(error);
  } finally {
    await centre?.close();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function callerOf(centre: LocalCentre, given: string | undefined): string | undefined {
  const { people, clinic } = centre.view();
  const [first] = people;
  const from = given === 'withheld' ? undefined : (given ?? first?.number);
  if (from !== undefined && !/^\+[1-9]\d{6,14}$/.test(from)) {
    throw new UsageError('--from needs a number with country code, e.g. +12065550100, or "withheld".');
  }
  const person = people.find(({ number }) => number === from);
  print(`${clinic.name}, ${clinic.number}${clinic.open ? '' : ' (closed now)'}`);
  if (person) {
    const record = person.recordNumber === undefined ? '' : `, record number ${person.recordNumber}`;
    print(`You are ${person.name}, ${person.number}, birth date ${person.birthDate}${record}.`);
    print(`This call shows: ${person.shows}.\n`);
  } else
    print(
      `You call from ${from ?? 'a withheld number'}. Known people: ${people
        .map((p) => p.number)
        .slice(0, 5)
        .join(' ')} …\n`,
    );
  return from;
}

/** Prints as it happens; the result resolves when a call is over. */
function tellStory(centre: LocalCentre): (id: string) => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let ours = '';
  centre.onStory((event) => {
    if (event.type === 'line') printLine(event.line, print);
    if (event.type === 'record') printRecord(event.record, print);
    if (event.type === 'call' && event.call.id === ours && event.call.state !== 'going on') resolve();
  });
  return (id) => {
    ours = id;
    return promise;
  };
}

/** A script at the pace of a person: each group when the clinic waits for keys. */
async function playAlong(
  centre: LocalCentre,
  id: string,
  moves: ReturnType<typeof readScript>,
): Promise<void> {
  let answered = 0;
  const waiting = () =>
    centre
      .view()
      .calls.some(
        (c) =>
          c.id === id &&
          (c.state !== 'going on' || (c.waitsFor === 'keys' && centre.questionsAsked(id) > answered)),
      );
  for (const move of moves) {
    while (!waiting()) await new Promise((go) => setTimeout(go, 50));
    if (centre.view().calls.some((c) => c.id === id && c.state !== 'going on')) return;
    answered = centre.questionsAsked(id);
    make(move, centre, id);
  }
  await new Promise(() => {});
}

async function withKeys(
  centre: LocalCentre,
  id: string,
  ended: Promise<void>,
  stop: () => void,
): Promise<void> {
  print('Press 0-9, * and #. h hangs up, Ctrl-C stops.\n');
  const release = listenToKeys({
    key: (key) => centre.press(id, key),
    hangUp: () => centre.hangUp(id),
    stop,
  });
  try {
    await ended;
  } finally {
    release();
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
