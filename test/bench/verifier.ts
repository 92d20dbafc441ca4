import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedFlows } from '../../contact-flows/index.ts';
import { policy } from '../../contact-flows/policy.ts';
import { usualLanguages } from '../../contact-flows/prompts/prompts.ts';
import { FlowSyntaxError, parse } from '../../shared/flow/parse.ts';
import { structuralRules } from '../../shared/verifier/rules.ts';
import { type FlowSource, type VerifyOptions, verify } from '../../shared/verifier/verify.ts';
import { type Bench, type Measure, perSecond } from './measure.ts';

/** All rules over our own published flows, with the policy, over a flow of 249 steps, and over real flows of others. */
export const verifier: Bench = {
  run: async () => {
    // Real flows first, as a tool meets them that has judged none before.
    const others = real();
    const own = publishedFlows(usualLanguages, { clinicName: 'Clinic' }).map(({ flow }) => ({
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
      ...others,
    ];
  },
};

/** Flows of many authors, parsed beforehand and each time anew, so that nothing is known of any from a round before. */
function real(): Measure[] {
  const data = process.env.CONFORMANCE_DATA;
  if (data === undefined || !existsSync(join(data, 'flows', 'index.json'))) {
    console.error('verifier.structural and verifier.all skipped: set CONFORMANCE_DATA.');
    return [];
  }
  const read = (path: string) => JSON.parse(readFileSync(join(data, 'flows', path), 'utf8'));
  // The list of the folder: each entry names its file.
  const index = read('index.json') as readonly { readonly file: string }[];
  const documents = index.map(({ file }) => ({ file, document: read(file) }));
  const parsed = (): FlowSource[] => documents.flatMap(({ file, document }) => parseOne(file, document));
  const rate = (options: VerifyOptions) => {
    const rates: number[] = [];
    for (let round = 0; round < 200; round++) {
      const sources = parsed();
      const start = performance.now();
      verify(sources, options);
      rates.push((sources.length / (performance.now() - start)) * 1000);
    }
    return Math.max(...rates);
  };
  return [
    {
      name: 'verifier.structural.flows-per-second',
      value: rate({ rules: structuralRules }),
      unit: 'flows/s',
    },
    { name: 'verifier.all.flows-per-second', value: rate({}), unit: 'flows/s' },
  ];
}

function parseOne(file: string, document: unknown): FlowSource[] {
  try {
    return [{ file, flow: parse(document) }];
  } catch (error) {
    if (error instanceof FlowSyntaxError) return [];
    throw error;
  }
}
