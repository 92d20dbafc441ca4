import { Duration } from 'aws-cdk-lib';

/** A flow waits at most this long for a function. Source: Developer Guide, interactions-invokelambdafunction. */
export const flowFunctionTimeout = Duration.seconds(8);

/** A payer may take 20 seconds; the rest is for reading the question and writing the answer. */
export const runnerTimeout = Duration.seconds(30);

/** Jobs over all contacts of a day; the longest that there is. Source: Lambda Developer Guide, configuration-timeout. */
export const jobTimeout = Duration.minutes(15);
