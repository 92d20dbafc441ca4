import type { Rule } from './rule.ts';
import { actionInFlowKind } from './rules/action-in-flow-kind.ts';
import { announcedFirst } from './rules/announced-first.ts';
import { bargeIn } from './rules/barge-in.ts';
import { callCycle } from './rules/call-cycle.ts';
import { cardDataRedacted } from './rules/card-data-redacted.ts';
import { cardDigitsKept } from './rules/card-digits-kept.ts';
import { cardEntryEncrypted } from './rules/card-entry-encrypted.ts';
import { cardEntryWindow } from './rules/card-entry-window.ts';
import { choiceBeforeKey } from './rules/choice-before-key.ts';
import { conditionShape } from './rules/condition-shape.ts';
import { confirmedFirst } from './rules/confirmed-first.ts';
import { contactAttributeUnwritten } from './rules/contact-attribute-unwritten.ts';
import { contractInput } from './rules/contract-input.ts';
import { danglingTarget } from './rules/dangling-target.ts';
import { duplicateCondition } from './rules/duplicate-condition.ts';
import { emergencyWayOut } from './rules/emergency-way-out.ts';
import { emptyOperand } from './rules/empty-operand.ts';
import { errorBranchLeftOut } from './rules/error-branch-left-out.ts';
import { everyLanguage } from './rules/every-language.ts';
import { firstSentence } from './rules/first-sentence.ts';
import { flowAttributeUnwritten } from './rules/flow-attribute-unwritten.ts';
import { flowSyntax } from './rules/flow-syntax.ts';
import { forbiddenErrorBranch } from './rules/forbidden-error-branch.ts';
import { functionChain } from './rules/function-chain.ts';
import { functionTimeout } from './rules/function-timeout.ts';
import { goodbyeFirst } from './rules/goodbye-first.ts';
import { hardcodedArn } from './rules/hardcoded-arn.ts';
import { identityBeforeDisclosure } from './rules/identity-before-disclosure.ts';
import { keyOrder } from './rules/key-order.ts';
import { keysAnnounced } from './rules/keys-announced.ts';
import { markupInjection } from './rules/markup-injection.ts';
import { menuDepth } from './rules/menu-depth.ts';
import { menuPromptLength } from './rules/menu-prompt-length.ts';
import { menuSize } from './rules/menu-size.ts';
import { missingCondition } from './rules/missing-condition.ts';
import { missingNext } from './rules/missing-next.ts';
import { missingStart } from './rules/missing-start.ts';
import { noBlame } from './rules/no-blame.ts';
import { noWayOut } from './rules/no-way-out.ts';
import { outcomeHandled } from './rules/outcome-handled.ts';
import { outsideNumber } from './rules/outside-number.ts';
import { parameterCombination } from './rules/parameter-combination.ts';
import { parameterMode } from './rules/parameter-mode.ts';
import { parameterValue } from './rules/parameter-value.ts';
import { pathInFlowKind } from './rules/path-in-flow-kind.ts';
import { personDataKept } from './rules/person-data-kept.ts';
import { personDataLogged } from './rules/person-data-logged.ts';
import { personReachable } from './rules/person-reachable.ts';
import { plainWords } from './rules/plain-words.ts';
import { queueBeforeTransfer } from './rules/queue-before-transfer.ts';
import { recordingConsent } from './rules/recording-consent.ts';
import { referenceExists } from './rules/reference-exists.ts';
import { requiredErrorBranch } from './rules/required-error-branch.ts';
import { requiredParameter } from './rules/required-parameter.ts';
import { resultUnchecked } from './rules/result-unchecked.ts';
import { silenceBudget } from './rules/silence-budget.ts';
import { sizeLimits } from './rules/size-limits.ts';
import { staleExternal } from './rules/stale-external.ts';
import { storedInputTimeout } from './rules/stored-input-timeout.ts';
import { storedInputUnasked } from './rules/stored-input-unasked.ts';
import { suppressionReason } from './rules/suppression-reason.ts';
import { suppressionUnused } from './rules/suppression-unused.ts';
import { terminalWithTransitions } from './rules/terminal-with-transitions.ts';
import { unboundedLoop } from './rules/unbounded-loop.ts';
import { unboundedRetry } from './rules/unbounded-retry.ts';
import { unknownAction } from './rules/unknown-action.ts';
import { unknownParameter } from './rules/unknown-parameter.ts';
import { unknownPathRoot } from './rules/unknown-path-root.ts';
import { unreachableStep } from './rules/unreachable-step.ts';
import { valueWithoutDefault } from './rules/value-without-default.ts';

/** Every rule, in the order in which findings are reported: structure, language, the set, data, safety, prompts. */
export const rules: readonly Rule[] = [
  flowSyntax,
  suppressionReason,
  suppressionUnused,
  unknownAction,
  missingStart,
  danglingTarget,
  unreachableStep,
  missingNext,
  terminalWithTransitions,
  noWayOut,
  requiredErrorBranch,
  forbiddenErrorBranch,
  errorBranchLeftOut,
  conditionShape,
  emptyOperand,
  duplicateCondition,
  missingCondition,
  requiredParameter,
  unknownParameter,
  parameterValue,
  parameterMode,
  parameterCombination,
  actionInFlowKind,
  sizeLimits,
  hardcodedArn,
  referenceExists,
  callCycle,
  staleExternal,
  outcomeHandled,
  contractInput,
  resultUnchecked,
  flowAttributeUnwritten,
  contactAttributeUnwritten,
  storedInputTimeout,
  storedInputUnasked,
  queueBeforeTransfer,
  pathInFlowKind,
  unknownPathRoot,
  valueWithoutDefault,
  markupInjection,
  recordingConsent,
  cardEntryWindow,
  cardEntryEncrypted,
  cardDigitsKept,
  cardDataRedacted,
  personDataKept,
  personDataLogged,
  outsideNumber,
  identityBeforeDisclosure,
  emergencyWayOut,
  personReachable,
  unboundedRetry,
  unboundedLoop,
  firstSentence,
  announcedFirst,
  confirmedFirst,
  everyLanguage,
  menuSize,
  menuPromptLength,
  menuDepth,
  keysAnnounced,
  keyOrder,
  choiceBeforeKey,
  bargeIn,
  plainWords,
  noBlame,
  goodbyeFirst,
  silenceBudget,
  functionChain,
  functionTimeout,
];

/** Ids of the rules on the shape of a flow: steps, branches, errors and conditions, without what a step says or means. */
export const structuralRules: readonly string[] = [
  flowSyntax,
  unknownAction,
  missingStart,
  danglingTarget,
  unreachableStep,
  missingNext,
  terminalWithTransitions,
  noWayOut,
  requiredErrorBranch,
  forbiddenErrorBranch,
  emptyOperand,
  duplicateCondition,
  missingCondition,
].map(({ id }) => id);
