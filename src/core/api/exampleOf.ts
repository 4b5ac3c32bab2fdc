import type { ApiDescription, ApiParameter, Operation } from './apiDescription.ts';
import type { BodyTemplate } from './bodyTemplate.ts';
import { bodyTemplate, valueOfTemplate } from './bodyTemplate.ts';
import { givenBody, givenParameter } from './givenExample.ts';
import { EXAMPLE_DAY } from './sampleScalar.ts';

/**
 * An example of the body that an operation takes: the one that the description gives, else one made from the schema, whose own
 * examples, codes, defaults, formats and patterns it uses. Always the same for the same description and day.
 *
 * @param mediaType one that the description names for the operation; without it the one that the operation prefers
 * @param day what dates tell that the description does not give, `yyyy-MM-dd`
 * @returns undefined where the operation takes no body, or takes none in that media type
 */
export function exampleOf(
  description: ApiDescription,
  operation: Operation,
  mediaType?: string,
  day = EXAMPLE_DAY,
): unknown {
  const template = templateOf(description, operation, mediaType, day);
  return template && valueOfTemplate(template);
}

/** An example of a parameter's value, from the same sources as a body's. */
export function exampleOfParameter(
  description: ApiDescription,
  operation: Operation,
  parameter: ApiParameter,
  day = EXAMPLE_DAY,
): unknown {
  const given = givenParameter(description, operation, parameter);
  const { schema, name } = parameter;
  return valueOfTemplate(bodyTemplate(description.document, schema, given, day, name));
}

/** The template of the body that an operation takes, whose values are those of its example. */
export function templateOf(
  description: ApiDescription,
  operation: Operation,
  mediaType = operation.requestBody?.mediaType,
  day = EXAMPLE_DAY,
): BodyTemplate | undefined {
  const form = operation.requestBody?.mediaTypes.find(one => one.mediaType === mediaType);
  if (!form) {
    return undefined;
  }
  const given = givenBody(description, operation, form.mediaType);
  return bodyTemplate(description.document, form.schema, given, day);
}
