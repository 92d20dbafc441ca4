import { CfnRule, CfnVocabulary } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { lastPart } from '../arn-parts.ts';
import type { Settings } from '../settings.ts';
import { type AnalysedWords, analysedLanguages } from './analysed-words.ts';

type Moment = 'OnRealTimeCallAnalysisAvailable' | 'OnPostCallAnalysisAvailable';

/** A condition of the rules' own language. Source: API Reference, connect-rules-language. */
interface Condition {
  readonly Operator: 'CONTAINS_ANY' | 'NumberGreaterOrEqualTo';
  readonly Operands: readonly (string | number)[];
  readonly ComparisonValue: string;
  readonly FilterClause?: unknown;
  readonly Negate: boolean;
}

/** Of the call in percent. Assumed: a normal look-up stays below. */
const longSilencePercent = 30;

/**
 * Marks analysed calls with a category, which managers see and sampling for quality uses. Only calls whose recording and
 * analysis the caller has not refused are analysed, and a card payment never is.
 */
export function analysisRules(scope: Construct, instanceArn: string, { clinic }: Settings): void {
  const words = analysedLanguages(clinic.languages).map(([, said]) => said);
  if (words.length === 0) return;
  const all = (pick: (said: AnalysedWords) => readonly string[]) => [...new Set(words.flatMap(pick))];
  const rule = (name: string, moment: Moment, condition: Condition) =>
    new CfnRule(scope, `Rule-${name}`, {
      instanceArn,
      name,
      publishStatus: 'PUBLISHED',
      triggerEventSource: { eventSourceName: moment },
      function: JSON.stringify({
        Version: '2022-11-25',
        RuleFunction: { Operator: 'AND', Operands: [condition] },
      }),
      actions: { assignContactCategoryActions: [{}] },
    });
  rule('emergency-words', 'OnRealTimeCallAnalysisAvailable', {
    Operator: 'CONTAINS_ANY',
    Operands: all((said) => said.emergency),
    ComparisonValue: '$.ContactLens.RealTimeCall.ExactMatch.Transcript',
    FilterClause: spokenBy('CUSTOMER'),
    Negate: false,
  });
  rule('no-read-back', 'OnPostCallAnalysisAvailable', {
    Operator: 'CONTAINS_ANY',
    Operands: all((said) => said.readBack),
    ComparisonValue: '$.ContactLens.PostCall.ExactMatch.Transcript',
    FilterClause: spokenBy('AGENT'),
    Negate: true,
  });
  rule('long-silence', 'OnPostCallAnalysisAvailable', {
    Operator: 'NumberGreaterOrEqualTo',
    Operands: [longSilencePercent],
    ComparisonValue: '$.ContactLens.PostCall.Agent.NonTalkTimePct',
    Negate: false,
  });
}

const spokenBy = (role: 'CUSTOMER' | 'AGENT') => ({
  LogicOperator: 'AND',
  Filters: [{ Type: 'ParticipantRole', Data: role }],
});

/**
 * Words that transcription would miss. A vocabulary works once it is the default of its language, which CloudFormation cannot
 * say: infra/DEPLOY.md, after the stacks.
 */
export function vocabularies(scope: Construct, instanceArn: string, { clinic }: Settings): void {
  for (const [language, { terms }] of analysedLanguages(clinic.languages)) {
    // Source: Administrator Guide, add-custom-vocabulary: columns parted by tabs; a hyphen parts the words of a phrase.
    const lines = terms.map((term) => `${term.replaceAll(' ', '-')}\t\t\t${term}`);
    new CfnVocabulary(scope, `Vocabulary-${language}`, {
      instanceId: lastPart(instanceArn, 'instance'),
      vocabularyName: `careline-${language}`,
      languageCode: language,
      content: ['Phrase\tIPA\tSoundsLike\tDisplayAs', ...lines].join('\n'),
    });
  }
}
