import type { Asking } from './asking.ts';

/** As fast as AWS allows, on the real clock. */
export function unhurried(onWait: (text: string) => void): Asking {
  return {
    perSecond: onThisMachine() ? Number.POSITIVE_INFINITY : 2,
    burst: 5,
    attempts: 8,
    now: () => Date.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    chance: () => Math.random(),
    onWait: (what, milliseconds) => {
      if (milliseconds >= 1000)
        onWait(`AWS is busy: ${what} is asked again in ${Math.round(milliseconds / 1000)} s …\n`);
    },
  };
}

/** The local centre takes questions as fast as they come. */
const onThisMachine = (): boolean => /^http:\/\/127\.0\.0\.1[:/]/.test(process.env.AWS_ENDPOINT_URL ?? '');
