import type { JsonObject } from '../flow/document.ts';
import { type Branch, type StepPlan, textOf, waiting } from './branch.ts';
import type { LiveCall } from './live-call.ts';
import { prepareText } from './text.ts';
import { pause } from './wait.ts';

/** Stores keyed digits encrypted; what fails to encrypt takes the error branch. The digits are kept nowhere else. */
export function prepareEncryption(
  encryption: JsonObject,
  plan: StepPlan,
): (digits: string, call: LiveCall) => Branch {
  const keyId = prepareText(textOf(encryption.EncryptionKeyId));
  const certificate = prepareText(textOf(encryption.Key));
  const failed = plan.error('NoMatchingError');
  return (digits, call) => {
    let result: string | Promise<string>;
    try {
      result = call.centre.encrypt(digits, keyId.read(call), certificate.read(call));
    } catch {
      // Why it failed may tell of the digits; the flow only learns that it failed.
      return failed;
    }
    if (typeof result === 'string') {
      call.frame.storedInput = result;
      return plan.next;
    }
    return later(result, { call, plan, failed });
  };
}

function later(
  result: Promise<string>,
  { call, plan, failed }: { readonly call: LiveCall; readonly plan: StepPlan; readonly failed: Branch },
): Branch {
  const flow = call.frame.flow.name;
  const wait = pause(() => ({ what: 'encryption', flow, step: plan.id }), { promised: true });
  result.then(
    (cipherText) => {
      if (!call.isParkedOn(wait)) return;
      call.frame.storedInput = cipherText;
      call.resume(plan.next);
    },
    () => {
      if (call.isParkedOn(wait)) call.resume(failed);
    },
  );
  call.park(wait, undefined);
  return waiting;
}
