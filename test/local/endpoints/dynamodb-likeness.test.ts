import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { type Json, openEngine } from '../../../local/endpoints/dynamodb/engine.ts';
import { ApiFault } from '../../../local/endpoints/wire.ts';

const engine = await openEngine(undefined);
afterAll(() => engine.close());

type Call = (operation: string, input: Json) => Promise<unknown>;
type Answered = (error: unknown, output?: unknown) => void;

/** dynalite alone: its checks, its operations, its store. */
function dynaliteItself(): Call {
  const dynalite = createRequire(import.meta.resolve('dynalite'));
  const [checks, database] = [dynalite('./validations'), dynalite('./db')];
  const store = database.create({ createTableMs: 0 });
  return (operation, input) =>
    new Promise((resolve, reject) => {
      const name = checks.toLowerFirst(operation);
      const { types, custom } = dynalite(`./validations/${name}`);
      const checked = checks.checkTypes(input, types);
      checks.checkValidations(checked, types, custom, store);
      const answered: Answered = (error, output) => (error ? reject(error) : resolve(output));
      dynalite(`./actions/${name}`)(store, checked, answered);
    });
}
const likeIt = dynaliteItself();

/** What came, or how it was refused. Through JSON, as over HTTP. */
async function answerOf(call: Call, operation: string, input: Json): Promise<unknown> {
  try {
    return JSON.parse(JSON.stringify(await call(operation, JSON.parse(JSON.stringify(input)))) ?? '{}');
  } catch (error) {
    if (error instanceof ApiFault) return { refused: error.code, message: error.message };
    const { body } = error as { body?: { __type: string; message?: string; Message?: string } };
    if (!body) throw error;
    return { refused: body.__type.split('#')[1], message: body.message ?? body.Message ?? '' };
  }
}

const index = (IndexName: string, hash: string, range: string, Projection: object) => ({
  IndexName,
  KeySchema: [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ],
  Projection,
});
const shape = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
    { AttributeName: 'a', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    index('some', 'a', 'sk', { ProjectionType: 'INCLUDE', NonKeyAttributes: ['text', 'more'] }),
    index('keys', 'a', 'pk', { ProjectionType: 'KEYS_ONLY' }),
    index('all', 'sk', 'a', { ProjectionType: 'ALL' }),
  ],
};

/** Of a number or of a text: in a table of texts, the common put goes a way of ours. */
type SortKey = 'N' | 'S';
const withSortKey = <T>(type: SortKey, json: T): T =>
  JSON.parse(JSON.stringify(json).replace(/\{"N":("1"|"-2.50"|"1e3")\}/g, `{"${type}":$1}`));

async function newTable(TableName: string, type: SortKey): Promise<void> {
  const AttributeDefinitions = shape.AttributeDefinitions.map((one) =>
    one.AttributeName === 'sk' ? { ...one, AttributeType: type } : one,
  );
  for (const call of [engine.call, likeIt]) {
    await call('CreateTable', structuredClone({ TableName, ...shape, AttributeDefinitions }));
    for (;;) {
      const { Table } = (await call('DescribeTable', { TableName })) as { Table: { TableStatus: string } };
      if (Table.TableStatus === 'ACTIVE') break;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

const often = (usual: readonly object[], ...rest: readonly object[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...rest) },
  );

/** Few keys, so that items meet; now and then one that must be refused. */
const pk = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom({ S: 'p' }, { S: 'pé' }, { S: 'p/~' }) },
  { weight: 1, arbitrary: fc.constantFrom({ S: '' }, { N: '1' }, {}, { S: 'p', N: '1' }) },
);
const sk = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom({ N: '1' }, { N: '-2.50' }, { N: '1e3' }) },
  { weight: 1, arbitrary: fc.constantFrom({ N: 'x' }, { N: '1'.repeat(39) }, { S: '1' }) },
);
const key = fc.record({ pk, sk });
const long = '"é"'.repeat(600);
const good = fc.oneof(
  fc.string({ unit: 'binary' }).map((S) => ({ S })),
  fc.nat(3).map((N) => ({ N: `${N}` })),
  fc.constantFrom<object>(
    { S: long },
    { S: `${long}\ud800` },
    { S: long.repeat(20) },
    { N: '01.0' },
    { BOOL: true },
    { NULL: true },
    { L: [{ S: 'x' }, { N: '2' }, { M: { y: { BOOL: false } } }] },
    { M: { a: { S: '' }, b: { NS: ['1', '2'] } } },
    { SS: ['x', 'y'] },
    { B: 'AAEC' },
  ),
);
const bad = fc.constantFrom<object>(
  { N: '' },
  { SS: ['x', 'x'] },
  { SS: [] },
  { B: '?' },
  { S: 1 },
  { NULL: 'no' },
  { NULL: false },
  { BOOL: 'true' },
  { X: 'x' },
  { M: { y: { N: 'x' } } },
  { L: [{ S: 'x', N: '1' }] },
);
const value = fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: bad });
const item = fc
  .tuple(
    key,
    fc.dictionary(
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom('text', 'more', 'n', 'a.b') },
        { weight: 1, arbitrary: fc.constant('') },
      ),
      value,
      { noNullPrototype: true, maxKeys: 3 },
    ),
  )
  .chain(([keys, rest]) =>
    fc.constantFrom('x', 'y', undefined).map((a) => ({ ...rest, ...keys, ...(a && { a: { S: a } }) })),
  );

const condition = often(
  [{}, { ConditionExpression: 'attribute_not_exists(pk)' }, { ConditionExpression: 'attribute_exists(pk)' }],
  { ConditionExpression: 'attribute_not_exists(pk' },
  {
    ConditionExpression: 'a = :x AND attribute_exists(#t)',
    ExpressionAttributeNames: { '#t': 'text' },
    ExpressionAttributeValues: { ':x': { S: 'x' } },
  },
  { ConditionExpression: 'a = :none', ExpressionAttributeValues: { ':x': { S: 'x' } } },
  { ConditionExpression: 'n < :n', ExpressionAttributeValues: { ':n': { N: '3' }, ':unused': { N: '4' } } },
);
const wanted = often(
  [{}],
  { ReturnValues: 'ALL_OLD' },
  { ReturnValues: 'ALL_NEW' },
  { ReturnConsumedCapacity: 'TOTAL' },
  { Unknown: 1 },
);
const put = fc
  .tuple(item, condition, wanted)
  .map(([Item, ...rest]) => ['PutItem', Object.assign({ Item }, ...rest)] as const);
const remove = fc
  .tuple(key, condition, wanted)
  .map(([Key, ...rest]) => ['DeleteItem', Object.assign({ Key }, ...rest)] as const);
const update = fc
  .tuple(key, fc.constantFrom('SET a = :x', 'SET #t = :x', 'REMOVE a', 'ADD n :n'), wanted)
  .map(([Key, UpdateExpression, rest]) => {
    const values = UpdateExpression.includes(':x') ? { ':x': { S: 'y' } } : { ':n': { N: '2' } };
    const of = {
      ...(UpdateExpression.includes('#t') && { ExpressionAttributeNames: { '#t': 'text' } }),
      ...(/:/.test(UpdateExpression) && { ExpressionAttributeValues: values }),
    };
    return ['UpdateItem', { Key, UpdateExpression, ...of, ...rest }] as const;
  });
const writes = fc.array(
  fc.oneof({ weight: 5, arbitrary: put }, { weight: 1, arbitrary: remove }, { weight: 1, arbitrary: update }),
  {
    minLength: 10,
    maxLength: 30,
  },
);

const questions = ['some', 'keys', 'all', undefined].flatMap((IndexName) =>
  [1, 2, undefined].flatMap((Limit) => [
    ['Scan', { IndexName, Limit }] as const,
    ...[true, false].flatMap((ScanIndexForward) =>
      ['=', '>', '<=', undefined].map((than) => {
        const [hash, range] =
          IndexName === 'all' ? ['sk', 'a'] : [IndexName ? 'a' : 'pk', IndexName === 'keys' ? 'pk' : 'sk'];
        const of = { pk: { S: 'p' }, sk: { N: '1' }, a: { S: 'x' } };
        const input = {
          IndexName,
          Limit,
          ScanIndexForward,
          KeyConditionExpression: `${hash} = :hash${than ? ` AND ${range} ${than} :range` : ''}`,
          ExpressionAttributeValues: {
            ':hash': of[hash as keyof typeof of],
            ...(than && { ':range': of[range as keyof typeof of] }),
          },
        };
        return ['Query', input] as const;
      }),
    ),
  ]),
);

const sortKey = fc.constantFrom<SortKey>('N', 'S');

it('answers writes, refusals included, and every question after them as dynalite alone does', async () => {
  let tables = 0;
  await fc.assert(
    fc.asyncProperty(
      sortKey,
      writes,
      fc.shuffledSubarray(questions, { maxLength: 12 }),
      async (type, made, asked) => {
        const TableName = `table-${++tables}`;
        await newTable(TableName, type);
        const both = async (operation: string, input: Json) => {
          const whole = withSortKey(type, { TableName, ...input });
          const ours = await answerOf(engine.call, operation, whole);
          expect(ours, JSON.stringify(input)).toEqual(await answerOf(likeIt, operation, whole));
          return ours as { LastEvaluatedKey?: Json };
        };
        for (const [operation, input] of made) await both(operation, input);
        for (const [operation, input] of asked)
          for (let from: Json | undefined, page = 0; page === 0 || from; page++)
            from = (await both(operation, { ...input, ...(from && { ExclusiveStartKey: from }) }))
              .LastEvaluatedKey;
      },
    ),
    { numRuns: 30, seed: 7 },
  );
});
