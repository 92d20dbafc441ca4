/** dynalite in process: one call in, its answer out. */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { ApiFault } from '../wire.ts';

export type Json = Record<string, unknown>;

export type Engine = {
  /** Resolves with the output; throws what DynamoDB would have answered as `ApiFault`. */
  call(operation: string, input: Json): Promise<Json>;
  close(): Promise<void>;
};

/**
 * dynalite is an HTTP server around a store and one function for each operation. We call these functions: the server would
 * read, check the signature of, sum and print each call once more, which takes half as long as the call itself.
 * Source: dynalite 4.0.0, index.js, which does with a request what `callOf` does.
 */
const dynalite = createRequire(import.meta.url);
type Store = { readonly db: { close(closed: (error?: Error | null) => void): void } };
type Answered = (error: unknown, output?: Json) => void;
type Action = (store: Store, input: Json, answered: Answered) => void;
type Validation = { readonly types: Json; readonly custom?: unknown };
interface Checks {
  checkTypes(input: Json, types: Json): Json;
  checkValidations(input: Json, types: Json, custom: unknown, store: Store): void;
  toLowerFirst(operation: string): string;
}

/** Source: dynalite 4.0.0, index.js. Unit: characters. */
const largestRequest = 16 * 1024 * 1024;

export function openEngine(path: string | undefined): Engine {
  const database: { create(options: Json): Store } = dynalite('dynalite/db');
  const checks: Checks = dynalite('dynalite/validations');
  const store = database.create({
    ...(path ? { path } : {}),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  });
  const calls = new Map<string, (input: Json) => Promise<Json>>();

  function callOf(operation: string): (input: Json) => Promise<Json> {
    const name = checks.toLowerFirst(operation);
    const action: Action = dynalite(`dynalite/actions/${name}`);
    const { types, custom }: Validation = dynalite(`dynalite/validations/${name}`);
    return (input) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify(input);
        if (text.length > largestRequest)
          throw new ApiFault('ValidationException', 'The request is larger than 16 MiB.');
        // A copy: the checks take away what they do not know.
        const checked = checks.checkTypes(JSON.parse(text), types);
        checks.checkValidations(checked, types, custom, store);
        action(store, checked, (error, output) => (error ? reject(error) : resolve(output || {})));
      });
  }

  return {
    async call(operation, input) {
      const call = calls.get(operation) ?? callOf(operation);
      calls.set(operation, call);
      try {
        return await call(input);
      } catch (error) {
        throw faultOf(error);
      }
    },
    close: () =>
      new Promise((resolve, reject) => store.db.close((error) => (error ? reject(error) : resolve()))),
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
