import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTestCase } from '../../../shared/test-case/read-test-case.ts';
import { runTestCase } from '../../../shared/test-case/run-test-case.ts';
import { arnOf, instance } from '../../calls/clinic.ts';
import { testCallsDocument, testCallsFile } from './document.ts';
import { testCalls } from './scripts.ts';

const world = {
  ...instance,
  ids: () => 'contact-1',
  hours: instance.hours.map((hours) => ({ ...hours, isOpen: () => true })),
  agents: [],
  functions: {
    invoke: (arn: string) => {
      throw new Error(`${arn} was really called.`);
    },
  },
};

describe('a call that the deployed centre makes to itself', () => {
  it.each(testCalls(arnOf).map((one) => [one.Name, one] as const))(
    '%s: passes on our flows, and no function is really called',
    async (_, stored) => {
      const verdict = await runTestCase(readTestCase(JSON.parse(JSON.stringify(stored))), world);
      expect(verdict).toMatchObject({ status: 'PASSED' });
    },
  );

  it('is deployed as written here (else: npm run documents)', () => {
    // As a boolean: nobody wants to read the difference of two lines of ten thousand characters.
    expect(readFileSync(testCallsFile, 'utf8') === testCallsDocument()).toBe(true);
  });
});
