/**
 * What stands where in OpenAPI and Swagger documents, as a table: by it references are told from data that looks like one, and mistakes
 * are found one by one, where the official schemas tell of every alternative that does not fit.
 *
 * A kind is one of `GRAMMARS`' shapes or of `Scalar`; `x[]` is a list and `x{}` an object of them. `!` marks a member that must be there.
 *
 * @see https://spec.openapis.org for OpenAPI 2.0, 3.0.4 and 3.1.1
 */
export type Kind = string;

/** What is neither list nor object of other kinds. */
export type Scalar =
  | 'any'
  | 'text'
  | 'number'
  | 'flag'
  | 'list'
  | 'object'
  | 'pattern'
  | 'types'
  | 'flagOrNumber'
  | 'flagOrSchema'
  | 'schemaOrSchemas'
  | 'schemaOrNames';

export interface Shape {
  members: ReadonlyMap<string, Kind>;
  required: readonly string[];
  /** Other members than those named are welcome. */
  isOpen: boolean;
  /** Members are named by the author: of this kind are those whose names fit, all others are extensions. */
  entries?: { names: RegExp; kind: Kind };
}

export interface Grammar {
  shapes: ReadonlyMap<Kind, Shape>;
  /** Where what a reference leads to belongs, by its kind, as a path in the document. */
  sections: ReadonlyMap<Kind, readonly string[]>;
}

const SCHEMA =
  'title:text description:text multipleOf:number maximum:number minimum:number maxLength:number minLength:number pattern:pattern ' +
  'maxItems:number minItems:number uniqueItems:flag maxProperties:number minProperties:number required:text[] enum:list type:types ' +
  'items:schemaOrSchemas allOf:schema[] properties:schema{} additionalProperties:flagOrSchema format:text default:any ' +
  'readOnly:flag xml:any externalDocs:any example:any exclusiveMaximum:flagOrNumber exclusiveMinimum:flagOrNumber';
const METHODS = 'get put post delete options head patch trace'
  .split(' ')
  .map(name => `${name}:operation`)
  .join(' ');
const DESCRIPTION =
  'title:text! version:text! summary:text description:text termsOfService:text contact:any license:any';

const SWAGGER: Grammar = grammar(
  {
    document:
      'swagger:any! info:info! host:text basePath:text schemes:text[] consumes:text[] produces:text[] paths:paths! definitions:schema{} ' +
      'parameters:parameter{} responses:response{} securityDefinitions:securityScheme{} security:object[] tags:tag[] externalDocs:any',
    info: DESCRIPTION,
    paths: { names: /^\//, kind: 'pathItem' },
    pathItem: `${METHODS} parameters:parameter[]`,
    operation:
      'tags:text[] summary:text description:text externalDocs:any operationId:text consumes:text[] produces:text[] ' +
      'parameters:parameter[] responses:responses! schemes:text[] deprecated:flag security:object[]',
    parameter: `name:text! in:text! required:flag schema:schema allowEmptyValue:flag collectionFormat:text ${without(SCHEMA, 'required')}`,
    responses: { names: /^(?!x-)/, kind: 'response' },
    response: 'description:text! schema:schema headers:header{} examples:any',
    header: `collectionFormat:text ${SCHEMA}`,
    tag: 'name:text! description:text externalDocs:any',
    securityScheme:
      'type:text! description:text name:text in:text flow:text authorizationUrl:text tokenUrl:text scopes:any',
    schema: `${SCHEMA} discriminator:text`,
  },
  { schema: 'definitions', parameter: 'parameters', response: 'responses' },
);

const OPENAPI = {
  document:
    'openapi:any! info:info! jsonSchemaDialect:text servers:server[] paths:paths webhooks:pathItem{} components:components ' +
    'security:object[] tags:tag[] externalDocs:any',
  info: DESCRIPTION,
  server: 'url:text! description:text variables:any',
  paths: { names: /^\//, kind: 'pathItem' },
  pathItem: `summary:text description:text ${METHODS} servers:server[] parameters:parameter[]`,
  operation:
    'tags:text[] summary:text description:text externalDocs:any operationId:text parameters:parameter[] requestBody:requestBody ' +
    'responses:responses callbacks:callback{} deprecated:flag security:object[] servers:server[]',
  parameter:
    'name:text! in:text! description:text required:flag deprecated:flag allowEmptyValue:flag style:text explode:flag ' +
    'allowReserved:flag schema:schema example:any examples:example{} content:mediaType{}',
  header:
    'description:text required:flag deprecated:flag allowEmptyValue:flag style:text explode:flag allowReserved:flag schema:schema ' +
    'example:any examples:example{} content:mediaType{}',
  requestBody: 'description:text content:mediaType{}! required:flag',
  mediaType: 'schema:schema example:any examples:example{} encoding:encoding{}',
  encoding: 'contentType:text headers:header{} style:text explode:flag allowReserved:flag',
  responses: { names: /^(?!x-)/, kind: 'response' },
  response: 'description:text! headers:header{} content:mediaType{} links:link{}',
  callback: { names: /^(?!x-)/, kind: 'pathItem' },
  example: 'summary:text description:text value:any externalValue:text',
  link: 'operationRef:text operationId:text parameters:any requestBody:any description:text server:server',
  tag: 'name:text! description:text externalDocs:any',
  securityScheme:
    'type:text! description:text name:text in:text scheme:text bearerFormat:text flows:any openIdConnectUrl:text',
  components:
    'schemas:schema{} responses:response{} parameters:parameter{} examples:example{} requestBodies:requestBody{} headers:header{} ' +
    'securitySchemes:securityScheme{} links:link{} callbacks:callback{} pathItems:pathItem{}',
  discriminator: 'propertyName:text! mapping:any',
};

const OPENAPI_SCHEMA = `${SCHEMA} not:schema anyOf:schema[] oneOf:schema[] discriminator:discriminator nullable:flag writeOnly:flag deprecated:flag`;

const OPENAPI_SECTIONS = {
  schema: 'components/schemas',
  response: 'components/responses',
  parameter: 'components/parameters',
  example: 'components/examples',
  requestBody: 'components/requestBodies',
  header: 'components/headers',
  securityScheme: 'components/securitySchemes',
  link: 'components/links',
  callback: 'components/callbacks',
};

const OPENAPI_30: Grammar = grammar({ ...OPENAPI, schema: OPENAPI_SCHEMA }, OPENAPI_SECTIONS);

/** JSON Schema 2020-12 takes any other keyword; those of earlier drafts are read too, because people write them. */
const OPENAPI_31: Grammar = grammar(
  {
    ...OPENAPI,
    schema:
      `${OPENAPI_SCHEMA} $defs:schema{} definitions:schema{} prefixItems:schema[] contains:schema propertyNames:schema ` +
      'patternProperties:schema{} dependentSchemas:schema{} dependencies:schemaOrNames{} if:schema then:schema else:schema ' +
      'unevaluatedItems:flagOrSchema unevaluatedProperties:flagOrSchema additionalItems:flagOrSchema contentSchema:schema ' +
      'const:any examples:list minContains:number maxContains:number *',
  },
  OPENAPI_SECTIONS,
);

/** Keywords of a schema that lead elsewhere and are not followed: what they ask for has no effect. */
export const UNFOLLOWED: ReadonlySet<string> = new Set(['$dynamicRef', '$recursiveRef']);

/** What may stand where in a description, by its dialect. */
export const GRAMMARS = {
  'swagger-2.0': SWAGGER,
  'openapi-3.0': OPENAPI_30,
  'openapi-3.1': OPENAPI_31,
} as const;

type Written = string | { names: RegExp; kind: Kind };

function grammar(shapes: Record<Kind, Written>, sections: Record<Kind, string>): Grammar {
  return {
    shapes: new Map(Object.entries(shapes).map(([kind, written]) => [kind, shapeOf(written)])),
    sections: new Map(Object.entries(sections).map(([kind, path]) => [kind, path.split('/')])),
  };
}

function shapeOf(written: Written): Shape {
  if (typeof written !== 'string') {
    return { members: new Map(), required: [], isOpen: true, entries: written };
  }
  const words = written.split(' ');
  const members = words
    .filter(word => word !== '*')
    .map(word => {
      const [name = '', kind = 'any'] = word.replace(/!$/, '').split(':');
      return [name, kind] as const;
    });
  const required = words
    .filter(word => word.endsWith('!'))
    .map(word => word.slice(0, word.indexOf(':')));
  return { members: new Map(members), required, isOpen: words.includes('*') };
}

function without(members: string, name: string): string {
  return members
    .split(' ')
    .filter(member => !member.startsWith(`${name}:`))
    .join(' ');
}
