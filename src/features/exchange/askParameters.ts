import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { ApiParameter } from '../../core/api/apiDescription.ts';
import { keptParameters } from '../../core/declaration/rememberedTarget.ts';
import { neededParameters } from '../../core/exchange/fillParameters.ts';
import type { Services } from '../../services.ts';
import { plainText } from '../../ui/plainText.ts';
import { keep, runWizard } from '../../ui/wizard.ts';
import type { SendTarget } from './sendTarget.ts';

/**
 * Asks for what an operation needs beside its body: the identifier in its path, for example. What was answered the last time stands
 * there already.
 *
 * @returns values by name, empty where nothing is needed; undefined when the user gave up
 */
export async function askParameters(
  targets: Services['targets'],
  uri: vscode.Uri,
  { description, operation }: SendTarget,
): Promise<Record<string, string> | undefined> {
  const needed = neededParameters(operation);
  if (needed.length === 0) {
    return {};
  }
  const { compileParameters } = await import('../../core/api/compileSchema.ts');
  const { exampleOfParameter } = await import('../../core/api/exampleOf.ts');
  const { operationId } = operation;
  const remembered = await targets.remembered(uri);
  const before = remembered?.operationId === operationId ? remembered.parameters : undefined;
  const values: Record<string, string> = { ...before };
  const answered = await runWizard(
    `${operation.method} ${operation.path}`,
    needed.map(parameter => async questions => {
      const { name } = parameter;
      const example = exampleOfParameter(description, operation, parameter);
      const answer = await questions.input({
        prompt: l10n.t('{0}, which the operation needs beside the declaration', plainText(name)),
        value: values[name] ?? '',
        placeholder: typeof example === 'string' ? plainText(example) : '',
        validate: value =>
          isDotSegment(parameter, value) ||
          compileParameters(description, [parameter])({ [name]: value }).length > 0
            ? l10n.t('The API description does not allow this value: correct it.')
            : undefined,
      });
      return keep(answer, value => {
        values[name] = value;
      });
    }),
    needed.length > 1,
  );
  if (!answered) {
    return undefined;
  }
  await targets.remember(uri, {
    ...remembered,
    apiId: description.id,
    operationId,
    parameters: keptParameters(values),
  });
  return values;
}

/** What would lead to another path: browsers and servers resolve it, encoded or not. */
function isDotSegment({ in: place }: ApiParameter, value: string): boolean {
  return place === 'path' && /^\.{0,2}$/.test(value);
}
