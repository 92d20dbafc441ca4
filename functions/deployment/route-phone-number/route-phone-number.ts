import { type CustomResourceAnswer, type CustomResourceEvent, propertyOf } from '../custom-resource.ts';

export interface Route {
  readonly instanceId: string;
  readonly phoneNumberId: string;
  readonly flowId: string;
}

/** The phone numbers of a Connect instance. */
export interface PhoneNumbers {
  /** Saying it again changes nothing. */
  lead(route: Route): Promise<void>;
  /** No flow any more. A number that is gone needs nothing. */
  release(route: Omit<Route, 'flowId'>): Promise<void>;
}

/** Which flow a caller of a number meets first. The number is the resource: another number releases the old one. */
export async function routePhoneNumber(
  { numbers }: { readonly numbers: PhoneNumbers },
  event: CustomResourceEvent,
): Promise<CustomResourceAnswer> {
  const instanceId = propertyOf(event, 'InstanceId');
  const phoneNumberId = propertyOf(event, 'PhoneNumberId');
  if (event.RequestType === 'Delete') await numbers.release({ instanceId, phoneNumberId });
  else await numbers.lead({ instanceId, phoneNumberId, flowId: propertyOf(event, 'ContactFlowId') });
  return { PhysicalResourceId: `${instanceId}/${phoneNumberId}` };
}
