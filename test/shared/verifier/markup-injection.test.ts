import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import { end, example, say } from '../../../shared/verifier/example.ts';
import { verify } from '../../../shared/verifier/verify.ts';

const rules = ['markup-injection'];
/** What is said of a prompt. */
const found = (parameters: JsonObject, type = 'MessageParticipant') => {
  const { sources } = example({ tell: { type, parameters, next: 'bye' }, bye: end });
  return verify(sources, { rules }).map(({ message }) => message);
};
const inside = (path: string) => found({ Text: `<speak>Hello ${path}</speak>` }).length;

describe('values inside mark-up', () => {
  it('are found in each message that is said in turn', () => {
    const Messages = [
      { Text: 'Hello $.External.name' },
      { SSML: '<speak>$.External.name</speak>' },
      { Text: '<speak>$.Attributes.name</speak>' },
    ];
    expect(found({ Messages }, 'MessageParticipantIteratively')).toEqual([
      'Messages.1.SSML has $.External.name inside mark-up.',
      'Messages.2.Text has $.Attributes.name inside mark-up.',
    ]);
  });

  it('are found wherever a stranger, or somebody nobody has thought of, may have set them', () => {
    const risky =
      `$.Media.Sip.Headers.From $.Media.InitialMessage $.CustomerEndpoint.DisplayName $.Views.ViewResultData.x
      $.Email.EmailMessage.Plaintext $.Modules.Invoke.x $.Loop.a.Element $.DataTables.x $.Name $.Description
      $.References.x $.Tags.x $.AgenticCX.x $.Case.title $.Customer.LastName $.Lex.Slots.x $.Lex.SessionAttributes.x
      $.SegmentAttributes.x $.FlowAttributes.x $.Anything.new`.split(/\s+/);
    expect(risky.filter((path) => inside(path) === 0)).toEqual([]);
  });

  it('may be ids, numbers, keyed digits and what an administrator names', () => {
    const safe =
      `$.ContactId $.Queue.Name $.Metrics.Queue.Size $.StoredCustomerInput $.CustomerEndpoint.Address
      $.SystemEndpoint.Address $.Agent.FirstName $.Lex.IntentName $.LanguageCode`.split(/\s+/);
    expect(safe.filter((path) => inside(path) > 0)).toEqual([]);
  });

  it('are found whatever the case of the mark-up, and not in plain text', () => {
    expect(found({ Text: ' <SPEAK>$.External.name</SPEAK>' })).toHaveLength(1);
    expect(
      verify(example({ tell: say('a < b $.External.name', 'bye'), bye: end }).sources, { rules }),
    ).toEqual([]);
  });
});
