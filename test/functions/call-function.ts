/** Calls a real handler as Connect would, with the environment of the test centre. */
import type { FlowHandler } from '../../functions/connect-handler.ts';
import { callEvent, context } from './call-event.ts';

export interface Caller {
  readonly contactId: string;
  readonly language?: string;
  readonly from?: string;
}

/** `path`: capability and name, e.g. `payments/read-balance`. */
export async function callFunction(
  path: string,
  caller: Caller,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  const [capability, name] = path.split('/');
  const { handler }: { handler: FlowHandler } = await import(
    `../../functions/${capability}/${name}/handler.ts`
  );
  return handler(callEvent(parameters, caller), context());
}
