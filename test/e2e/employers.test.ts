import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './workbench.ts';

interface SettingsFile {
  'fla.accounts': Record<string, { employers?: { enterpriseNumber: string; name?: string }[] }>;
}

describe('the employers of a representative', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch();
    writeFileSync(
      join(workbench.workspace, 'clients.csv'),
      Buffer.from(
        [
          'Nom;N° d’entreprise;Localité',
          'Boulangerie Éloïse;0000.000.493;Liège',
          '"Café ""Le Zinc""";0000000592;Namur',
          'Bakery of the Sample;0000000394;Brussel',
          'Acme, Inc.;BE 0000.000.691;Gent',
          'Faute de frappe;0000000791;Mons',
          'Deux fois;0000000691;Mons',
          'Arrondi;4,48827E+08;Mons',
        ].join('\r\n'),
        'latin1',
      ),
    );
  });

  after(() => workbench.close());

  const settings = (): SettingsFile =>
    JSON.parse(
      readFileSync(join(workbench.workspace, '.vscode/settings.json'), 'utf8'),
    ) as SettingsFile;
  const employers = () => settings()['fla.accounts']['sample-secretariat']?.employers;

  it('come from a CSV file, once the user has seen them', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Edit Employers');
    await quickInput.waitFor('Search by name or enterprise number');
    await workbench.screenshot('employers-before');
    await quickInput.widget.getByRole('button', { name: 'Import Employers from CSV' }).click();
    await quickInput.chooseFile(
      'Import Employers from CSV',
      join(workbench.workspace, 'clients.csv'),
    );
    await quickInput.waitFor('Nothing is written until you confirm');
    await workbench.screenshot('employers-preview');
    await quickInput.accept();
    await workbench.toast('3 added, 1 renamed. Rejected rows: 3.').waitFor();
    await quickInput.waitFor('Search by name or enterprise number');
    await workbench.screenshot('employers-after');
    assert.deepStrictEqual(employers(), [
      { enterpriseNumber: '0000000691', name: 'Acme, Inc.' },
      { enterpriseNumber: '0000000394', name: 'Bakery of the Sample' },
      { enterpriseNumber: '0000000493', name: 'Boulangerie Éloïse' },
      { enterpriseNumber: '0000000592', name: 'Café "Le Zinc"' },
    ]);
  });

  it('are told of what was rejected, line by line', async () => {
    await workbench
      .toast('Rejected rows')
      .getByRole('button', { name: 'Show Rejected Rows' })
      .click();
    await workbench.page.getByText('Line 6: “0000000791”').first().waitFor();
    await workbench.screenshot('employers-rejected');
  });

  it('are searched, checked, and removed with a way back', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('FLA: Edit Employers');
    await quickInput.waitFor('Search by name or enterprise number');
    await quickInput.fill('0000.000.59');
    await quickInput.widget.locator('.monaco-list-row').nth(1).waitFor({ state: 'detached' });
    assert.equal((await quickInput.rows())[0], 'Café "Le Zinc"');
    const row = quickInput.widget.locator('.monaco-list-row').first();
    await row.hover();
    await row.getByRole('button', { name: 'Remove' }).click();
    const toast = workbench.toast('was removed from the employers');
    await toast.waitFor();
    assert.equal(employers()?.length, 3);
    await quickInput.waitFor('Add Employer');
    await toast.getByRole('button', { name: 'Undo' }).click();
    await toast.waitFor({ state: 'detached' });
    await workbench.runCommand('FLA: Edit Employers');
    await quickInput.waitFor('(4)');
    assert.equal(employers()?.length, 4);

    await quickInput.fill('Nobody');
    await quickInput.pick('Add Employer');
    await quickInput.waitFor('Enterprise number (CBE) of the employer');
    for (const [number, refusal] of [
      ['0000000791', '0000.000.790 would'],
      ['0000.000.691', 'is there already: “Acme, Inc.”'],
      ['12', 'has 10 digits'],
    ] as const) {
      await quickInput.fill(number);
      await quickInput.accept();
      await quickInput.waitFor(refusal);
    }
    await quickInput.fill('0000000295');
    await quickInput.waitFor('the account’s own holder');
    await workbench.screenshot('employers-own-number');
    await quickInput.cancel();
    await quickInput.waitFor('Search by name or enterprise number');
    await quickInput.cancel();
  });

  it('can be ten thousand', async () => {
    const { quickInput } = workbench;
    const count = 10_000;
    const rows = Array.from({ length: count }, (_, index) => {
      const base = String(index + 1_000_000).padStart(8, '0');
      return `Client ${index};${base}${String(97 - (Number(base) % 97)).padStart(2, '0')}`;
    });
    writeFileSync(join(workbench.workspace, 'many.csv'), rows.join('\n'));
    await workbench.runCommand('FLA: Edit Employers');
    await quickInput.waitFor('Search by name or enterprise number');
    await quickInput.widget.getByRole('button', { name: 'Import Employers from CSV' }).click();
    await quickInput.chooseFile('Import Employers from CSV', join(workbench.workspace, 'many.csv'));
    await quickInput.waitFor('All new employers');
    await workbench.screenshot('employers-many-preview');
    await quickInput.accept();
    await workbench.toast(`${count} added, 0 renamed`).waitFor();
    await quickInput.waitFor('(10004)');
    await workbench.screenshot('employers-many');
    await quickInput.fill('client 9876');
    await quickInput.widget.getByText('Client 9876').first().waitFor();
    await quickInput.cancel();
  });
});

describe('accounts that go to others', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch();
  });

  after(() => workbench.close());

  it('are exported, and come back after they are gone', async () => {
    const { quickInput } = workbench;
    const file = join(workbench.workspace, 'shared.json');
    const settingsFile = join(workbench.workspace, '.vscode/settings.json');
    const before = JSON.parse(readFileSync(settingsFile, 'utf8')) as SettingsFile;
    await workbench.runCommand('FLA: Export Accounts');
    await quickInput.waitFor('Accounts for the file');
    await workbench.screenshot('accounts-export');
    await quickInput.accept();
    // The list of accounts before it has the same title.
    await quickInput.widget.getByText('declarations').waitFor();
    await quickInput.chooseFile('Export Accounts', file);
    await workbench.toast('No passphrase and no key').waitFor();
    await workbench.screenshot('accounts-exported');
    const shared = JSON.parse(readFileSync(file, 'utf8')) as SettingsFile;
    assert.deepStrictEqual(
      Object.keys(shared['fla.accounts']),
      Object.keys(before['fla.accounts']),
    );

    writeFileSync(settingsFile, JSON.stringify({ ...before, 'fla.accounts': undefined }));
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('employer.pfx"', 'nowhere.pfx",\n"passphrase": "no secret"')
        .replace(/\}\s*$/, ', "editor.fontSize": 12, // mine\n}'),
    );
    await workbench.runCommand('FLA: Import Accounts');
    await quickInput.pick('File…');
    await quickInput.chooseFile('Choose File with Accounts', file);
    await quickInput.waitFor('Nothing is written until you have decided');
    await workbench.screenshot('accounts-import');
    await quickInput.accept();
    await quickInput.waitFor('Where should new accounts be kept?');
    await quickInput.pick('Workspace settings');
    const toast = workbench.toast('2 added, 0 replaced. Of 1 the key store');
    await toast.waitFor();
    await workbench.screenshot('accounts-imported');
    assert.deepStrictEqual(
      Object.keys((JSON.parse(readFileSync(settingsFile, 'utf8')) as SettingsFile)['fla.accounts']),
      Object.keys(before['fla.accounts']),
    );
    await toast.getByRole('button', { name: 'Show Remarks' }).click();
    await workbench.page.getByText('“passphrase” looks like a secret').first().waitFor();
    await workbench.screenshot('accounts-remarks');
    rmSync(file);
  });
});
