import fc from 'fast-check';
import type { Surfaces } from '../../../shared/flow/actions.ts';
import { callFunction } from '../../../shared/flow/function-contract.ts';
import { bot, flowRef, functionRef, moduleRef, view } from '../../../shared/flow/references.ts';
import { cases, map, maybe, path, seconds, some, spoken, type To, text, word } from './arbitrary-values.ts';

/** Every form of the actions with words of ours: what is said, asked, looked up, compared and noted. */
export type Forms = { readonly [T in keyof Surfaces<string>]?: fc.Arbitrary<Surfaces<string>[T]> };

const contract = {
  name: 'find',
  input: ['key'],
  outcomes: { found: { returns: [] }, none: { returns: [] } },
} as const;

export function talk(step: To): Forms {
  const goOn = { next: step, onError: step };
  const asked = fc
    .tuple(spoken, seconds)
    .map(([what, timeoutSeconds]) => ({ type: 'GetParticipantInput' as const, ...what, timeoutSeconds }));
  const menu = fc
    .tuple(
      asked,
      fc.dictionary(fc.constantFrom('0', '1', '9', '*', '#'), step),
      fc.record({ onTimeout: step, onNoMatch: step, onError: step }),
    )
    .map(([s, keys, to]) => ({ ...s, keys, ...to }));
  const stored = fc
    .tuple(
      asked,
      fc.integer({ min: 1, max: 20 }),
      maybe('terminator', fc.constantFrom('#', '##')),
      fc.record(goOn),
    )
    .map(([s, maxDigits, more, to]) => ({ ...s, store: { maxDigits, ...more }, ...to }));
  const called = fc
    .record({ onError: step, ok: step, none: step, key: text })
    .map(({ onError, ok, none, key }) =>
      callFunction(contract, { with: { key }, on: { found: ok, none }, onError }),
    );
  const plain = fc.record({
    type: fc.constant('InvokeLambdaFunction'),
    function: word.map(functionRef),
    with: map,
    ...goOn,
  });
  const asks = fc.record({
    type: fc.constant('ConnectParticipantWithLexBot'),
    bot: word.map(bot),
    on: fc.dictionary(word, step),
    otherwise: step,
    onError: step,
  });
  const idle = fc.record({ chatIdleSeconds: seconds, onTimeout: step });
  return {
    MessageParticipant: fc
      .tuple(spoken, fc.record(goOn))
      .map(([s, to]) => ({ type: 'MessageParticipant', ...s, ...to })),
    MessageParticipantIteratively: fc
      .tuple(
        fc.array(spoken, { minLength: 1, maxLength: 3 }),
        fc.option(fc.record({ interruptEverySeconds: seconds, onInterrupt: step }), { nil: {} }),
        step,
      )
      .map(([messages, interrupt, onError]) => ({
        type: 'MessageParticipantIteratively',
        messages,
        ...interrupt,
        onError,
      })),
    GetParticipantInput: fc.oneof(menu, stored),
    ConnectParticipantWithLexBot: fc.oneof(
      fc.tuple(asks, spoken).map(([bot, what]) => ({ ...bot, ...what })),
      fc.tuple(asks, path, idle).map(([bot, initialMessage, more]) => ({ ...bot, initialMessage, ...more })),
    ),
    ShowView: fc.record({
      type: fc.constant('ShowView'),
      view: word.map(view),
      data: map,
      timeoutSeconds: seconds,
      on: fc.dictionary(word, step),
      onOther: step,
      onTimeout: step,
      onError: step,
    }),
    Compare: fc.record({ type: fc.constant('Compare'), value: path, when: cases(step), otherwise: step }),
    InvokeLambdaFunction: fc.oneof(called, plain),
    InvokeFlowModule: fc.record({
      type: fc.constant('InvokeFlowModule'),
      module: word.map(moduleRef),
      ...goOn,
    }),
    TransferToFlow: fc.record({
      type: fc.constant('TransferToFlow'),
      flow: word.map(flowRef),
      onError: step,
    }),
    UpdateContactAttributes: fc.record({
      type: fc.constant('UpdateContactAttributes'),
      attributes: map,
      ...goOn,
    }),
    UpdateFlowAttributes: fc.record({ type: fc.constant('UpdateFlowAttributes'), attributes: map, ...goOn }),
    UpdateContactData: fc.record({
      type: fc.constant('UpdateContactData'),
      language: fc.constantFrom('en-US', 'es-US'),
      ...goOn,
    }),
    TagContact: fc.record({ type: fc.constant('TagContact'), tags: map, ...goOn }),
    UntagContact: fc.record({ type: fc.constant('UntagContact'), tags: some(word), ...goOn }),
  };
}
