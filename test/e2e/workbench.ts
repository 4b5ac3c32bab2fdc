import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import {
  createProfile,
  removeProfile,
  type HostProfile,
  type ProfileContent,
} from '../host/hostProfile.ts';
import { REPOSITORY } from '../host/repository.ts';
import { chooseHost, type OpenWindow, type TestHost } from '../host/testHost.ts';
import { filesBelow } from '../integration/userFiles.ts';
import { installPackage } from '../packageVsix.ts';
import { insist } from './insist.ts';
import { QuickInput } from './quickInput.ts';

/** How to start VS Code for one e2e test; without `workspace` it opens a copy of the sample. */
export interface LaunchOptions extends ProfileContent {
  /** False opens the workspace as untrusted; by default it is trusted. */
  readonly trusted?: boolean;
  /** Variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A packaged extension of others that is installed too. */
  readonly otherExtension?: string;
}

const EXTENSION = 'fla-tools.federal-learning-account';
const SCREENSHOTS = join(REPOSITORY, 'dist/screenshots');
const CONTROL = process.platform === 'darwin' ? 'Meta' : 'Control';

let installed: Promise<string> | undefined;

/** The VS Codes that are open. */
const open = new Set<Workbench>();

// What the user would have seen when a test failed, and the extension's log.
afterEach(async function () {
  if (this.currentTest?.state === 'failed') {
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-');
    for (const workbench of open) {
      await workbench.screenshot(`failed-${name}`);
      console.log(workbench.log());
    }
  }
});

async function installedExtensions(host: TestHost, other: string | undefined): Promise<string> {
  if (other === undefined) {
    installed ??= installPackage(host, 'e2e');
    return installed;
  }
  const extensions = await installPackage(host, 'e2e-with-another');
  await host.installVsix(other, extensions);
  return extensions;
}

/** A VS Code with the packaged extension, driven as a user would. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly #window: OpenWindow;
  readonly #profile: HostProfile;

  private constructor(window: OpenWindow, profile: HostProfile) {
    this.page = window.page;
    this.quickInput = new QuickInput(window.page);
    this.#window = window;
    this.#profile = profile;
  }

  /** Another window on the same workspace, of the same user: a second page of the same browser. Closing it leaves the first. */
  async openSecondWindow(): Promise<Workbench> {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    const { ended } = this.#window;
    const second = new Workbench({ page, ended, stop: () => page.close() }, this.#profile);
    await second.#untilReady();
    return second;
  }

  /** Closes a second window. */
  async closeWindow(): Promise<void> {
    await this.#window.stop();
  }

  /** Installs the packaged extension (once per process), starts VS Code and waits for its window. */
  static async launch(options: LaunchOptions = {}): Promise<Workbench> {
    const host = chooseHost();
    const extensions = await installedExtensions(host, options.otherExtension);
    const profile = createProfile({ workspace: join(REPOSITORY, 'media/sample'), ...options });
    const window = await host.open({
      profile,
      extensions,
      trusted: options.trusted ?? true,
      locale: options.locale,
      ...(options.environment === undefined ? {} : { environment: options.environment }),
    });
    const workbench = new Workbench(window, profile);
    await workbench.#untilReady();
    open.add(workbench);
    return workbench;
  }

  /** The folder that VS Code has opened: a copy. */
  get workspace(): string {
    return this.#profile.workspace;
  }

  /** Everything that this VS Code writes lies below this folder. */
  get profile(): string {
    return this.#profile.root;
  }

  /** Runs a command from the palette by its full label, `FLA: Add Account`. */
  async runCommand(label: string): Promise<void> {
    await this.#openPalette(label);
    await this.quickInput.pick(label);
    // The palette closes, or what the command asks takes its place.
    await this.page.waitForFunction(
      `!Array.from(document.querySelectorAll('.quick-input-widget')).some(widget =>
        widget.offsetParent && widget.querySelector('input')?.value.startsWith('>'))`,
    );
  }

  /** Opens the palette on a command. What was asked before and is only now closing may close it too: then once more. */
  async #openPalette(label: string): Promise<void> {
    const { input, widget } = this.quickInput;
    const row = widget.locator('.monaco-list-row').filter({ hasText: label });
    await insist(async () => {
      await this.page.keyboard.press('F1');
      await input.waitFor({ timeout: 5_000 });
      await input.fill(`>${label}`, { timeout: 5_000 });
      await row.first().waitFor({ timeout: 5_000 });
    });
  }

  /** Opens a file of the workspace by its relative path and waits for its editor: a text editor, but for key stores. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press(`${CONTROL}+P`);
    await this.quickInput.input.waitFor();
    await this.quickInput.fill(path);
    await this.quickInput.pick(basename(path));
    // Until it is the active editor: a command would else be about the one before.
    await this.tab(basename(path)).and(this.page.locator('[aria-selected="true"]')).waitFor();
    if (!/\.(pfx|p12|jks)$/.test(path)) {
      const editor = this.page.locator(`.editor-instance[aria-label*="${basename(path)}"]`);
      await editor.first().waitFor();
    }
  }

  /** Opens a file by its row in the explorer, once more where a window that is still starting has swallowed the clicks. */
  async openFromExplorer(name: string): Promise<void> {
    await insist(async () => {
      await this.treeItem(name).dblclick();
      await this.tab(name).waitFor({ timeout: 10_000 });
    });
  }

  /** The tab of an editor. */
  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** Opens a view container by the title of its icon in the activity bar, if it is not open. */
  async openContainer(title: string): Promise<void> {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name: title });
    await icon.waitFor();
    if ((await icon.getAttribute('aria-selected')) !== 'true') {
      await icon.locator('a').click();
    }
    await this.page.locator('.sidebar .composite.title').getByText(title).waitFor();
  }

  /** A row of a tree view, by its accessible name or a part of it. */
  treeItem(name: string | RegExp): Locator {
    return this.page.getByRole('treeitem', { name });
  }

  /** Chooses an item of the menu that is open. By keyboard: a menu takes no click in the first moments after it has opened. */
  async pickFromMenu(label: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: label });
    await item.hover();
    await item.and(this.page.locator(':focus')).waitFor();
    await this.page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }

  /** Texts of the notifications that are shown. */
  async toasts(): Promise<string[]> {
    return this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  /** The notification that holds a text; its buttons are found with `getByRole('button')`. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** The modal dialog. */
  dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** The content of a webview of the extension: the one with this title, or the only one that is shown. */
  async webview(title?: string, extension = EXTENSION): Promise<FrameLocator> {
    const outer = this.page
      .locator(`iframe.webview.ready[src*="extensionId=${extension}" i]`)
      .filter({ visible: true });
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      for (let index = 0; index < (await outer.count()); index += 1) {
        const inner = outer.nth(index).contentFrame().locator('#active-frame');
        const found = await inner.getAttribute('title', { timeout: 1_000 }).catch(() => undefined);
        if (found !== undefined && (title === undefined || found === title)) {
          return inner.contentFrame();
        }
      }
      await delay(50);
    }
    throw new Error(`No webview ${title === undefined ? 'of the extension' : `"${title}"`}.`);
  }

  /** Reloads the window and waits for it. VS Code's own command keeps what is open; a bare reload of the page would not. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.page.keyboard.press('F1');
    await this.quickInput.input.waitFor();
    await this.quickInput.fill('>Developer: Reload Window');
    await this.quickInput.pick('Developer: Reload Window');
    await loaded;
    await this.#untilReady();
  }

  /** Waits until nothing moves any more, then keeps what is shown as `dist/screenshots/<name>.png`. */
  async screenshot(name: string): Promise<void> {
    const moving = this.page
      .getByText('Activating Extensions')
      .or(this.page.locator('.monaco-progress-container.active'));
    await moving.filter({ visible: true }).first().waitFor({ state: 'hidden' });
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** What the extension has logged so far. */
  log(): string {
    return filesBelow(join(this.profile, 'user-data/logs'))
      .filter(file => basename(dirname(file)) === EXTENSION)
      .map(file => readFileSync(file, 'utf8'))
      .join('');
  }

  /** Stops VS Code and removes what it wrote. */
  async close(): Promise<void> {
    open.delete(this);
    await this.#window.stop();
    removeProfile(this.#profile);
  }

  /** Ready when the extension's contributions are drawn: VS Code reads them after everything else. */
  async #untilReady(): Promise<void> {
    const icon = this.page.locator('.activitybar [class*="workbench-view-extension-fla"]').first();
    await Promise.race([this.#window.ended, icon.waitFor({ timeout: 60_000 })]);
  }
}
