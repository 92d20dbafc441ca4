import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { graphOf } from '../../../shared/flow/graph.ts';
import { convertLegacy } from '../../../shared/flow/legacy/convert-legacy.ts';
import { FlowSyntaxError, parse } from '../../../shared/flow/parse.ts';
import { readTestCase, TestCaseError } from '../../../shared/test-case/read-test-case.ts';
import { verify } from '../../../shared/verifier/verify.ts';

/** Deep: as many inputs as the requirement names. CI sets it; `npm test` takes a sample. */
const inputs = process.env.CARELINE_DEEP === '1' ? 100_000 : 5_000;

const end = { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} };
const flow = (changes: object) => ({ Version: '2019-10-30', StartAction: 'end', Actions: [end], ...changes });
const oldBlock = { id: 'end', type: 'Disconnect', parameters: [], branches: [], metadata: {} };
const legacy = (changes: object) => ({ modules: [oldBlock], start: 'end', metadata: {}, ...changes });

/** Everything that reads a document from outside; only errors that say what is wrong may come out. */
function readAll(document: unknown): void {
  reads(() => {
    const read = parse(document);
    graphOf(read);
    compile(read);
  });
  reads(() => compile(convertLegacy(document).flow));
  reads(() => readTestCase(document));
  verify([{ file: 'any.json', document }]);
}

function reads(how: () => void): void {
  try {
    how();
  } catch (error) {
    if (!(error instanceof FlowSyntaxError || error instanceof TestCaseError)) throw error;
    expect(error.message.length).toBeLessThan(100_000);
  }
}

function seconds(how: () => void): number {
  const before = performance.now();
  how();
  return (performance.now() - before) / 1000;
}

const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'Identifier', 'Type', 'Parameters', 'Transitions'),
  fc.constantFrom('Actions', 'modules', 'Errors', 'Conditions', 'Metadata', 'Observations', 'Event', 'id'),
  fc.string({ maxLength: 6 }),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', 'end', '$.External.x', '2019-10-30', '\u0000'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => own(entries)),
  ),
})).value;

/** As JSON.parse makes it: `__proto__` is a key like any other. */
function own(entries: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [name, value] of entries)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

/** A real document with one place replaced by anything. */
const bent = fc
  .tuple(
    fc.constantFrom(flow({}), legacy({}), { Version: '2019-10-30', Observations: [{}] }),
    fc.nat(),
    anything,
  )
  .map(([document, place, value]) => bend(structuredClone(document), place, value));

function bend(document: object, place: number, value: unknown): unknown {
  const places: [object, string][] = [];
  const visit = (at: object): void => {
    for (const [name, item] of Object.entries(at)) {
      places.push([at, name]);
      if (typeof item === 'object' && item !== null) visit(item);
    }
  };
  visit(document);
  const [at, name] = places[place % places.length] ?? [document, 'Version'];
  Object.assign(at, { [name]: value });
  return document;
}

describe('any input', () => {
  it(`of ${inputs} gives a flow, a finding or an error that says what is wrong`, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          bent,
          anything.map((value) => flow({ Actions: [value] })),
        ),
        readAll,
      ),
      { numRuns: inputs },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  }, 600_000);

  it('of 10 MB is read in seconds', () => {
    const words = 'a'.repeat(1024 * 1024);
    const texts = Array.from({ length: 10 }, (_, index) => ({
      ...end,
      Identifier: `s${index}`,
      Type: 'MessageParticipant',
      Parameters: { Text: words },
    }));
    const many = Array.from({ length: 80_000 }, (_, index) => ({ ...end, Identifier: `s${index}` }));
    expect(JSON.stringify(texts).length).toBeGreaterThan(10_000_000);
    expect(seconds(() => parse(flow({ Actions: texts })))).toBeLessThan(10);
    expect(seconds(() => parse(flow({ Actions: many })))).toBeLessThan(10);
    const blocks = many.map(({ Identifier }) => ({ ...oldBlock, id: Identifier }));
    expect(seconds(() => convertLegacy(legacy({ modules: blocks })))).toBeLessThan(10);
  });

  it('of a hundred thousand wrong actions says a hundred problems, and how many it did not read', () => {
    const wrong = flow({ Actions: Array.from({ length: 100_000 }, () => ({})) });
    expect(() => parse(wrong)).toThrow(/; \/Actions holds 99\d{3} more, not read after 100 problems$/);
    expect(verify([{ file: 'any.json', document: wrong }]).length).toBeLessThan(110);
  });

  it('with 100,000 levels is refused, wherever they are', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep };
    const documents = [
      deep,
      flow({ Metadata: deep }),
      flow({ Actions: [{ ...end, Parameters: { Text: deep } }] }),
      legacy({ modules: [{ ...oldBlock, parameters: [{ name: 'Text', value: deep }] }] }),
      {
        Version: '2019-10-30',
        Observations: [{ Identifier: 'a', Event: { Type: 'TestInitiated' }, Actions: [deep] }],
      },
    ];
    for (const document of documents) expect(seconds(() => readAll(document))).toBeLessThan(10);
    expect(() => parse(documents[1])).toThrow('Not a flow: / is nested deeper than 64 levels');
    expect(() => convertLegacy(documents[3])).toThrow('Not a flow: / is nested deeper than 64 levels');
  });
});
