import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { loadDefinitions } from '../../../adapters/config/load-definitions.ts';
import { watchDefinitions, type DefinitionsWatch } from '../../../adapters/config/watch-definitions.ts';
import { smallDesk, withChange, writeDesk } from './small-desk.ts';

let watching: DefinitionsWatch | undefined;
afterEach(() => watching?.stop());

/** Watches a folder as a desk does: what is in force, and what was told to the operator. */
async function watched(dir: string, times: { readonly settle?: number; readonly every?: number }) {
  const desk = { loaded: await loadDefinitions(dir), refusals: [] as string[], loads: 0 };
  watching = watchDefinitions(dir, {
    ...times,
    inForce: desk.loaded.definitions.hash,
    onLoaded: (loaded) => {
      desk.loaded = loaded;
      desk.loads += 1;
    },
    onRefused: (refused) => desk.refusals.push(refused.message),
  });
  return { desk, watch: watching, company: () => desk.loaded.definitions.desk.company };
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 10_000; waited += 20) await delay(20);
  expect(holds()).toBe(true);
}

const renamed = (company: string) => withChange('desk.yaml', 'Prueba', company)['desk.yaml'] ?? '';

test('a file that is written to is taken over', async () => {
  const dir = await writeDesk(smallDesk);
  const { company } = await watched(dir, { settle: 20, every: 60_000 });
  await writeFile(join(dir, 'desk.yaml'), renamed('Otra'));
  await until(() => company() === 'Otra');
});

test('a file that is replaced by a rename, and a catalog item that is added, are taken over', async () => {
  const dir = await writeDesk(smallDesk);
  const { desk, company } = await watched(dir, { settle: 20, every: 60_000 });
  await writeFile(join(dir, '.desk.yaml.new'), renamed('Tercera'));
  await rename(join(dir, '.desk.yaml.new'), join(dir, 'desk.yaml'));
  await until(() => company() === 'Tercera');
  await writeFile(join(dir, 'catalog/mouse.yaml'), 'id: mouse\nlabel: { es: Mouse, en: Mouse }\nteam: mesa\n');
  await until(() => desk.loaded.definitions.items.has('mouse'));
});

test('an article is taken over, also in folders that are new, and again when it changes', async () => {
  const dir = await writeDesk(smallDesk);
  const { desk } = await watched(dir, { settle: 20, every: 50 });
  const article = (title: string) =>
    `---\ntitle: ${title}\nkeywords: [vpn]\nreviewed: 2026-02-10\nreviewed_by: luis\n---\nTexto.\n`;
  const title = () => desk.loaded.definitions.articles?.get('vpn')?.texts.es?.title;
  await mkdir(join(dir, 'knowledge/es'), { recursive: true });
  await writeFile(join(dir, 'knowledge/es/vpn.md'), article('La VPN'));
  await until(() => title() === 'La VPN');
  await writeFile(join(dir, 'knowledge/es/vpn.md'), article('Otra VPN'));
  await until(() => title() === 'Otra VPN');
  await writeFile(join(dir, 'knowledge/es/vpn.md'), 'sin cabeza');
  await until(() => desk.refusals.length > 0);
  expect([title(), desk.refusals[0]]).toEqual([
    'Otra VPN',
    expect.stringContaining('knowledge/es/vpn.md:1: the file has no head'),
  ]);
});

test('a file of holidays is taken over as the rest is, also in a folder that is new', async () => {
  const dir = await writeDesk(smallDesk);
  const { desk, watch } = await watched(dir, { settle: 20, every: 50 });
  const christmas = new Date('2028-12-25T15:00:00Z');
  const isOpen = () => desk.loaded.definitions.calendars.get('oficina')?.isOpen(christmas);
  await writeFile(join(dir, 'calendars.yaml'), `${smallDesk['calendars.yaml']}  holidays_from: [holidays/peru.ics]\n`);
  await until(() => desk.refusals.length > 0);
  expect(desk.refusals[0]).toContain('there is no file "holidays/peru.ics"');
  await mkdir(join(dir, 'holidays'));
  const event = (date: string) => `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:${date}\nEND:VEVENT\nEND:VCALENDAR\n`;
  await writeFile(join(dir, 'holidays/peru.ics'), event('20281225'));
  await until(() => isOpen() === false);
  await writeFile(join(dir, 'holidays/peru.ics'), event('20281224'));
  await until(() => isOpen() === true);
  watch.stop();
});

test('where the system tells nothing, looking at the files does', async () => {
  const dir = await writeDesk(smallDesk);
  const { company } = await watched(dir, { settle: 60_000, every: 50 });
  await writeFile(join(dir, 'desk.yaml'), renamed('Cuarta'));
  await until(() => company() === 'Cuarta');
});

test('a refused reload keeps what was in force and tells all problems; the mended files count again', async () => {
  const dir = await writeDesk(smallDesk);
  const { desk, watch, company } = await watched(dir, { settle: 60_000, every: 60_000 });
  await writeFile(join(dir, 'desk.yaml'), renamed('Rota').replace('team: mesa', 'team: nadie'));
  await writeFile(join(dir, 'roles.yaml'), 'help: [persona]\n');
  await watch.reload();
  expect(company()).toBe('Prueba');
  expect(desk.refusals).toEqual([
    `${dir}/desk.yaml:8: there is no team "nadie"; correct it, or add "nadie" to teams.yaml\n` +
      `${dir}/roles.yaml:1: entry 1 of "help" cannot be "persona"; did you mean "person"?`,
  ]);
  await writeFile(join(dir, 'desk.yaml'), renamed('Sana'));
  await writeFile(join(dir, 'roles.yaml'), 'help: [person]\n');
  await watch.reload();
  expect(company()).toBe('Sana');
  expect(desk.loads).toBe(1);
});

test('a change of nothing is no news; an explicit reload always answers', async () => {
  const dir = await writeDesk(smallDesk);
  const { desk, watch } = await watched(dir, { settle: 20, every: 50 });
  await writeFile(join(dir, 'desk.yaml'), smallDesk['desk.yaml'] ?? '');
  await delay(400);
  expect(desk.loads).toBe(0);
  await watch.reload();
  expect(desk.loads).toBe(1);
});
