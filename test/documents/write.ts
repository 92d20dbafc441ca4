import { writeFileSync } from 'node:fs';
import { tables, withTable } from './tables.ts';

/** Writes every generated table into its document: `npm run documents`. */
for (const table of tables) writeFileSync(table.file, withTable(table));
