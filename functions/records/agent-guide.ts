/**
 * Whether a contact is the guide on an agent's screen, a chat beside the call: nobody speaks in it, and what it shows is the call's.
 * Source: API Reference of Connect, StartChatContact, SegmentAttributes: the subtype `connect:Guide`.
 */
export function isAgentGuide(record: unknown): boolean {
  const { SegmentAttributes } = Object(record);
  return Object(Object(SegmentAttributes)['connect:Subtype']).ValueString === 'connect:Guide';
}
