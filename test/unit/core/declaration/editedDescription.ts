import type { ApiDescription } from '../../../../src/core/api/apiDescription.ts';
import { parseApiDescription } from '../api/parseApiDescription.ts';
import type { CheckedBody } from '../../../../src/core/declaration/declarationWork.ts';

/** A small API with all that an editor may tell of a body. */
export const COURSES = `
openapi: 3.0.3
info: { title: Courses, version: '1', x-provisional: true }
paths:
  /courses:
    post:
      operationId: createCourse
      summary: Plan a course
      x-summary: { nl: Een cursus plannen }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Course' }
      responses: { '201': { description: made } }
  /rooms:
    put:
      operationId: bookRooms
      summary: Book rooms
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items: { $ref: '#/components/schemas/Room' }
      responses: { '200': { description: booked } }
components:
  schemas:
    Course:
      type: object
      additionalProperties: false
      required: [title, kind]
      properties:
        id: { type: string, readOnly: true }
        title:
          type: string
          description: What it is *about*
          x-description: { nl: Waar het *over* gaat }
          example: First aid
        kind: { $ref: '#/components/schemas/Kind' }
        days: { type: integer, format: int32, deprecated: true }
        rooms:
          type: array
          items: { $ref: '#/components/schemas/Room' }
        level:
          description: For whom it is
          allOf: [{ $ref: '#/components/schemas/Level' }]
        mixed:
          allOf: [{ $ref: '#/components/schemas/Level' }, { example: others }]
        teacher:
          type: object
          properties:
            ssin: { type: string }
    Kind:
      type: string
      description: How it is taught
      enum: [online, classroom]
      x-enum-descriptions:
        online: { en: Over the net, nl: Over het net }
        classroom: { en: In a room, nl: In een lokaal }
    Level:
      type: string
      description: A level
      enum: [beginners, others]
    Room:
      type: object
      required: [number]
      properties:
        number: { type: string, example: B2.014 }
        seats: { type: integer }
`;

export const EDITED: ApiDescription = parseApiDescription(
  { id: 'courses', file: 'courses.yaml' },
  COURSES,
);

/** A body whose text has a bar where the cursor stands. */
export function bodyAt(
  marked: string,
  { operationId, ...options }: Partial<CheckedBody> & { operationId?: string } = {},
): { body: CheckedBody; offset: number } {
  const offset = marked.indexOf('|');
  const operation = EDITED.operations.find(one => one.operationId === operationId);
  const body: CheckedBody = {
    uri: 'file:///course.fla.json',
    version: 1,
    text: marked.replace('|', ''),
    target: { description: EDITED, ...(operation && { operation }) },
    language: 'en',
    today: '2026-11-22',
    severities: {},
    ...options,
  };
  return { body, offset };
}
