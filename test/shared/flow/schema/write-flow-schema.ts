import { writeFileSync } from 'node:fs';
import { flowSchema } from '../../../../shared/flow/schema/flow-schema.ts';

/** Writes the published schema: `npm exec -c 'node test/shared/flow/schema/write-flow-schema.ts'`. */

export const schemaFile = new URL('../../../../shared/flow/schema/flow.schema.json', import.meta.url);

/** One line for each part, so that a change of one action is a change of one line. */
export function schemaText(): string {
  const { $defs, ...head } = flowSchema();
  // Parts are objects under `$defs`.
  const parts = Object.entries($defs as object).map(
    ([name, part]) => `    ${JSON.stringify(name)}: ${JSON.stringify(part)}`,
  );
  const top = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${[...top, `  "$defs": {\n${parts.join(',\n')}\n  }`].join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(schemaFile, schemaText());
