import type { StopCode } from '../../../shared/simulator/events.ts';

/** The reasons for which a valid flow of somebody else may stop. */
export const stopCodes: readonly StopCode[] = [
  'not-simulated',
  'missing-branch',
  'endless-loop',
  'not-in-a-module',
];
