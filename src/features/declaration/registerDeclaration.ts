import type * as vscode from 'vscode';
import { REQUEST_LANGUAGE } from '../../contributions.ts';
import { startWithFirst } from '../../ui/startWithFirst.ts';
import type { DeclarationServices } from './declarationServices.ts';

/** Documents with bodies, of which somebody writes: declarations, and requests that may have one. No versions of the past. */
const BODIES: vscode.DocumentSelector = ['file', 'untitled'].flatMap(scheme => [
  { scheme, pattern: '**/*.fla.json' },
  { scheme, language: REQUEST_LANGUAGE },
]);

/** Problems, completion, hovers and repairs in bodies. All of it loads with the first document that has one. */
export function registerDeclaration(services: DeclarationServices): vscode.Disposable {
  return startWithFirst(
    BODIES,
    async () => (await import('./declarationEditing.ts')).startEditing(services, BODIES),
    error => {
      services.log.error('declaration editing', error);
    },
  );
}
