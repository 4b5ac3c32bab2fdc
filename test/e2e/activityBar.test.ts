import { Workbench } from './workbench.ts';

describe('the packaged extension in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.launch({ settings: { 'workbench.colorTheme': 'Dark Modern' } });
  });

  after(() => workbench.close());

  it('opens its views from the activity bar', async () => {
    await workbench.openContainer('Federal Learning Account');
    await workbench.screenshot('activity-bar');
  });
});
