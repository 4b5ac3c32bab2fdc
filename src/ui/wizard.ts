import * as vscode from 'vscode';

/** What a step tells: on to the next, back to the one before, or nothing to ask here. */
export type StepOutcome = 'next' | 'back' | 'skip';

/** One question of a wizard. What it learns it writes into the caller's state, so that going back loses nothing. */
export type Step = (questions: Questions) => Promise<StepOutcome>;

/** A choice with the value it stands for. */
export interface Choice<T> extends vscode.QuickPickItem {
  value: T;
}

/**
 * Asks one step after the other, with a back button.
 *
 * @param numbered false where the number of a step says nothing, as in a menu and what it leads to
 * @returns whether the last step was answered; false when the user gave up
 */
export async function runWizard(
  title: string,
  steps: readonly Step[],
  numbered = true,
): Promise<boolean> {
  let direction = 1;
  for (let index = 0; index < steps.length;) {
    const questions = new Questions(title, numbered ? [index + 1, steps.length] : [], index > 0);
    let outcome: StepOutcome;
    try {
      outcome = (await steps[index]?.(questions)) ?? 'next';
    } catch (error) {
      if (error === GAVE_UP) {
        return false;
      }
      throw error;
    }
    if (outcome !== 'skip') {
      direction = outcome === 'back' ? -1 : 1;
    }
    // A skipped first step has nothing before it.
    index = Math.max(0, index + direction);
    if (index === 0 && outcome === 'skip') {
      direction = 1;
    }
  }
  return true;
}

const GAVE_UP = new Error('The user gave up');

/** The ways a step may ask. */
export class Questions {
  readonly #title: string;
  readonly #number: readonly number[];
  readonly #canGoBack: boolean;

  /** @param number which step, and of how many; empty for none */
  constructor(title: string, number: readonly number[], canGoBack: boolean) {
    this.#title = title;
    this.#number = number;
    this.#canGoBack = canGoBack;
  }

  /** Asks for one of several; undefined means back. */
  async pick<T>(
    placeholder: string,
    choices: readonly Choice<T>[],
    selected?: T,
  ): Promise<Choice<T> | undefined> {
    const pick = vscode.window.createQuickPick<Choice<T>>();
    pick.placeholder = placeholder;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.items = choices;
    const active = choices.find(choice => choice.value === selected);
    if (active) {
      pick.activeItems = [active];
    }
    return this.#ask(pick, answer => {
      const [chosen] = pick.selectedItems;
      if (chosen) {
        answer(chosen);
      }
    });
  }

  /**
   * Asks for text; undefined means back.
   *
   * @param validate the sentence that says what is wrong and how to mend it, or undefined
   */
  async input(options: {
    prompt: string;
    value?: string;
    placeholder?: string;
    validate?: (value: string) => string | undefined;
    /** What is typed is hidden, and spaces around it count. */
    password?: boolean;
    /** A remark on what stands there so far. */
    hint?: (value: string) => string | undefined;
  }): Promise<string | undefined> {
    const box = vscode.window.createInputBox();
    box.prompt = options.prompt;
    box.value = options.value ?? '';
    box.placeholder = options.placeholder ?? '';
    box.password = options.password === true;
    box.onDidChangeValue(value => {
      const message = options.hint?.(value);
      box.validationMessage =
        message === undefined
          ? undefined
          : { message, severity: vscode.InputBoxValidationSeverity.Info };
    });
    return this.#ask(box, answer => {
      const value = options.password === true ? box.value : box.value.trim();
      const problem = options.validate?.(value);
      if (problem === undefined) {
        answer(value);
      } else {
        box.validationMessage = problem;
      }
    });
  }

  #ask<T>(
    input: vscode.QuickPick<vscode.QuickPickItem & { value: unknown }> | vscode.InputBox,
    accept: (answer: (value: T) => void) => void,
  ): Promise<T | undefined> {
    input.title = this.#title;
    [input.step, input.totalSteps] = this.#number;
    input.ignoreFocusOut = true;
    input.buttons = this.#canGoBack ? [vscode.QuickInputButtons.Back] : [];
    return new Promise<T | undefined>((resolve, reject) => {
      input.onDidTriggerButton(() => {
        resolve(undefined);
        input.dispose();
      });
      input.onDidAccept(() => {
        accept(value => {
          resolve(value);
          input.dispose();
        });
      });
      input.onDidHide(() => {
        // After an answer this changes nothing: the promise is settled.
        reject(GAVE_UP);
        input.dispose();
      });
      input.show();
    });
  }
}

/** The step's outcome for an answer that may mean back; an answer is kept, so that going back and forth loses nothing. */
export function keep<T>(answer: T | undefined, into: (answer: T) => void): StepOutcome {
  if (answer === undefined) {
    return 'back';
  }
  into(answer);
  return 'next';
}
