import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ALL_COMMANDS,
  ALL_CONTEXT_KEYS,
  ALL_SETTINGS,
  API_VIEW,
  CERTIFICATE_EDITOR,
  CERTIFICATE_TEXT_EDITOR,
  CHANNELS_VIEW,
  RESPONSE_VIEW,
  VIEW_CONTAINER,
} from '../../src/contributions.ts';
import { FINDING_CASES } from '../fixtures/findings/findingCases.ts';
import { REPOSITORY } from '../host/repository.ts';

interface Manifest {
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: {
    commands: { command: string; category: string }[];
    views: Record<string, { id: string }[]>;
    viewsContainers: { activitybar: { id: string }[] };
    customEditors: { viewType: string }[];
    configuration: {
      properties: Record<string, { type: string; propertyNames?: { enum?: string[] } }>;
    };
    menus: Record<string, { command: string }[]>;
    keybindings: { command: string }[];
  };
}

const read = (name: string): string => readFileSync(join(REPOSITORY, name), 'utf8');
const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

describe('the manifest', () => {
  it('contributes what the code knows, and the code knows what it contributes', () => {
    assert.deepStrictEqual(
      {
        commands: sorted(contributes.commands.map(({ command }) => command)),
        settings: sorted(Object.keys(contributes.configuration.properties)),
        containers: contributes.viewsContainers.activitybar.map(({ id }) => id),
        views: contributes.views[VIEW_CONTAINER]?.map(({ id }) => id),
        customEditors: contributes.customEditors.map(({ viewType }) => viewType),
        contextKeys: sorted(
          text.match(/\bfla\.(hasAccounts|accountsFiltered|sandboxRunning)\b/g) ?? [],
        ),
      },
      {
        commands: sorted(ALL_COMMANDS),
        settings: sorted(ALL_SETTINGS),
        containers: [VIEW_CONTAINER],
        views: [CHANNELS_VIEW, API_VIEW],
        customEditors: [CERTIFICATE_EDITOR, CERTIFICATE_TEXT_EDITOR],
        contextKeys: sorted(ALL_CONTEXT_KEYS),
      },
    );
  });

  it('names commands of its own alone in menus and keys, all in one category', () => {
    const named = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    assert.deepStrictEqual(
      named.filter(({ command }) => !ALL_COMMANDS.includes(command)),
      [],
    );
    assert.deepStrictEqual(sorted(contributes.commands.map(({ category }) => category)), ['FLA']);
  });

  it('has every text in four languages, and no text that it does not use', () => {
    const used = sorted([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''));
    for (const language of ['', '.nl', '.fr', '.de']) {
      const texts = JSON.parse(read(`package.nls${language}.json`)) as Record<string, string>;
      assert.deepStrictEqual(sorted(Object.keys(texts)), used, `package.nls${language}.json`);
    }
  });

  it('offers every code of a finding that can weigh less', () => {
    const { propertyNames } =
      contributes.configuration.properties['fla.declaration.severity'] ?? {};
    assert.deepStrictEqual(
      sorted(propertyNames?.enum ?? []),
      // Text that is no JSON cannot be sent, whatever it weighs.
      sorted(Object.keys(FINDING_CASES).filter(code => !code.startsWith('json/'))),
    );
  });

  it('lets no untrusted workspace say where credentials go', () => {
    const open = [
      'fla.language',
      'fla.certificate.expiryWarningDays',
      'fla.declaration.severity',
      'fla.declaration.explainSsin',
    ];
    assert.deepStrictEqual(
      sorted([...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ...open]),
      sorted(ALL_SETTINGS),
    );
  });

  it('activates for nothing but a declaration in the workspace and a response view that comes back', () => {
    assert.deepStrictEqual(manifest.activationEvents, [
      'workspaceContains:**/*.fla.json',
      `onWebviewPanel:${RESPONSE_VIEW}`,
    ]);
  });
});
