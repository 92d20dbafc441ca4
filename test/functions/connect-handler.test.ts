import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectHandler } from '../../functions/connect-handler.ts';
import type { ConnectRequest } from '../../functions/connect-request.ts';
import { Fault } from '../../functions/faults.ts';
import { defineContract } from '../../shared/contract/define-contract.ts';
import { functionInvocations } from '../../shared/metrics/function-invocations.ts';
import { functionLatency } from '../../shared/metrics/function-latency.ts';
import { callEvent, context } from './call-event.ts';

const greet = defineContract({
  name: 'greet',
  does: 'Greets.',
  input: ['name', 'birthDate'],
  outcomes: { greeted: { means: 'Done.', returns: ['words'] }, refused: { means: 'Not done.', returns: [] } },
});
type Greet = ConnectRequest<typeof greet>;
const parameters = { name: 'Okafor', birthDate: '04121968' };
const number = '+12065550110';

/** Lines the function wrote, logs and metrics alike. */
let lines: string[];
beforeEach(() => {
  lines = [];
  const keep = (line: unknown) => void lines.push(String(line));
  // Powertools writes to the process by itself unless this is set; then it takes the console, which a test can read.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  for (const method of ['info', 'error', 'log', 'warn', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(keep);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const words = () => lines.join('\n');
const refused = async () => ({ outcome: 'refused' }) as const;

describe('a function that a flow calls', () => {
  it('is asked in the words of its contract, and answers a flat map', async () => {
    let asked: Greet | undefined;
    const handler = connectHandler(greet, async (request) => {
      asked = request;
      return { outcome: 'greeted', words: 'hello' };
    });
    const event = callEvent({ ...parameters, other: 'not ours' }, { from: number, language: 'es-US' });
    expect(await handler(event, context())).toEqual({ outcome: 'greeted', words: 'hello' });
    expect(asked).toMatchObject({
      contactId: 'c-00000001',
      sessionId: 'c-00000001',
    });
    expect(asked?.input).toEqual(parameters);
    expect(asked).toMatchObject({ language: 'es-US', callerNumber: number });
    expect(asked?.now).toBeInstanceOf(Date);
  });

  it.each([
    ['it-IT', 'it-IT'],
    ['zh-CN', 'zh-CN'],
    ['ru-RU', 'ru-RU'],
    ['ES-mx', 'es-US'],
    ['ru', 'ru-RU'],
    ['tlh-XX', 'en-US'],
  ])('answers a contact in %s in %s', async (code, language) => {
    let asked: Greet | undefined;
    const handler = connectHandler(greet, (request) => {
      asked = request;
      return refused();
    });
    await handler(callEvent(parameters, { language: code }), context());
    expect(asked?.language).toBe(language);
  });

  it('speaks English until a language is set, and has no number that was withheld', async () => {
    let asked: Greet | undefined;
    const handler = connectHandler(greet, (request) => {
      asked = request;
      return refused();
    });
    await handler(callEvent(parameters, { from: 'anonymous' }), context());
    expect(asked?.language).toBe('en-US');
    expect(asked).not.toHaveProperty('callerNumber');
  });

  it.each([
    ['no object', 'hello', 'the event'],
    ['another event', { Name: 'Other', Details: {} }, 'Name, Details.ContactData'],
    ['no contact', { Name: 'ContactFlowEvent', Details: { Parameters: {} } }, 'Details.ContactData'],
  ])('refuses %s by naming what is wrong', async (_case, event, where) => {
    await expect(connectHandler(greet, refused)(event, context())).rejects.toThrow(
      `not-a-connect-event: greet answers flows only; not as Connect sends it: ${where}`,
    );
  });

  it.each([
    ['a missing key', { name: 'Okafor' }],
    [
      'an inherited key',
      Object.create({ birthDate: '04121968' }, { name: { value: 'x', enumerable: true } }),
    ],
  ])('refuses %s by its name, without a value', async (_case, given) => {
    await expect(connectHandler(greet, refused)(callEvent(given), context())).rejects.toThrow(
      'missing-input: greet needs the parameter "birthDate" as a text; see its block in the flow',
    );
    expect(words()).not.toContain('Okafor');
  });
});

describe('deadline', () => {
  it('fails before Connect gives up, and tells outgoing calls', async () => {
    let aborted = false;
    const handler = connectHandler(greet, ({ deadline }) => {
      deadline.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise(() => {});
    });
    await expect(handler(callEvent(parameters), context(320))).rejects.toThrow(/^deadline-passed: /);
    expect(aborted).toBe(true);
  });

  it('counts from what Connect waits for, even where the function may run longer', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    await connectHandler(greet, refused)(callEvent(parameters), context(900_000));
    expect(timeout).toHaveBeenCalledWith(7_500);
  });
});

describe('what is written', () => {
  it('is one line with function, contact, outcome and time, and one line of metrics without ids', async () => {
    await connectHandler(greet, refused)(callEvent(parameters, { from: number }), context());
    expect(lines).toHaveLength(2);
    const [log, metric] = lines.map((line) => JSON.parse(line));
    expect(log).toMatchObject({
      function: 'greet',
      contactId: 'c-00000001',
      outcome: 'refused',
      ms: expect.any(Number),
    });
    const [sent] = metric._aws.CloudWatchMetrics;
    expect(sent).toMatchObject({ Namespace: 'Careline', Dimensions: [['service', 'function', 'outcome']] });
    expect(sent.Metrics.map(({ Name, Unit }: { Name: string; Unit: string }) => [Name, Unit])).toEqual(
      [functionInvocations, functionLatency].map(({ name, unit }) => [name, unit]),
    );
    expect(metric).toMatchObject({ service: 'careline', function: 'greet', outcome: 'refused' });
    expect(JSON.stringify(metric)).not.toContain('c-00000001');
  });

  it.each([
    ['an answer', async () => ({ outcome: 'greeted', words: 'secret words' }) as const],
    ['a bug', () => Promise.reject(new Error('cannot read Okafor of 04121968'))],
    [
      'a service',
      () =>
        Promise.reject(Object.assign(new Error('Okafor'), { name: 'ThrottlingException', $metadata: {} })),
    ],
    [
      'a fault with a cause',
      () => Promise.reject(new Fault({ code: 'unexpected', hint: 'h', cause: 'Okafor' })),
    ],
  ])('never holds what the caller said or heard: %s', async (_case, handle) => {
    const end = await connectHandler(greet, handle)(callEvent(parameters, { from: number }), context()).catch(
      (error: unknown) => error,
    );
    const thrown = end instanceof Error ? `${end.stack} ${JSON.stringify(end)} ${String(end.cause)}` : '';
    for (const secret of ['Okafor', '04121968', '5550110', 'secret words', 'never logged']) {
      expect(words()).not.toContain(secret);
      expect(thrown).not.toContain(secret);
    }
    expect(lines).toHaveLength(2);
  });

  it('names the service that failed, and the bug by its kind', async () => {
    const throttled = Object.assign(new Error('x'), { name: 'ThrottlingException', $metadata: {} });
    const ask = (error: Error) =>
      connectHandler(greet, () => Promise.reject(error))(callEvent(parameters), context());
    await expect(ask(throttled)).rejects.toMatchObject({
      code: 'dependency-failed',
      hint: 'an AWS service answered with ThrottlingException; see its status and the limits of this account',
    });
    await expect(ask(new TypeError('x'))).rejects.toMatchObject({ code: 'unexpected' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'ERROR',
      outcome: 'fault',
      code: 'dependency-failed',
    });
  });
});
