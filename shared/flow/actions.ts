import type { ActionSpec } from './action-spec.ts';
import { type GetParticipantInput, getParticipantInput } from './actions/get-participant-input.ts';
import { type InvokeLambdaFunction, invokeLambdaFunction } from './actions/invoke-lambda-function.ts';
import { type MessageParticipant, messageParticipant } from './actions/message-participant.ts';

/** The typed form of each action that can be written, by type. */
export interface Surfaces<S extends string> {
  MessageParticipant: MessageParticipant<S>;
  GetParticipantInput: GetParticipantInput<S>;
  InvokeLambdaFunction: InvokeLambdaFunction<S>;
}

/** The actions that can be written in typed form. */
export const typedActions = {
  MessageParticipant: messageParticipant,
  GetParticipantInput: getParticipantInput,
  InvokeLambdaFunction: invokeLambdaFunction,
} satisfies { [T in keyof Surfaces<string>]: ActionSpec };

const specs: ReadonlyMap<string, ActionSpec> = new Map(Object.entries<ActionSpec>(typedActions));

/** What the language knows about a type, or undefined for a type that does not exist. */
export const specOf = (type: string): ActionSpec | undefined => specs.get(type);
