import { z } from 'zod';
import { oneOf, report, textMatching, value } from './value.ts';

/** What Connect stores, each in a place of ours. */
export const storageKinds = [
  'call-recordings',
  'screen-recordings',
  'chat-transcripts',
  'evaluations',
  'reports',
  'attachments',
  'contact-records',
  'agent-events',
  'live-transcripts',
] as const;
export type StorageKind = (typeof storageKinds)[number];

const alias = textMatching(/^(?!d-)(?=.{1,45}$)[\da-zA-Z]+(-*[\da-zA-Z])*$/, {
  what: 'is not an instance alias',
  why: 'Agents sign in at https://<alias>.my.connect.aws, and flow logs go to /aws/connect/<alias>.',
  fix: 'Write up to 45 letters, digits and hyphens; for a new instance you may leave it out: "careline-<stage>-<account>".',
});

/** Everything here is fixed when Connect creates the instance. */
const created = z
  .strictObject({
    alias: alias.optional(),
    signIn: oneOf(['connect', 'saml', 'directory'], {
      why: 'How agents prove who they are; it is fixed when the instance is created.',
    }).default('connect'),
    directoryId: textMatching(/^d-[0-9a-f]{10}$/, {
      what: 'is not the id of a directory',
      why: 'Agents sign in with their account in that directory.',
      fix: 'Copy it from AWS Directory Service, e.g. "d-1234567890".',
    }).optional(),
    trafficDistribution: value<boolean>((given) => typeof given === 'boolean', {
      what: 'is neither true nor false',
      why: 'It decides whether calls can be moved to a replica in another region.',
      fix: 'Write true if AWS has enabled Connect Global Resiliency for the account, else leave it out.',
    }).default(false),
  })
  .superRefine((given, context) => {
    const problem = (key: string, input: unknown, params: Record<string, string>) =>
      context.addIssue({ code: 'custom', path: [key], input, params });
    if ((given.signIn === 'directory') !== (given.directoryId !== undefined))
      problem('directoryId', given.directoryId, {
        what: `does not go with signIn "${given.signIn}"`,
        why: 'A directory is needed for signIn "directory", and for no other.',
        fix: 'Write both or neither.',
      });
    if (given.trafficDistribution && given.signIn !== 'saml')
      problem('trafficDistribution', true, {
        what: `does not go with signIn "${given.signIn}"`,
        // Source: Administrator Guide, setup-connect-global-resiliency: instances must use SAML 2.0.
        why: 'Connect replicates only instances whose agents sign in with SAML.',
        fix: 'Write signIn "saml", or leave trafficDistribution out.',
      });
  });

const existing = z.strictObject({
  existing: textMatching(/^arn:aws[-a-z]*:connect:[-a-z0-9]+:\d{12}:instance\/[-a-zA-Z0-9]+$/, {
    what: 'is not the ARN of a Connect instance',
    why: 'Queues, flows and functions are added to that instance.',
    fix: 'Copy it from `aws connect list-instances`.',
  }),
  alias,
  attach: value<readonly StorageKind[]>(
    (given) =>
      Array.isArray(given) &&
      given.every((kind) => storageKinds.some((known) => known === kind)) &&
      new Set(given).size === given.length,
    {
      what: 'is not a list of different kinds of storage',
      why: 'An instance takes one place for each kind: a second one would stop the deployment in the middle.',
      fix: `Write those that the instance lacks (\`aws connect list-instance-storage-configs\`), of ${storageKinds.map((kind) => `"${kind}"`).join(', ')}; [] for none.`,
    },
  ),
});

export type ExistingInstance = z.infer<typeof existing>;

/** The Connect instance: a new one, or one that is in this account already. */
export const instanceSettings = z
  .custom<z.input<typeof created> | z.input<typeof existing>>()
  .prefault({})
  .transform((given, context): z.infer<typeof created> | ExistingInstance => {
    const isExisting = typeof given === 'object' && given !== null && 'existing' in given;
    const instance = isExisting ? existing.safeParse(given) : created.safeParse(given);
    if (instance.success) return instance.data;
    return report(context, instance.error, given);
  });
