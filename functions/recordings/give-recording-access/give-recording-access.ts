import type { Refusal } from '../access-log.ts';
import { answer, type SignedRequest, type WebAnswer } from '../signed-request.ts';
import { type AskPorts, askForRecording } from './ask-for-recording.ts';
import { openLink } from './open-link.ts';

/** What the alarms count. */
export type AccessOutcome = 'granted' | 'heard' | 'break-glass' | 'altered' | 'refused';
export interface Given {
  readonly outcome: AccessOutcome;
  readonly answer: WebAnswer;
}

/** `POST`: asks, and gets links. `GET ?link=…`: opens one, with `Range: bytes=n-` for what comes after the first part. */
export async function giveRecordingAccess(
  ports: AskPorts,
  request: SignedRequest,
  now: Date,
): Promise<Given> {
  const { asker, method, query, headers, body } = request;
  if (method === 'GET') {
    const from = Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    const opened = await openLink(ports, asker, { secret: query.link ?? '', from }, now);
    if ('refusal' in opened) return refused(opened.refusal);
    const { bytes, size, key } = opened;
    return {
      outcome: 'heard',
      answer: {
        statusCode: bytes.length === size ? 200 : 206,
        headers: {
          'content-type': typeOf(key),
          'content-range': `bytes ${from}-${from + bytes.length - 1}/${size}`,
          'cache-control': 'no-store',
        },
        body: Buffer.from(bytes).toString('base64'),
        isBase64Encoded: true,
      },
    };
  }
  const asked = await askForRecording(ports, asker, body, now);
  if ('refusal' in asked) return refused(asked.refusal);
  const links = asked.links.map(({ secret, ...link }) => ({ link: `?link=${secret}`, ...link }));
  return { outcome: asked.breakGlass ? 'break-glass' : 'granted', answer: answer(200, { links }) };
}

const statusOf: Partial<Record<Refusal, number>> = {
  'unreadable-request': 400,
  'no-recording': 404,
  altered: 409,
  'expired-link': 410,
  'used-link': 410,
};

/** What an asker may know: the rule, not what others hold. */
export const refused = (refusal: Refusal): Given => ({
  outcome: refusal === 'altered' ? 'altered' : 'refused',
  answer: answer(statusOf[refusal] ?? 403, { refused: refusal }),
});

const typeOf = (key: string): string =>
  key.endsWith('.wav')
    ? 'audio/wav'
    : key.endsWith('.json')
      ? 'application/json'
      : 'application/octet-stream';
