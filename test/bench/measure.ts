/** One figure of a bench. Ratios come from one run, side by side: absolute times of a shared machine mean little. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

export interface Bench {
  readonly run: () => Promise<readonly Measure[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Best of several rounds of `seconds` each: calls of `work` per second. */
export function perSecond(work: () => void, { seconds = 1, rounds = 5 } = {}): number {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    let done = 0;
    let elapsed = 0;
    while (elapsed < seconds * 1000) {
      for (let i = 0; i < 100; i++) work();
      done += 100;
      elapsed = performance.now() - start;
    }
    rates.push((done / elapsed) * 1000);
  }
  return Math.max(...rates);
}
