import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** A write under a condition. False: the condition does not hold, e.g. the row is there already, or gone. */
export async function isDone(command: Promise<unknown>): Promise<boolean> {
  try {
    await command;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
