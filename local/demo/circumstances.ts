/** Appointments, insurance and bills for patients from a file: made up, but always the same for the same patient. */
import { createHash } from 'node:crypto';
import type { Circumstances } from './people.ts';

const insurances = ['active', 'active', 'slow', 'inactive', 'not-found', 'unavailable'] as const;
const services = ['visit', 'blood-test', 'x-ray'] as const;

export function circumstancesOf(id: string): Circumstances {
  const dice = createHash('sha256').update(id).digest();
  const roll = (index: number, sides: number) => (dice[index] ?? 0) % sides;
  const insurance = insurances[roll(0, 8)];
  const service = services[roll(1, 3)] ?? 'visit';
  const billed = 4000 + roll(2, 250) * 100;
  return {
    id,
    recordNumber: String(1_000_000 + (dice.readUInt32BE(8) % 9_000_000)),
    ...(roll(3, 4) > 0 && {
      appointment: {
        inDays: 1 + roll(4, 40),
        hour: 8 + roll(5, 9),
        minute: roll(6, 6) * 10,
        with: roll(7, 2),
      },
    }),
    ...(insurance !== undefined && { insurance }),
    ...(roll(12, 2) === 1 && {
      bills: [
        {
          daysAgo: 3 + roll(13, 80),
          billed,
          insurancePaid: insurance ? Math.floor((billed * roll(14, 9)) / 10) : 0,
          service,
        },
      ],
    }),
  };
}
