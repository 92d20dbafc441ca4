import type { Rule } from './rule.ts';
import { actionInFlowKind } from './rules/action-in-flow-kind.ts';
import { callCycle } from './rules/call-cycle.ts';
import { cardDigitsKept } from './rules/card-digits-kept.ts';
import { cardEntryEncrypted } from './rules/card-entry-encrypted.ts';
import { cardEntryWindow } from './rules/card-entry-window.ts';
import { conditionShape } from './rules/condition-shape.ts';
import { contactAttributeUnwritten } from './rules/contact-attribute-unwritten.ts';
import { danglingTarget } from './rules/dangling-target.ts';
import { duplicateCondition } from './rules/duplicate-condition.ts';
import { emergencyWayOut } from './rules/emergency-way-out.ts';
import { emptyOperand } from './rules/empty-operand.ts';
import { everyLanguage } from './rules/every-language.ts';
import { firstSentence } from './rules/first-sentence.ts';
import { flowAttributeUnwritten } from './rules/flow-attribute-unwritten.ts';
import { flowSyntax } from './rules/flow-syntax.ts';
import { forbiddenErrorBranch } from './rules/forbidden-error-branch.ts';
import { functionChain } from './rules/function-chain.ts';
import { functionTimeout } from './rules/function-timeout.ts';
import { hardcodedArn } from './rules/hardcoded-arn.ts';
import { identityBeforeDisclosure } from './rules/identity-before-disclosure.ts';
import { menuPromptLength } from './rules/menu-prompt-length.ts';
import { menuSize } from './rules/menu-size.ts';
import { missingCondition } from './rules/missing-condition.ts';
import { missingNext } from './rules/missing-next.ts';
import { missingStart } from './rules/missing-start.ts';
import { noWayOut } from './rules/no-way-out.ts';
import { outcomeHandled } from './rules/outcome-handled.ts';
import { parameterCombination } from './rules/parameter-combination.ts';
import { parameterMode } from './rules/parameter-mode.ts';
import { parameterValue } from './rules/parameter-value.ts';
import { pathInFlowKind } from './rules/path-in-flow-kind.ts';
import { personReachable } from './rules/person-reachable.ts';
import { queueBeforeTransfer } from './rules/queue-before-transfer.ts';
import { referenceExists } from './rules/reference-exists.ts';
import { requiredErrorBranch } from './rules/required-error-branch.ts';
import { requiredParameter } from './rules/required-parameter.ts';
import { sizeLimits } from './rules/size-limits.ts';
import { staleExternal } from './rules/stale-external.ts';
import { storedInputTimeout } from './rules/stored-input-timeout.ts';
import { storedInputUnasked } from './rules/stored-input-unasked.ts';
import { suppressionReason } from './rules/suppression-reason.ts';
import { terminalWithTransitions } from './rules/terminal-with-transitions.ts';
import { unboundedRetry } from './rules/unbounded-retry.ts';
import { unknownAction } from './rules/unknown-action.ts';
import { unknownParameter } from './rules/unknown-parameter.ts';
import { unknownPathRoot } from './rules/unknown-path-root.ts';
import { unreachableStep } from './rules/unreachable-step.ts';

/** Every rule, in the order in which findings are reported: structure, language, the set, data, safety, prompts. */
export const rules: readonly Rule[] = [
  flowSyntax,
  suppressionReason,
  unknownAction,
  missingStart,
  danglingTarget,
  unreachableStep,
  missingNext,
  terminalWithTransitions,
  noWayOut,
  requiredErrorBranch,
  forbiddenErrorBranch,
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
  flowAttributeUnwritten,
  contactAttributeUnwritten,
  storedInputTimeout,
  storedInputUnasked,
  queueBeforeTransfer,
  pathInFlowKind,
  unknownPathRoot,
  cardEntryWindow,
  cardEntryEncrypted,
  cardDigitsKept,
  identityBeforeDisclosure,
  emergencyWayOut,
  personReachable,
  unboundedRetry,
  firstSentence,
  everyLanguage,
  menuSize,
  menuPromptLength,
  functionChain,
  functionTimeout,
];
