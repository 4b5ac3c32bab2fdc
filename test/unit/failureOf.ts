import { AppError } from '../../src/core/base/errors.ts';

/** How work fails: an `AppError` as its code with its details, any other error as its name; undefined when it does not. */
export async function failureOf(work: Promise<unknown> | (() => unknown)): Promise<unknown> {
  try {
    await (typeof work === 'function' ? work() : work);
    return undefined;
  } catch (error) {
    if (AppError.is(error)) {
      return { code: error.code, ...error.details };
    }
    return error instanceof Error ? error.name : error;
  }
}
