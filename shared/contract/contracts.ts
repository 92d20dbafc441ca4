import { briefAgent } from './brief-agent.ts';
import { capturePayment } from './capture-payment.ts';
import { chooseAmount } from './choose-amount.ts';
import type { Contract } from './define-contract.ts';
import { describeCaller } from './describe-caller.ts';
import { explainCharges } from './explain-charges.ts';
import { findNextAppointment } from './find-next-appointment.ts';
import { noteRecordNumber } from './note-record-number.ts';
import { readBackBirthDate } from './read-back-birth-date.ts';
import { readBackPhoneNumber } from './read-back-phone-number.ts';
import { readBalance } from './read-balance.ts';
import { readEligibilityAnswer } from './read-eligibility-answer.ts';
import { recogniseCaller } from './recognise-caller.ts';
import { recordSurveyAnswer } from './record-survey-answer.ts';
import { sendVerificationCode } from './send-verification-code.ts';
import { startEligibilityCheck } from './start-eligibility-check.ts';
import { takeMessage } from './take-message.ts';
import { tokeniseCard } from './tokenise-card.ts';
import { verifyBirthDate } from './verify-birth-date.ts';
import { verifyCode } from './verify-code.ts';
import { verifyRecordNumber } from './verify-record-number.ts';

/** Every function that a flow may call. */
export const contracts: readonly Contract[] = [
  recogniseCaller,
  readBackBirthDate,
  noteRecordNumber,
  verifyBirthDate,
  sendVerificationCode,
  verifyCode,
  verifyRecordNumber,
  findNextAppointment,
  startEligibilityCheck,
  readEligibilityAnswer,
  readBalance,
  explainCharges,
  chooseAmount,
  tokeniseCard,
  capturePayment,
  readBackPhoneNumber,
  takeMessage,
  describeCaller,
  briefAgent,
  recordSurveyAnswer,
];
