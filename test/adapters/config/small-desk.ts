import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';

const days = 'critical: high, high: high, medium: normal, low: low';

/** A small configuration without mistakes, for tests to put one in. */
export const smallDesk: Readonly<Record<string, string>> = {
  'desk.yaml': `name: { es: Mesa, en: Desk }
company: Prueba
zone: America/Lima
language: es
currency: PEN
calendar: oficina
sla: estandar
team: mesa
matrix:
  critical: { ${days} }
  high: { ${days} }
  medium: { ${days} }
  low: { ${days} }
conformity:
  nudge_after_days: [1, 2]
  close_after_days: 3
  reopen_days: 5
survey: { enabled: true }
approvals: { remind_after_hours: 8, expire_after_days: 5 }
conversation:
  burst_minutes: 5
  draft_days: 30
  accept: 0.6
  offer: 0.35
  between_incident_and_request: 0.65
retention: { inbox_days: 30, outbox_days: 90, feed_days: 90 }
`,
  'people.yaml': `- id: ana
  name: Ana Torres
  email: ana@mesa.example
  manager: luis
  site: lima
  department: sales
  addresses: { web: ana, whatsapp: '51900000001' }

- id: luis
  name: Luis Rojas
  email: luis@mesa.example
  teams: [{ team: mesa, role: lead }]
  addresses: { web: luis }
`,
  'teams.yaml': `- id: mesa
  label: { es: Mesa, en: Desk }
  calendar: oficina
`,
  'sites.yaml': `- id: lima
  label: { es: Lima, en: Lima }
  zone: America/Lima
  owner: luis
`,
  'departments.yaml': `- id: sales
  label: { es: Ventas, en: Sales }
  head: luis
`,
  'calendars.yaml': `oficina:
  tz: America/Lima
  hours:
    mon: [['08:00', '18:00']]
  holidays:
    - 2026-05-01
`,
  'sla.yaml': `- id: estandar
  calendar: oficina
  goals:
    critical: { response: 30m, resolution: 4h }
    high: { response: 1h, resolution: 8h }
    normal: { response: 4h, resolution: 3d }
    low: { response: 8h, resolution: 5d }
`,
  'roles.yaml': `help: [person]
take: [team]
`,
  'categories.yaml': `- id: hardware
  label: { es: Equipos, en: Hardware }
  same_as: [devices]
- id: network
  label: { es: Red, en: Network }
`,
  'phrasebook/es.yaml': `version: 1
lang: es
intents:
  greeting: [hola]
  thanks: [gracias]
`,
  'catalog/laptop.yaml': `id: laptop
label: { es: Laptop, en: Laptop }
team: mesa
fields:
  - id: model
    kind: choice
    label: { es: Modelo, en: Model }
    options:
      - id: t14
        label: { es: T14, en: T14 }
      - id: x1
        label: { es: X1, en: X1 }
  - id: cost
    kind: money
    label: { es: Costo, en: Cost }
    when: { field: model, equals: x1 }
  - id: reason
    kind: text
    label: { es: Motivo, en: Reason }
approvals:
  - id: finance
    by: [luis]
    when: { field: cost, gt: 500 }
`,
};

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** Writes files into a folder of their own, which is removed after the tests. */
export async function writeDesk(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mesa-config-'));
  folders.push(dir);
  await mkdir(join(dir, 'catalog'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  return dir;
}

/** The small desk with one text of one file exchanged. */
export function withChange(name: string, from: string, to: string): Record<string, string> {
  const text = smallDesk[name] ?? '';
  if (!text.includes(from)) throw new Error(`${name} does not say ${from}`);
  return { ...smallDesk, [name]: text.replace(from, to) };
}
