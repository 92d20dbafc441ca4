import { readFileSync } from 'node:fs';
import { publishedFlows } from '../../contact-flows/index.ts';
import { policy } from '../../contact-flows/policy.ts';
import { parse } from '../../shared/flow/parse.ts';
import { verify } from '../../shared/verifier/verify.ts';
import { type Bench, perSecond } from './measure.ts';

/** All rules over our own published flows, with the policy, and over a flow of 249 steps. */
export const verifier: Bench = {
  names: ['verifier.own.flows-per-second', 'verifier.chain249.flows-per-second'],
  run: async () => {
    const own = publishedFlows(Object.keys(policy.languages), { clinicName: 'Clinic' }).map(({ flow }) => ({
      file: flow.name,
      flow,
    }));
    const text = readFileSync(`${import.meta.dirname}/flows/chain249.modern.json`, 'utf8');
    const chain = [{ file: 'chain249', flow: parse(JSON.parse(text)) }];
    return [
      {
        name: 'verifier.own.flows-per-second',
        value: own.length * perSecond(() => void verify(own, { policy }), { rounds: 1 }),
        unit: 'flows/s',
      },
      {
        name: 'verifier.chain249.flows-per-second',
        value: perSecond(() => void verify(chain), { rounds: 1 }),
        unit: 'flows/s',
      },
    ];
  },
};
