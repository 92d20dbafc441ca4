import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { JsonObject } from '../flow/document.ts';
import { type Branch, type StepPlan, textOf } from './branch.ts';
import type { LiveCall } from './live-call.ts';

/** Stores a keyed telephone number in E.164, or takes the branch of a number that is none. */
export function preparePhoneNumber(
  validation: JsonObject,
  plan: StepPlan,
): (digits: string, call: LiveCall) => Branch {
  const local = textOf(validation.NumberFormat) === 'Local';
  const country = textOf(validation.CountryCode).toUpperCase();
  const invalid = plan.error('InvalidPhoneNumber');
  return (digits, call) => {
    const number = local
      ? localNumber(digits, country)
      : e164(digits.startsWith('+') ? digits : `+${digits}`);
    if (number === undefined) return invalid;
    call.frame.storedInput = number;
    return plan.next;
  };
}

/** A valid number in E.164, or undefined. */
export function e164(text: string): string | undefined {
  const number = text.startsWith('+') ? parsePhoneNumberFromString(text) : undefined;
  return number?.isValid() ? number.number : undefined;
}

function localNumber(digits: string, country: string): string | undefined {
  // The library answers undefined for a country that it does not know.
  const number = parsePhoneNumberFromString(digits, country as CountryCode);
  return number?.isValid() ? number.number : undefined;
}
