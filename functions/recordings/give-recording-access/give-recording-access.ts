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

/** `POST`: asks, and gets links. `GET ?link=…`: opens one, with `Range: bytes=n-` for what comes after the first part; n is a multiple of `partBytes`. */
export async function giveRecordingAccess(
  ports: AskPorts,
  request: SignedRequest,
  now: Date,
): Promise<Given> {
  const { asker, method, query, headers, body } = request;
  if (method === 'GET') {
    const opened = await openLink(
      ports,
      asker,
      { secret: query.link ?? '', from: beginOf(headers.range) },
      now,
    );
    if ('refusal' in opened) return refused(opened.refusal);
    const { bytes, from, size, key } = opened;
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

/** Without a range the first part. Undefined: a range that we do not read, e.g. of the last bytes. */
function beginOf(range: string | undefined): number | undefined {
  if (range === undefined) return 0;
  const [, begin] = /^bytes=(\d{1,12})-\d*$/.exec(range) ?? [];
  return begin === undefined ? undefined : Number(begin);
}

const statusOf: Partial<Record<Refusal, number>> = {
  'unreadable-request': 400,
  'no-recording': 404,
  'no-message': 404,
  'not-taken': 409,
  altered: 409,
  'expired-link': 410,
  'used-link': 410,
  'no-such-part': 416,
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
