/** Which key a message of the AWS Encryption SDK was encrypted for. */
import { Fault } from '../../faults.ts';

/** Name space that Connect gives its keys. Source: docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html */
export const keyNamespace = 'AmazonConnect';

/** Bytes before the encryption context, by message format version: version, (type,) algorithm, message id. */
const headBytes: Readonly<Record<number, number>> = { 1: 1 + 1 + 2 + 16, 2: 1 + 2 + 32 };

/**
 * The key name of Connect's data key in the message: the id of the security key in the flow. The keyring must be told it
 * byte for byte. Source: AWS Encryption SDK message format reference, header structure.
 */
export function messageKeyName(message: Uint8Array): string {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = headBytes[message[0] ?? 0] ?? message.byteLength;
  const field = (): Uint8Array => {
    if (at + 2 > view.byteLength) throw notAMessage();
    const length = view.getUint16(at);
    at += 2 + length;
    if (at > view.byteLength) throw notAMessage();
    return message.subarray(at - length, at);
  };
  field();
  if (at + 2 > view.byteLength) throw notAMessage();
  const dataKeys = view.getUint16(at);
  at += 2;
  for (let n = 0; n < dataKeys; n += 1) {
    const [namespace, name] = [field(), field()].map((bytes) => new TextDecoder().decode(bytes));
    field();
    if (namespace === keyNamespace && name !== undefined) return name;
  }
  throw notAMessage();
}

const notAMessage = () =>
  new Fault({
    code: 'unreadable-data',
    hint: 'a card entry is not encrypted as Connect does it; see the encryption settings of the block in the flow',
  });
