/** dynalite in process: one call in, its answer out. */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { ApiFault } from '../wire.ts';
import { knownConditions } from './conditions.ts';
import { rowsOnDisk } from './disk.ts';
import { rowsInMemory } from './memory.ts';
import { type CheckConditional, plainPuts } from './plain-put.ts';
import { inBatches, type Store } from './store.ts';

export type Json = Record<string, unknown>;

export type Engine = {
  /** Resolves with the output; throws what DynamoDB would have answered as `ApiFault`. The input is the engine's from then on. */
  call(operation: string, input: Json): Promise<Json>;
  /** Calls whose writes nobody sees before `commit`, and then all of them: nobody else may write meanwhile (see `gate.ts`). */
  begin(): Transaction;
  close(): Promise<void>;
};

export type Transaction = Pick<Engine, 'call'> & { commit(): Promise<void> };

/**
 * dynalite is an HTTP server around a store and one function for each operation. We call these functions: the server would
 * read, check the signature of, sum and print each call once more, which takes half as long as the call itself.
 * Source: dynalite 4.0.0, index.js, which does with a request what `callOf` does.
 */
const dynalite = createRequire(import.meta.url);
type Answered = (error: unknown, output?: Json) => void;
type Action = (store: Store, input: Json, answered: Answered) => void;
type Validation = { readonly types: Json; readonly custom?: unknown };
interface Checks {
  checkTypes(input: Json, types: Json): Json;
  checkValidations(input: Json, types: Json, custom: unknown, store: Store): void;
  toLowerFirst(operation: string): string;
}
type Call = (store: Store, input: Json) => Promise<Json>;

export async function openEngine(path: string | undefined): Promise<Engine> {
  const database: { create(options: Json): Store; checkConditional: CheckConditional } =
    dynalite('dynalite/db');
  const checks: Checks = dynalite('dynalite/validations');
  const base = database.create({
    ...(path ? { path } : {}),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  await base.db.open();
  const open = inBatches(base, path ? rowsOnDisk(base) : rowsInMemory());
  const calls = new Map<string, Call>();

  function callOf(operation: string): Call {
    const name = checks.toLowerFirst(operation);
    const action: Action = dynalite(`dynalite/actions/${name}`);
    const { types, custom }: Validation = dynalite(`dynalite/validations/${name}`);
    const conditions = knownConditions();
    const check = conditions.remembering((store, input) => {
      // It takes away what it does not know.
      const checked = checks.checkTypes({ ...input }, types);
      checks.checkValidations(checked, types, custom, store);
      return checked;
    });
    const whole: Call = (store, input) =>
      new Promise((resolve, reject) => {
        const checked = check(store, input);
        action(store, checked, (error, output) => (error ? reject(error) : resolve(output || {})));
      });
    return operation === 'PutItem' ? plainPuts(whole, conditions, database.checkConditional) : whole;
  }

  async function callIn(store: Store, operation: string, input: Json): Promise<Json> {
    const call = calls.get(operation) ?? callOf(operation);
    calls.set(operation, call);
    try {
      return await call(store, input);
    } catch (error) {
      throw faultOf(error);
    }
  }

  return {
    call: (operation, input) => callIn(open({ hold: false }).store, operation, input),
    begin() {
      const { store, commit } = open({ hold: true });
      return { call: (operation, input) => callIn(store, operation, input), commit };
    },
    close: () =>
      new Promise((resolve, reject) => base.db.close((error) => (error ? reject(error) : resolve()))),
  };
}

const refusal = z.object({
  statusCode: z.number(),
  body: z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() }),
});

/** What DynamoDB would refuse; anything else is a fault of the engine and goes up as it is. */
function faultOf(error: unknown): unknown {
  const read = refusal.safeParse(error);
  if (!read.success) return error;
  const { __type, message, Message } = read.data.body;
  return new ApiFault(__type.split('#').at(-1) ?? __type, message ?? Message ?? '');
}
