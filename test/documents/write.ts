import { writeFileSync } from 'node:fs';
import { testCallsDocument, testCallsFile } from '../infra/test-calls/document.ts';
import { tables, withTable } from './tables.ts';

/** Writes every generated table into its document, and the test calls for infra: `npm run documents`. */
for (const table of tables) writeFileSync(table.file, withTable(table));
writeFileSync(testCallsFile, testCallsDocument());
