/** What the page and the terminal may ask of the centre. */
import { z } from 'zod';
import { agentDeeds, type CentrePort, Refusal } from './centre-port.ts';

/** The answer is sent as JSON. */
export type Route = (centre: CentrePort, names: readonly string[], body: unknown) => unknown;

const number = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'is not a phone number with country code, e.g. +12065550142')
  .optional();
const keys = z.string().regex(/^[0-9*#]{1,64}$/, 'may hold the keys 0-9, * and # only, at most 64 at once');
const words = z.string().min(1, 'is empty').max(500, 'is longer than 500 characters');

const bodies = {
  call: z.strictObject({ from: number }),
  keys: z.strictObject({ keys }),
  say: z.strictObject({ text: words }),
  none: z.strictObject({}),
};

const posts: readonly (readonly [pattern: RegExp, route: Route])[] = [
  [/^\/calls$/, (centre, _names, body) => ({ id: centre.call(read(bodies.call, body).from) })],
  [
    /^\/calls\/([^/]+)\/keys$/,
    (centre, [id = ''], body) => done(centre.press(id, read(bodies.keys, body).keys)),
  ],
  [/^\/calls\/([^/]+)\/say$/, (centre, [id = ''], body) => done(centre.say(id, read(bodies.say, body).text))],
  [
    /^\/calls\/([^/]+)\/hang-up$/,
    (centre, [id = ''], body) => {
      read(bodies.none, body);
      return done(centre.hangUp(id));
    },
  ],
  [
    /^\/agents\/([^/]+)\/([^/]+)$/,
    (centre, [username = '', wanted = ''], body) => {
      read(bodies.none, body);
      const deed = agentDeeds.find((known) => known === wanted);
      if (!deed) throw new Refusal(`An agent cannot "${wanted}"; known are ${agentDeeds.join(', ')}.`, 404);
      return done(centre.agent(username, deed));
    },
  ],
];

const done = (_: unknown) => ({ done: true });

/** The route for a path and the names in it, or undefined. */
export function findPost(path: string): { route: Route; names: readonly string[] } | undefined {
  for (const [pattern, route] of posts) {
    const match = pattern.exec(path);
    if (match) return { route, names: match.slice(1).map(decode) };
  }
  return undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal('The path holds a broken percent code.');
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  // The reason names members and rules, never what was sent.
  const reasons = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`,
  );
  throw new Refusal(reasons.join('; '));
}
