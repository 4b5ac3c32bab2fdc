import { isRecord } from '../base/isRecord.ts';

/** Members of a schema that hold one schema, several, or several by name. */
const INNER = ['items', 'additionalProperties'];
const LISTS = ['allOf'];
const MAPS = ['properties'];

/** A schema of Swagger 2.0 as one of OpenAPI 3.0, with references to where schemas stand there. */
export function upgradeSchema(schema: Record<string, unknown>): Record<string, unknown> {
  const upgraded = Object.entries(schema).flatMap(([name, value]): [string, unknown][] => {
    switch (name) {
      case '$ref':
        return [[name, movedReference(value)]];
      case 'discriminator':
        return typeof value === 'string' ? [[name, { propertyName: value }]] : [];
      // Spread by code generators before OpenAPI 3.0 knew it.
      case 'x-nullable':
        return value === true ? [['nullable', true]] : [];
      case 'type':
        return value === 'file'
          ? [
              [name, 'string'],
              ['format', 'binary'],
            ]
          : [[name, value]];
      default:
        return [[name, upgradeMember(name, value)]];
    }
  });
  return Object.fromEntries(upgraded);
}

function upgradeMember(name: string, value: unknown): unknown {
  if (INNER.includes(name)) {
    return isRecord(value) ? upgradeSchema(value) : value;
  }
  if (LISTS.includes(name) && Array.isArray(value)) {
    return value.map((item: unknown) => (isRecord(item) ? upgradeSchema(item) : item));
  }
  if (MAPS.includes(name) && isRecord(value)) {
    const members = Object.entries(value).map(([key, item]): [string, unknown] => [
      key,
      isRecord(item) ? upgradeSchema(item) : item,
    ]);
    return Object.fromEntries(members);
  }
  return value;
}

function movedReference(reference: unknown): unknown {
  return typeof reference === 'string'
    ? reference.replace(/^#\/definitions\//, '#/components/schemas/')
    : reference;
}
