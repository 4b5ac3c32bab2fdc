import type { DeclarationWork } from '../core/declaration/declarationWork.ts';

/** `DeclarationWork` that is made with the first question. */
export function lazyDeclarationWork(work: () => Promise<DeclarationWork>): DeclarationWork {
  return {
    check: async (...args) => (await work()).check(...args),
    checkMany: async (...args) => (await work()).checkMany(...args),
    complete: async (...args) => (await work()).complete(...args),
    hover: async (...args) => (await work()).hover(...args),
    operationsFor: async (...args) => (await work()).operationsFor(...args),
    readApi: async (...args) => (await work()).readApi(...args),
    findWrittenPlace: async (...args) => (await work()).findWrittenPlace(...args),
  };
}
