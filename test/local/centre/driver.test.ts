import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../local/centre/driver.ts';
import { createCentre } from '../../../shared/simulator/centre.ts';

const begin = Date.parse('2026-03-03T18:00:00Z');
const quiet = () =>
  createCentre({
    instanceArn: 'arn:instance',
    startAt: new Date(begin),
    ids: () => 'id',
    flows: [],
    numbers: [],
  });
const rest = { settled: async () => {}, afterwards: () => {} };

describe("the driver of the centre's clock", () => {
  it('leaps from plan to plan in the order of their time, and stands where it stopped', async () => {
    const centre = quiet();
    const driver = createDriver(centre, { speed: 0, ...rest });
    const done: string[] = [];
    driver.after(60, () => done.push(`later at ${centre.now - begin}`));
    driver.after(5, () => {
      done.push(`soon at ${centre.now - begin}`);
      driver.after(5, () => done.push(`after soon at ${centre.now - begin}`));
    });
    await driver.leap(() => done.length === 2);
    expect(done).toEqual(['soon at 5000', 'after soon at 10000']);
    await driver.leap(() => false);
    expect(done).toEqual(['soon at 5000', 'after soon at 10000', 'later at 60000']);
  });

  it('waits for what runs outside before time goes on', async () => {
    const centre = quiet();
    const order: string[] = [];
    const settled = async () => void order.push('settled');
    const driver = createDriver(centre, { speed: 0, settled, afterwards: () => {} });
    driver.after(1, () => order.push('plan'));
    await driver.leap(() => false);
    expect(order).toEqual(['settled', 'plan', 'settled']);
  });

  it('goes along with the wall clock, as many times as fast as it is told', async () => {
    const centre = quiet();
    const driver = createDriver(centre, { speed: 1000, ...rest });
    const { promise, resolve } = Promise.withResolvers<number>();
    const wall = performance.now();
    driver.act(() => driver.after(30, () => resolve(performance.now() - wall)));
    const took = await promise;
    driver.stop();
    expect(took).toBeGreaterThan(25);
    expect(took).toBeLessThan(5000);
    expect(centre.now - begin).toBeGreaterThanOrEqual(30_000);
  });

  it('does nothing more once it is stopped', async () => {
    const driver = createDriver(quiet(), { speed: 0, ...rest });
    driver.after(1, () => expect.unreachable());
    driver.stop();
    await driver.leap(() => false);
  });
});
