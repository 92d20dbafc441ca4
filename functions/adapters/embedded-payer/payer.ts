/** The payer that works offline: it answers what the coverage on file says it will, after as many seconds as that says. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PayerAnswer } from '../../../shared/domain/coverage.ts';
import type { Payer } from '../../insurance/payer.ts';
import type { DynamoDb } from '../dynamodb/client.ts';
import type { EmbeddedAnswer } from '../dynamodb/coverage-items.ts';
import { coveragesOf } from '../dynamodb/coverages.ts';

/** Rejects when the signal aborts. */
type Wait = (seconds: number, signal: AbortSignal) => Promise<unknown>;
const realTime: Wait = (seconds, signal) => pause(seconds * 1000, undefined, { signal });

export function embeddedPayer(dynamoDb: DynamoDb, coveragesTable: string, wait: Wait = realTime): Payer {
  return {
    ask: async (patientId, coverage, deadline) => {
      const all = await coveragesOf(dynamoDb, coveragesTable, patientId);
      const answer = all.find(({ coverageId }) => coverageId === coverage.coverageId)?.embeddedAnswer;
      if (!answer) return { status: 'not-found' };
      if (answer.seconds) await wait(answer.seconds, deadline);
      return answerOf(answer, coverage.payer);
    },
  };
}

function answerOf(answer: EmbeddedAnswer, payer: string): PayerAnswer {
  const { status, plan = payer, officeVisitCopay, deductibleLeft, inNetwork } = answer;
  if (status === 'active') return { status, plan, benefits: { officeVisitCopay, deductibleLeft, inNetwork } };
  return status === 'inactive' ? { status, plan } : { status };
}
