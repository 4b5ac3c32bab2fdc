import * as vscode from 'vscode';

/** Milliseconds before work is worth a notification: what ends sooner would only flicker. */
const UNNOTICED = 400;

/** Tells what is happening now. */
export type Report = (message: string) => void;

/**
 * Runs work that may take a while: after a moment a notification shows it and lets the user cancel.
 *
 * @throws what the work throws; an `AbortError` of the signal when cancelled
 */
export async function withProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let latest = '';
  let show: Report = message => {
    latest = message;
  };
  const result = work(controller.signal, message => {
    show(message);
  });
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        token.onCancellationRequested(() => {
          controller.abort();
        });
        show = message => {
          progress.report({ message });
        };
        if (latest !== '') {
          show(latest);
        }
        return ended;
      },
    );
  }, UNNOTICED);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
  }
}
