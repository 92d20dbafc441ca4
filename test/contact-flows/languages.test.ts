import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../contact-flows/index.ts';
import { policy } from '../../contact-flows/policy.ts';
import { type Language, languages } from '../../contact-flows/prompts/prompts.ts';
import { compile } from '../../shared/flow/compile.ts';
import { limits } from '../../shared/flow/document.ts';
import { verify } from '../../shared/verifier/verify.ts';

const choices: readonly (readonly Language[])[] = [
  languages,
  ['ru-RU'],
  ['zh-CN', 'en-US'],
  ['it-IT', 'es-US'],
  ['ru-RU', 'it-IT', 'en-US'],
];

describe.each(choices)('the flows of a clinic whose first language is %s', (...chosen) => {
  const flows = publishedFlows(chosen, { clinicName: 'Riverside Family Clinic' }).map(({ flow }) => flow);

  it('pass the verifier: no error and no warning', () => {
    const found = verify(
      flows.map((flow) => ({ file: flow.name, flow })),
      { policy },
    );
    expect(found.filter(({ level }) => level !== 'advice')).toEqual([]);
  });

  it('are within the limits of the service', () => {
    for (const flow of flows) {
      const content = JSON.stringify(compile(flow, (kind, name) => `${kind}/${name}`));
      expect(content.length, flow.name).toBeLessThan(limits.contentCharacters / 2);
      expect(Object.keys(flow.steps).length, flow.name).toBeLessThanOrEqual(limits.actions);
    }
  });
});

describe('words of talks', () => {
  it('are transcribed redacted only, and by no flow of a language whose words Connect cannot redact', () => {
    const analysed = publishedFlows(languages, { clinicName: 'Clinic' }).flatMap(({ flow, language }) =>
      Object.values(flow.steps).flatMap(({ parameters: { VoiceBehavior: behavior } }) => {
        const { VoiceAnalyticsBehavior: analytics } = Object(behavior);
        return analytics
          ? [
              `${language} ${Object(analytics.ConversationalAnalyticsRedactionConfiguration).RedactionResults}`,
            ]
          : [];
      }),
    );
    expect([...new Set(analysed)]).toEqual(['en-US RedactedOnly', 'es-US RedactedOnly']);
  });
});

describe('the policy', () => {
  it('is not met by a flow that says something else first, in whatever language', () => {
    for (const language of languages) {
      const [entry] = publishedFlows([language], { clinicName: 'Clinic' }).flatMap(({ flow, entry }) =>
        entry ? [flow] : [],
      );
      if (!entry) throw new Error('There is an entry flow in every language.');
      const { emergency, ...others } = entry.steps;
      if (!emergency) throw new Error('The entry flow begins with the emergency sentence.');
      const welcome = others[`${language}-welcome`]?.parameters ?? {};
      const changed = { ...entry, steps: { ...others, emergency: { ...emergency, parameters: welcome } } };
      const rules = verify([{ file: 'entry', flow: changed }], { policy }).map(({ rule }) => rule);
      expect(rules, language).toContain('first-sentence');
    }
  });
});
