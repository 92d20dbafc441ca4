/** Lets ordinary calls run side by side and a transaction run alone, in order of arrival. */
export type Gate = {
  shared<T>(run: () => Promise<T>): Promise<T>;
  alone<T>(run: () => Promise<T>): Promise<T>;
};

export function createGate(): Gate {
  let lastAlone: Promise<unknown> = Promise.resolve();
  const sharing = new Set<Promise<unknown>>();
  return {
    shared(run) {
      const turn = lastAlone.then(run);
      const settled = turn.catch(() => undefined).finally(() => sharing.delete(settled));
      sharing.add(settled);
      return turn;
    },
    alone(run) {
      const turn = Promise.all([lastAlone, ...sharing]).then(run);
      lastAlone = turn.catch(() => undefined);
      return turn;
    },
  };
}
