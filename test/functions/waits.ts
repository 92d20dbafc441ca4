/** Counts how often a use case waits for its stores: calls that run side by side are one wait. */
export interface Waits {
  count: number;
  /** The same port, counted. */
  watch<P extends object>(port: P): P;
}

export function countWaits(): Waits {
  let running = 0;
  const waits: Waits = {
    count: 0,
    watch: (port) =>
      new Proxy(port, {
        get(target, key) {
          const member: unknown = Reflect.get(target, key);
          if (typeof member !== 'function') return member;
          return async (...given: unknown[]) => {
            if (running === 0) waits.count += 1;
            running += 1;
            try {
              return await Reflect.apply(member, target, given);
            } finally {
              running -= 1;
            }
          };
        },
      }),
  };
  return waits;
}
