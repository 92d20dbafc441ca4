/** TransactWriteItems and TransactGetItems: all or nothing, on an engine that has neither. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { ApiFault } from '../wire.ts';
import type { Engine, Json, Transaction } from './engine.ts';
import { type Item, item, keyIn, keyNames, read } from './items.ts';

const conditional = {
  TableName: z.string(),
  ReturnValuesOnConditionCheckFailure: z.enum(['ALL_OLD', 'NONE']).optional(),
};
/** Its attributes are the engine's to check. */
const whole = z.custom<Item>((value) => typeof value === 'object' && value !== null);
const put = z.looseObject({ ...conditional, Item: whole });
const keyed = z.looseObject({ ...conditional, Key: item });
const action = z.object({
  Put: put.optional(),
  Update: keyed.optional(),
  Delete: keyed.optional(),
  ConditionCheck: keyed.optional(),
});

export const transactWrite = z.object({
  TransactItems: z.array(action).min(1).max(100),
  ClientRequestToken: z.string().min(1).max(36).optional(),
});
export const transactGet = z.object({
  TransactItems: z
    .array(z.object({ Get: z.looseObject({ TableName: z.string(), Key: item }) }))
    .min(1)
    .max(100),
});

/** One write of a transaction, as a call of the engine. */
type Step = {
  operation: string;
  input: Json;
  table: string;
  key: Item;
  wantsItem: boolean;
  checkOnly: boolean;
};
type Reason = { Code: string; Message?: string; Item?: Item };

/** Source: Amazon DynamoDB API reference, TransactWriteItems, ClientRequestToken: valid for 10 minutes after the request. */
const TOKEN_LIFE_MS = 10 * 60_000;

export function createTransactions(engine: Engine, now: () => Date) {
  const tokens = new Map<string, { digest: string; untilMs: number }>();

  /** Must run alone (see `gate.ts`). */
  async function write(input: z.infer<typeof transactWrite>): Promise<Json> {
    const { ClientRequestToken: token, ...request } = input;
    const digest = hash('sha256', JSON.stringify(request));
    if (token !== undefined && isRepeat(token, digest)) return {};
    await applyAll(engine, await plan(engine, request.TransactItems));
    if (token !== undefined) tokens.set(token, { digest, untilMs: now().getTime() + TOKEN_LIFE_MS });
    return {};
  }

  function isRepeat(token: string, digest: string): boolean {
    // In the order of their ends: all live equally long.
    for (const [old, { untilMs }] of tokens) {
      if (untilMs > now().getTime()) break;
      tokens.delete(old);
    }
    const known = tokens.get(token);
    if (known && known.digest !== digest) {
      throw new ApiFault(
        'IdempotentParameterMismatchException',
        'The request token was used within ten minutes with other parameters. Use a new token for another request.',
      );
    }
    return known !== undefined;
  }

  /** Must run alone (see `gate.ts`). */
  async function get(input: z.infer<typeof transactGet>): Promise<Json> {
    const responses: Json[] = [];
    for (const { Get } of input.TransactItems) responses.push(await engine.call('GetItem', { ...Get }));
    return { Responses: responses };
  }

  return { write, get };
}

async function plan(engine: Engine, actions: z.infer<typeof action>[]): Promise<Step[]> {
  const tables = new Map<string, Promise<string[]>>();
  const namesOf = (table: string): Promise<string[]> => {
    const known = tables.get(table) ?? keyNames(engine, table);
    tables.set(table, known);
    return known;
  };
  const steps = await Promise.all(actions.map((entry) => planOne(entry, namesOf)));
  const addresses = steps.map(({ table, key }) => JSON.stringify([table, Object.entries(key).sort()]));
  if (new Set(addresses).size === steps.length) return steps;
  throw new ApiFault(
    'ValidationException',
    'Transaction request cannot include multiple operations on one item',
  );
}

async function planOne(
  entry: z.infer<typeof action>,
  namesOf: (table: string) => Promise<string[]>,
): Promise<Step> {
  const kinds = Object.entries(entry).filter(([, part]) => part !== undefined);
  const [kind, part] = kinds[0] ?? [];
  if (kinds.length !== 1 || kind === undefined || part === undefined) {
    throw new ApiFault(
      'ValidationException',
      'TransactItems can only contain one of Check, Put, Update or Delete',
    );
  }
  const { ReturnValuesOnConditionCheckFailure, ...input } = part;
  const table = part.TableName;
  const key = entry.Put ? keyIn(await namesOf(table), entry.Put.Item) : item.parse(part.Key);
  return {
    // An update that changes nothing checks its condition and no more.
    operation: kind === 'ConditionCheck' ? 'UpdateItem' : `${kind}Item`,
    input,
    table,
    key,
    wantsItem: ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    checkOnly: kind === 'ConditionCheck',
  };
}

async function applyAll(engine: Engine, steps: readonly Step[]): Promise<void> {
  const transaction = engine.begin();
  const reasons: Reason[] = [];
  // An update creates the item where the condition allows its absence: a check's is never committed.
  for (const step of steps)
    reasons.push(await applyOne(engine, step.checkOnly ? engine.begin() : transaction, step));
  if (reasons.every((reason) => reason.Code === 'None')) return transaction.commit();
  const codes = reasons.map((reason) => reason.Code).join(', ');
  throw new ApiFault(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

async function applyOne(engine: Engine, transaction: Transaction, step: Step): Promise<Reason> {
  try {
    await transaction.call(step.operation, step.input);
    return { Code: 'None' };
  } catch (error) {
    if (!(error instanceof ApiFault) || isMalformed(error)) throw error;
    if (error.code === 'ValidationException') return { Code: 'ValidationError', Message: error.message };
    if (error.code !== 'ConditionalCheckFailedException') throw error;
    const found = step.wantsItem ? await read(engine, step.table, step.key) : undefined;
    return {
      Code: 'ConditionalCheckFailed',
      Message: 'The conditional request failed',
      ...(found ? { Item: found } : {}),
    };
  }
}

/**
 * Assumed: an expression that does not parse refuses the whole request; a value that does not fit its item cancels it.
 * The engine has one error for both, so its words decide.
 */
const isMalformed = (fault: ApiFault) =>
  fault.code === 'ValidationException' &&
  /^(Invalid \w+Expression|ExpressionAttribute|Value provided in Expr|\d+ valid)/.test(fault.message);
