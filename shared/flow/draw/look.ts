import { specOf } from '../actions.ts';
import type { Step } from '../flow.ts';

/** What a block is to somebody who looks at a flow; each kind has its own shape and colour. */
export const looks = {
  speech: { title: 'says something', fill: '#e3f0fb', line: '#2f74b5', shape: 'round' },
  question: { title: 'asks something', fill: '#dff3e7', line: '#27825a', shape: 'hexagon' },
  decision: { title: 'decides', fill: '#fdf3d6', line: '#a87b10', shape: 'diamond' },
  function: { title: 'calls a function', fill: '#ece6fa', line: '#6a4fb3', shape: 'barred' },
  transfer: { title: 'hands over', fill: '#fbe6d8', line: '#bb5a1d', shape: 'arrow' },
  end: { title: 'ends', fill: '#e6e8eb', line: '#4c5560', shape: 'pill' },
  setting: { title: 'sets something', fill: '#ffffff', line: '#8d96a1', shape: 'plain' },
} as const;
export type Look = keyof typeof looks;
export type Shape = (typeof looks)[Look]['shape'];

const known: Readonly<Record<string, Look>> = {
  MessageParticipant: 'speech',
  MessageParticipantIteratively: 'speech',
  ShowView: 'question',
  GetParticipantInput: 'question',
  ConnectParticipantWithLexBot: 'question',
  AuthenticateParticipant: 'question',
  Compare: 'decision',
  Loop: 'decision',
  DistributeByPercentage: 'decision',
  InvokeLambdaFunction: 'function',
  InvokeFlowModule: 'function',
  TransferToFlow: 'transfer',
  TransferContactToQueue: 'transfer',
  TransferContactToAgent: 'transfer',
  RouteContactToAgent: 'transfer',
  DequeueContactAndTransferToQueue: 'transfer',
  TransferParticipantToThirdParty: 'transfer',
  ConnectParticipantWithAgenticCX: 'transfer',
  CreateCallbackContact: 'transfer',
  DisconnectParticipant: 'end',
  EndFlowExecution: 'end',
  EndFlowModuleExecution: 'end',
};

export function lookOf(step: Step): Look {
  if (Object.hasOwn(known, step.type)) return known[step.type] ?? 'setting';
  if (step.type.startsWith('Check')) return 'decision';
  return specOf(step.type)?.next === 'none' ? 'end' : 'setting';
}
