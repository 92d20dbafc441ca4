import { type Stores, storesAt, UnreadableLogError } from '../records/named-resources.ts';
import type { Output } from './verify.ts';

/** The stores of a centre, open during `work`. Exit code 2, and why in words, when something of it cannot be read. */
export async function withStores<Code extends number>(
  endpoint: string | undefined,
  { what, output }: { readonly what: string; readonly output: Output },
  work: (stores: Stores) => Promise<Code>,
): Promise<Code | 2> {
  const stores = storesAt(endpoint);
  try {
    return await work(stores);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const known = error instanceof UnreadableLogError;
    output.err(`${known ? error.message : `${what} cannot be read: ${error.name}.`}\n`);
    return 2;
  } finally {
    stores.dynamoDb.destroy();
    stores.s3.destroy();
  }
}
