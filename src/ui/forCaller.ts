import { AppError } from '../core/base/errors.ts';
import { sentenceOf } from './showError.ts';

/**
 * Does what another extension asked for. A failure of ours reaches it as an error with our `code` and a message for users; every other
 * one as it is.
 */
export async function forCaller<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!AppError.is(error)) {
      throw error;
    }
    throw Object.assign(new Error(await sentenceOf(error), { cause: error }), { code: error.code });
  }
}
