import { beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../functions/faults.ts';
import {
  indexWaitingTranscripts,
  type WaitingPorts,
} from '../../../functions/search/index-waiting-transcripts/index-waiting-transcripts.ts';
import type { WaitingTranscript } from '../../../functions/search/transcript-words.ts';

const idOf = (n: number) => `call-${String(n).padStart(4, '0')}`;
const json = (contactId: string, Output = 'Redacted') =>
  JSON.stringify({
    ContentMetadata: { Output },
    CustomerMetadata: { ContactId: contactId },
    LanguageCode: 'en-US',
    Transcript: [{ Content: 'a trampoline' }],
  });

let waiting: WaitingTranscript[];
let came: Set<string>;
let records: Map<string, unknown>;
let objects: Map<string, string>;
let indexed: string[];
let named: string[];
let ports: WaitingPorts;

beforeEach(() => {
  waiting = Array.from({ length: 250 }, (_, n) => ({ contactId: idOf(n), key: `Analysis/${idOf(n)}` }));
  objects = new Map(waiting.map(({ contactId, key }) => [key, json(contactId)]));
  came = new Set();
  records = new Map();
  [indexed, named] = [[], []];
  const summary = { startedAt: '2026-03-03T10:00:00.000Z#c', outcome: 'answered', recorded: true } as const;
  ports = {
    waiting: {
      add: async () => undefined,
      some: async (limit, after = '') => waiting.filter(({ contactId }) => contactId > after).slice(0, limit),
      remove: async (id) => {
        waiting = waiting.filter(({ contactId }) => contactId !== id);
      },
    },
    contacts: {
      read: async (contactId) =>
        came.has(contactId)
          ? { record: records.get(contactId) ?? {}, summary: { ...summary, contactId } }
          : undefined,
    },
    transcripts: { read: async (key) => objects.get(key) },
    words: {
      keep: async ({ contactId }) => void indexed.push(contactId),
      forget: async () => false,
    },
    mac: async (text) => text,
    unreadable: ({ contactId }, { hint }) => named.push(`${contactId}: ${hint}`),
  };
});
const run = () => indexWaitingTranscripts(ports);

describe('transcripts that wait for the records of their calls', () => {
  it('are indexed when the record has come, though hundreds before them wait in vain', async () => {
    came.add(idOf(240));
    expect(await run()).toBe('indexed');
    expect([indexed, waiting.length]).toEqual([[idOf(240)], 249]);
    expect(await run()).toBe('still-waiting');
    waiting = [];
    expect(await run()).toBe('nothing-waits');
  });

  it("what an agent's guide has shown is no transcript: none of its words is kept, and it waits no more", async () => {
    const SegmentAttributes = { 'connect:Subtype': { ValueString: 'connect:Guide' } };
    records.set(idOf(7), { Channel: 'CHAT', SegmentAttributes });
    for (const n of [7, 8]) came.add(idOf(n));
    expect(await run()).toBe('indexed');
    expect(indexed).toEqual([idOf(8)]);
    expect(waiting).toHaveLength(248);
  });

  it('one that cannot be read is named, stays, and stops no other; corrected, it is indexed', async () => {
    for (const n of [3, 4, 200]) came.add(idOf(n));
    objects.set(`Analysis/${idOf(3)}`, json(idOf(3), 'Raw'));
    expect(await run()).toBe('unreadable');
    expect(indexed).toEqual([idOf(4), idOf(200)]);
    expect(named).toEqual([expect.stringMatching(/^call-0003: .*it is not redacted/)]);
    objects.set(`Analysis/${idOf(3)}`, json(idOf(3)));
    expect(await run()).toBe('indexed');
    expect(indexed.at(-1)).toBe(idOf(3));
  });

  it('what a service refuses ends the run: it comes again', async () => {
    came.add(idOf(0));
    const refused = new Fault({ code: 'dependency-failed', hint: 'throttled' });
    await expect(
      indexWaitingTranscripts({ ...ports, transcripts: { read: () => Promise.reject(refused) } }),
    ).rejects.toBe(refused);
    expect(waiting).toHaveLength(250);
  });

  it('a run indexes some hundred, the next one the others', async () => {
    came = new Set(waiting.map(({ contactId }) => contactId));
    for (const left of [150, 50, 0]) {
      await run();
      expect(waiting).toHaveLength(left);
    }
  });
});
