import { end, example, say } from '../example.ts';
import { nearest } from '../nearest.ts';
import { readersIn } from '../reads.ts';
import type { Rule } from '../rule.ts';

export const unknownPathRoot: Rule = {
  id: 'unknown-path-root',
  level: 'warning',
  what: 'every JSONPath begins with a name that exists',
  why: 'A path that nothing fills gives an empty text, and the caller hears a gap.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html',
  wrong: example({ say: say('Hello $.Attribute.name', 'bye'), bye: end }),
  right: example({ say: say('You called $.SystemEndpoint.Address', 'bye'), bye: end }),
  *check(context) {
    for (const { id, reads } of readersIn(context)) {
      if (reads.every(({ root }) => roots.has(root))) continue;
      const seen = new Set<string>();
      for (const { root, path, where } of reads) {
        if (roots.has(root) || seen.has(path)) continue;
        seen.add(path);
        const meant = nearest(root, roots);
        yield {
          step: id,
          message: `${where} reads ${path}; nothing is called $.${root}.`,
          fix: meant ? `Did you mean $.${meant}?` : 'See the list of attributes at the source of this rule.',
        };
      }
    }
  },
};

const roots: ReadonlySet<string> = new Set(
  `ContactId InitialContactId PreviousContactId Task Channel InitiationMethod InstanceARN AwsRegion LanguageCode
  TextToSpeechVoiceId TextToSpeechVoice TextToSpeechEngine CustomerEndpoint SystemEndpoint AdditionalEmailRecipients CustomerId Name Description References
  Tags SegmentAttributes StoredCustomerInput Queue Agent Metrics External LambdaInvocation Attributes FlowAttributes
  Loop Lex Media Email MediaStreams Views Capabilities Case Customer Modules DataTables DataTableList AgenticCX
  Wisdom CallbackNumber CustomerCallBackPhoneNumber`.split(/\s+/),
);
