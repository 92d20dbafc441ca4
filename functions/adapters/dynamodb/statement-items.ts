/** Statements as items: key `patientId` and `statementId`; every amount in cents. */
import * as z from 'zod/mini';
import type { Statement } from '../../../shared/domain/statements.ts';
import { fromItem, type Item, toItem } from './attribute-values.ts';
import type { TableItem } from './patient-items.ts';
import { readAs } from './read-as.ts';

const cents = z.int().check(z.nonnegative());
const statementInItem = z.object({
  statementId: z.string(),
  visitDate: z.iso.date(),
  charges: z.array(
    z.object({
      service: z.record(z.string(), z.string()),
      billed: cents,
      insurancePaid: cents,
      adjusted: cents,
    }),
  ),
  paid: cents,
  pending: cents,
});

export function statementItem(patientId: string, statement: Statement): TableItem {
  const item = toItem({
    ...statement,
    patientId,
    charges: statement.charges.map((charge) => ({ ...charge })),
  });
  return { table: 'STATEMENTS_TABLE', item };
}

export const statementFrom = (item: Item): Statement =>
  readAs(statementInItem, fromItem(item), 'STATEMENTS_TABLE');
