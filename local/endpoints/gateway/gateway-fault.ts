/** An error as Stripe's API answers it; the SDK turns its type into an exception class. */
export type FaultBody = {
  readonly type: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error';
  readonly message: string;
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
  readonly param?: string;
  readonly [object: string]: unknown;
};

export class GatewayFault extends Error {
  readonly status: number;
  readonly body: FaultBody;

  constructor(status: number, body: FaultBody) {
    super(body.message);
    this.name = 'GatewayFault';
    this.status = status;
    this.body = body;
  }
}

/** Source: Stripe API reference, errors: 404 where the path names it, 400 where a parameter does. */
export const missing = (kind: string, id: string, param: string, status: 400 | 404) =>
  new GatewayFault(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param,
  });
