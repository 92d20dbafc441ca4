/** Requests as a function URL hands them on, signed by members of the clinic. */
export const session = (iamRole: string, person: string, account = '000000000000'): string =>
  `arn:aws:sts::${account}:assumed-role/${iamRole}/${person}`;

export const quality = session('AWSReservedSSO_CarelineQuality_0a1b2c3d4e5f6071', 'amara');
export const messages = session('CarelineMessages', 'mia');
export const nurseLead = session('CarelineNurseLead', 'noor');
export const compliance = session('CarelineCompliance', 'cleo');

export interface Requested {
  readonly method?: string;
  readonly body?: unknown;
  readonly link?: string;
  readonly range?: string;
}

export const signed = (userArn: string | undefined, { method = 'POST', body, link, range }: Requested) => ({
  version: '2.0',
  requestContext: {
    accountId: '000000000000',
    http: { method },
    ...(userArn !== undefined && { authorizer: { iam: { userArn, accountId: '000000000000' } } }),
  },
  headers: { ...(range !== undefined && { Range: range }) },
  ...(link !== undefined && { queryStringParameters: { link } }),
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

/** As S3 tells EventBridge of an object. */
export const stored = (
  object: { key: string; size: number; etag: string; versionId: string },
  time: string,
) => ({
  'detail-type': 'Object Created',
  source: 'aws.s3',
  time,
  detail: {
    bucket: { name: 'recordings-bucket' },
    object: {
      key: object.key,
      size: object.size,
      etag: object.etag.replaceAll('"', ''),
      'version-id': object.versionId,
    },
  },
});
