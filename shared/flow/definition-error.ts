/** A flow that types let pass and the service would refuse. Says which step, what is wrong, and what to do. */
export class FlowDefinitionError extends Error {
  override readonly name = 'FlowDefinitionError';
}
