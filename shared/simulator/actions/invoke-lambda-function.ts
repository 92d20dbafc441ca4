import { limits } from '../../flow/document.ts';
import { millisecondsOf, objectOf, type SimulatedAction, textOf } from '../branch.ts';
import { Invocation, type InvocationPlan, invokeAndGoOn } from '../invocation.ts';
import { prepareNested } from '../nested.ts';
import { prepareText } from '../text.ts';

/** Calls a function and puts its answer into `$.External`; see invocation.ts for limits and retries. */
export const invokeLambdaFunction: SimulatedAction = {
  type: 'InvokeLambdaFunction',
  prepare(plan) {
    const { parameters } = plan;
    const attributes = objectOf(parameters.LambdaInvocationAttributes);
    const invocation: InvocationPlan = {
      step: plan.id,
      arn: prepareText(textOf(parameters.LambdaFunctionARN)),
      parameterKeys: Object.keys(attributes),
      parameters: prepareNested(attributes),
      limitMs: Math.min(
        millisecondsOf(parameters.InvocationTimeLimitSeconds, limits.functionSeconds * 1000),
        limits.functionSeconds * 1000,
      ),
      form: textOf(objectOf(parameters.ResponseValidation).ResponseType) === 'JSON' ? 'JSON' : 'STRING_MAP',
      next: plan.next,
      failed: plan.error('NoMatchingError'),
    };
    if (textOf(parameters.InvocationType) === 'ASYNCHRONOUS') {
      return (call) => invokeAndGoOn(invocation, call);
    }
    return (call) => new Invocation(invocation, call).begin();
  },
};
