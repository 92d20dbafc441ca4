/** The environment of the bundled functions: what AWS would set for all, and what the template sets for each. */

/** Kept for the life of the centre: the SDK reads these late, when a client makes its first call. */
export function setCommonEnvironment(endpointUrl: string, region: string): () => void {
  const common: Readonly<Record<string, string>> = {
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    PAYMENT_GATEWAY_URL: endpointUrl,
    // The machine's own profile must not send local calls to a real account.
    AWS_SDK_LOAD_CONFIG: '0',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '2',
  };
  return put({ ...common, AWS_SESSION_TOKEN: undefined, AWS_PROFILE: undefined });
}

/** Runs `work` with a function's own variables set; what was there before comes back. */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const restore = put(variables);
  try {
    return await work();
  } finally {
    restore();
  }
}

function put(variables: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.keys(variables).map((key) => [key, process.env[key]] as const);
  const set = (entries: readonly (readonly [string, string | undefined])[]) => {
    for (const [key, value] of entries) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  };
  set(Object.entries(variables));
  return () => set(before);
}
