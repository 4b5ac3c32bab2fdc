import type { SchemaReference } from '../api/jsonPointer.ts';
import { BodyNode } from './bodyNode.ts';
import { shapeOf } from './bodyShape.ts';
import type { BodyTarget } from './bodyTarget.ts';
import { BodyText } from './bodyText.ts';
import { trainingIdentities, type TrainingIdentity } from './trainingIdentity.ts';

/** A body read once for all who judge it: its text, what it says, and what the description says of that. */
export class BodyContent {
  readonly text: BodyText;
  readonly target: BodyTarget;
  readonly variables: boolean;
  /** That it follows; undefined where the description gives none. */
  readonly schema: SchemaReference | undefined;
  #node: BodyNode | undefined;
  #identities: readonly TrainingIdentity[] | undefined;

  /** @param variables whether `{{name}}` stands for a value that is not known yet */
  constructor(text: string, target: BodyTarget, variables = false) {
    this.text = new BodyText(text, variables);
    this.target = target;
    this.variables = variables;
    this.schema = schemaOf(target);
  }

  /** What it says, with what the description says of each place. */
  get node(): BodyNode {
    this.#node ??= new BodyNode(
      this.text.value,
      shapeOf(this.target.description, this.schema),
      this.variables,
    );
    return this.#node;
  }

  /** Whom and what it is about. */
  get identities(): readonly TrainingIdentity[] {
    this.#identities ??= trainingIdentities(this.node);
    return this.#identities;
  }
}

function schemaOf({ operation, mediaType }: BodyTarget): SchemaReference | undefined {
  const body = operation?.requestBody;
  const form = body?.mediaTypes.find(named => named.mediaType === mediaType);
  return form ? form.schema : body?.schema;
}
