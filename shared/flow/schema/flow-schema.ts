import { allActions } from '../actions.ts';
import { forbiddenInNames, reservedNames } from '../define-flow.ts';
import { FLOW_LANGUAGE_VERSION, type JsonObject, limits } from '../document.ts';
import { actionSchema, handledErrors } from './action-schema.ts';
import { sharedParts } from './parameter-schema.ts';
import { when } from './when.ts';

/**
 * The flow language as a JSON Schema (2020-12), for editors and other people's tools; made from the same definitions as
 * everything else. It says less than the verifier: no schema can see whether a target exists.
 */
export function flowSchema(): JsonObject {
  const types = [...allActions].sort((a, b) => (a.type < b.type ? -1 : 1));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Amazon Connect flow',
    description: `Flow language ${FLOW_LANGUAGE_VERSION}: content of a flow or a flow module. Whatever needs more than a schema is told by careline verify.`,
    type: 'object',
    required: ['Version', 'StartAction', 'Actions'],
    properties: {
      Version: { const: FLOW_LANGUAGE_VERSION },
      StartAction: { $ref: '#/$defs/Identifier' },
      Metadata: { description: 'Free: the designer keeps places and labels here.', type: 'object' },
      Settings: { description: 'Of modules only.', type: 'object' },
      Actions: { type: 'array', minItems: 1, maxItems: limits.actions, items: { $ref: '#/$defs/Action' } },
    },
    ...handledErrors(types),
    $defs: {
      Identifier: {
        type: 'string',
        minLength: 1,
        maxLength: limits.identifierCharacters,
        not: { anyOf: [{ enum: [...reservedNames] }, { pattern: forbiddenInNames.source }] },
      },
      Action: {
        type: 'object',
        required: ['Identifier', 'Type'],
        properties: {
          Identifier: { $ref: '#/$defs/Identifier' },
          Type: { enum: types.map((spec) => spec.type) },
          Parameters: { type: 'object' },
          Transitions: { $ref: '#/$defs/Transitions' },
        },
        allOf: types.map(({ type }) =>
          when({ properties: { Type: { const: type } } }, { $ref: `#/$defs/${type}` }),
        ),
      },
      Transitions: transitions,
      ...sharedParts,
      ...Object.fromEntries(types.map((spec) => [spec.type, actionSchema(spec)])),
    },
  };
}

const transitions: JsonObject = {
  type: 'object',
  properties: {
    NextAction: { type: 'string', minLength: 1 },
    Errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['ErrorType', 'NextAction'],
        properties: { ErrorType: { type: 'string' }, NextAction: { type: 'string', minLength: 1 } },
      },
    },
    Conditions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['NextAction', 'Condition'],
        properties: {
          NextAction: { type: 'string', minLength: 1 },
          Condition: {
            type: 'object',
            required: ['Operator', 'Operands'],
            properties: {
              Operator: { type: 'string' },
              Operands: { type: 'array', minItems: 1, maxItems: 1, items: { type: 'string', minLength: 1 } },
            },
          },
        },
      },
    },
  },
};
