/** What went wrong between us and AWS, in words of somebody who may never have used the AWS SDK. */

export type TroubleKind = 'credentials' | 'region' | 'not-allowed' | 'not-there' | 'no-answer' | 'other';

export interface Trouble {
  readonly kind: TroubleKind;
  /** A sentence without its subject's name: `there is none with this id …`. */
  readonly why: string;
}

/** `permissions` are those that the question needs, for who has to grant them. */
export function troubleOf(error: unknown, permissions: readonly string[] = []): Trouble {
  if (!(error instanceof Error)) return { kind: 'other', why: String(error) };
  const { name, message } = error;
  switch (name) {
    case 'CredentialsProviderError':
      return {
        kind: 'credentials',
        why: 'there are no AWS credentials. Sign in first (e.g. "aws sso login"), or set AWS_PROFILE.',
      };
    case 'ExpiredToken':
    case 'ExpiredTokenException':
    case 'InvalidClientTokenId':
    case 'SignatureDoesNotMatch':
    case 'UnrecognizedClientException':
      return { kind: 'credentials', why: 'AWS does not accept the credentials. Sign in again.' };
    case 'AccessDenied':
    case 'AccessDeniedException':
    case 'UnauthorizedOperation':
      return {
        kind: 'not-allowed',
        why: `the credentials do not allow it.${permissions.length > 0 ? ` Needed: ${permissions.join(', ')}.` : ''}`,
      };
    case 'ResourceNotFoundException':
    case 'ParameterNotFound':
      return { kind: 'not-there', why: 'there is none with this id in this account and region.' };
  }
  if (/region is missing|could not.*region|Invalid.*region/i.test(message))
    return { kind: 'region', why: 'which AWS region? Give the ARN of the instance, or set AWS_REGION.' };
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|socket hang up|TimeoutError/.test(
      `${name} ${codeOf(error)} ${message}`,
    )
  )
    return {
      kind: 'no-answer',
      why: 'AWS did not answer. Is there a network, and does the region have this service?',
    };
  if (/Throttl|TooManyRequests/.test(name))
    return { kind: 'no-answer', why: 'AWS was too busy to answer. Try again when nothing is deployed.' };
  return { kind: 'other', why: `${name}: ${message}` };
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');
