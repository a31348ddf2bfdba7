import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkTeams } from '../../../adapters/teams/check.ts';
import { startTeamsPlatform, type TeamsPlatform } from '../../fakes/teams-platform.ts';

let teams: TeamsPlatform;
beforeAll(async () => {
  teams = await startTeamsPlatform();
});
afterAll(() => teams.stop());

describe('what the operator is told of Teams', () => {
  test('all is well', async () => {
    expect((await checkTeams(teams.settings)).map(({ ok }) => ok)).toEqual([true, true]);
  });

  test('a secret that is refused, without the secret', async () => {
    const found = await checkTeams({ ...teams.settings, appPassword: 'wrong secret' });
    expect(found[0]).toMatchObject({ ok: false, remedy: expect.stringContaining('TEAMS_APP_PASSWORD') });
    expect(JSON.stringify(found)).not.toContain('wrong secret');
  });

  test('a login and keys that do not answer', async () => {
    const nowhere = 'http://127.0.0.1:9';
    const found = await checkTeams({ ...teams.settings, loginUrl: nowhere, openIdMetadataUrl: nowhere });
    expect(found).toMatchObject([
      { ok: false, remedy: expect.stringContaining('TEAMS_LOGIN_URL') },
      { ok: false, remedy: expect.stringContaining('TEAMS_OPENID_METADATA_URL') },
    ]);
  });

  test('ids that are none', async () => {
    const found = await checkTeams({ ...teams.settings, appId: 'mesa', tenantId: 'contoso.com' });
    expect(found.map(({ problem }) => problem)).toEqual([
      expect.stringContaining('TEAMS_APP_ID'),
      expect.stringContaining('TEAMS_TENANT_ID'),
    ]);
  });

  test('no authentication at all', async () => {
    expect(await checkTeams({ anonymous: true })).toMatchObject([
      { ok: true, problem: expect.stringContaining('TEAMS_ANONYMOUS') },
    ]);
  });
});
