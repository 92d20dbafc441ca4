import type { Concrete } from '../templates/concrete.ts';
import { type Placed, placeOf, textOf } from '../templates/template.ts';
import { type ConnectRule, ofType } from './connect-rule.ts';
import { type FlowValue, flowValues } from './flow-values.ts';

/** Source: Administrator Guide, connect-lambda-functions: 8 seconds, 60 where the flow does not wait. */
const mostSeconds = { SYNCHRONOUS: 8, ASYNCHRONOUS: 60 } as const;

/** Steps that call a function, each function of each flow once for each limit. */
function calls(centre: Concrete): readonly FlowValue[] {
  return flowValues(centre).filter(
    ({ parameter, value }) => parameter === 'LambdaFunctionARN' && centre.owner(value) !== undefined,
  );
}

/** Function and alias or version of it that a flow calls. */
function functionBehind(centre: Concrete, called: Placed): Placed | undefined {
  if (called.resource.Type === 'AWS::Lambda::Function') return called;
  const name = textOf(centre.properties(called).FunctionName);
  return name === undefined ? undefined : centre.owner(name);
}

export const associatedFunctions: ConnectRule = {
  id: 'called-functions-are-associated',
  why: 'Without an association the instance refuses the flow; without a permission Lambda refuses the call, and the caller hears the error branch.',
  fix: 'Give the function a contract, so that infra/stacks/functions.ts associates it and lets this instance call it.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  check: (centre) => {
    const associations = ofType(centre, 'AWS::Connect::IntegrationAssociation').map((a) =>
      centre.properties(a),
    );
    const permissions = ofType(centre, 'AWS::Lambda::Permission').map((p) => centre.properties(p));
    const seen = new Set<string>();
    return calls(centre).flatMap(({ flow, step, value }) => {
      const instance = centre.properties(flow).InstanceArn;
      const called = centre.owner(value);
      if (!called || seen.has(`${placeOf(flow)} ${value}`)) return [];
      seen.add(`${placeOf(flow)} ${value}`);
      const associated = associations.some((a) => a.IntegrationArn === value && a.InstanceId === instance);
      const permitted = permissions.some(
        (p) =>
          (p.FunctionName === value || centre.owner(String(p.FunctionName)) === called) &&
          p.Principal === 'connect.amazonaws.com' &&
          p.Action === 'lambda:InvokeFunction' &&
          p.SourceArn === instance,
      );
      return [
        ...(associated ? [] : ['is not associated with the instance']),
        ...(permitted ? [] : ['does not let the instance call it']),
      ].map((wrong) => ({
        ...flow,
        wrong: `calls at step "${step}" ${centre.where(called)}, which ${wrong}`,
      }));
    });
  },
};

export const flowTimeLimits: ConnectRule = {
  id: 'functions-end-before-the-flow-gives-up',
  why: 'A function that runs on after the flow has given up acts for a caller who heard that it failed.',
  fix: 'Set the timeout of the function to at most InvocationTimeLimitSeconds of the step, and that to at most 8.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  check: (centre) =>
    calls(centre).flatMap(({ flow, step, value, parameters }) => {
      const mode = textOf(parameters.InvocationType) === 'ASYNCHRONOUS' ? 'ASYNCHRONOUS' : 'SYNCHRONOUS';
      const limit = Number(parameters.InvocationTimeLimitSeconds ?? 3);
      const called = centre.owner(value);
      const fn = called && functionBehind(centre, called);
      const timeout = fn ? Number(centre.properties(fn).Timeout ?? 3) : 0;
      return [
        ...(limit > mostSeconds[mode]
          ? [`waits ${limit} s at step "${step}", and Connect at most ${mostSeconds[mode]} s`]
          : []),
        ...(fn && mode === 'SYNCHRONOUS' && timeout > limit
          ? [`waits ${limit} s at step "${step}" for ${centre.where(fn)}, which may run ${timeout} s`]
          : []),
      ].map((wrong) => ({ ...flow, wrong }));
    }),
};
