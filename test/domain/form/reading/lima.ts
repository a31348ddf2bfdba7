import { Field } from '../../../../src/domain/form/field.ts';
import type { Answers } from '../../../../src/domain/form/answers.ts';
import { Asset } from '../../../../src/domain/asset.ts';
import { Department, Person, Site } from '../../../../src/domain/person.ts';
import type { Place } from '../../../../src/domain/form/reading/place.ts';

const people = [
  {
    id: 'ana',
    name: 'Ana Quispe Flores',
    email: 'ana@mesa.example',
    department: 'ventas',
    site: 'san-isidro',
    phone: '+51 999 111 222',
    manager: 'luis',
    addresses: { slack: 'U0ANA' },
  },
  { id: 'bob', name: 'Bob Miller', email: 'bob@mesa.example', department: 'ventas', manager: 'luis' },
  { id: 'luis', name: 'Luis Paredes Ríos', email: 'luis@mesa.example', department: 'ventas', manager: 'marta' },
  { id: 'marta', name: 'Marta Salas Núñez', email: 'marta@mesa.example', department: 'ti' },
  { id: 'jperez', name: 'José Pérez Luna', email: 'jose.perez@mesa.example' },
  { id: 'jramos', name: 'José Ramos Díaz', email: 'jose.ramos@mesa.example' },
  { id: 'mjose', name: 'María José Torres de la Cruz', email: 'mjose@mesa.example' },
].map((one) => Person.parse(one));

const departments = [
  { id: 'ventas', label: { es: 'Ventas', en: 'Sales' } },
  { id: 'ti', label: { es: 'Tecnología de la información', en: 'Information technology' } },
  { id: 'rrhh', label: { es: 'Recursos humanos', en: 'Human resources' } },
  { id: 'finanzas', label: { es: 'Finanzas', en: 'Finance' } },
  { id: 'legal', label: { es: 'Legal', en: 'Legal' } },
].map((one) => Department.parse(one));

const sites = [
  { id: 'san-isidro', label: { es: 'Oficina principal San Isidro', en: 'San Isidro head office' } },
  { id: 'callao', label: { es: 'Almacén Callao', en: 'Callao warehouse' } },
  { id: 'surco', label: { es: 'Tienda Surco', en: 'Surco store' } },
].map((one) => Site.parse(one));

const assets = [
  { id: 'lap-0101', label: { es: 'Laptop de Ana', en: "Ana's laptop" }, serial: 'PF3XK2Q1', kind: 'laptop', owner: 'ana' },
  { id: 'mon-0301', label: { es: 'Monitor Dell 24', en: 'Dell 24 monitor' }, kind: 'monitor', owner: 'ana' },
  { id: 'lap-0102', label: { es: 'Laptop de Bob', en: "Bob's laptop" }, kind: 'laptop', owner: 'bob' },
  { id: 'imp-0201', label: { es: 'Impresora del piso 2', en: 'Second floor printer' }, kind: 'printer', site: 'san-isidro' },
  { id: 'imp-0301', label: { es: 'Impresora del piso 3', en: 'Third floor printer' }, kind: 'printer', site: 'san-isidro' },
  {
    id: 'lap-0900',
    label: { es: 'Laptop de planillas', en: 'Payroll laptop' },
    kind: 'laptop',
    owner: 'luis',
    confidential: true,
  },
].map((one) => Asset.parse(one));

/** The few dates in words that these tests use; the real reader has its own tests. */
const dates: Readonly<Record<string, string>> = {
  'pasado mañana': '2026-03-04',
  'pasado manana': '2026-03-04',
  manana: '2026-03-03',
  mañana: '2026-03-03',
  tomorrow: '2026-03-03',
  ayer: '2026-03-01',
  'el viernes': '2026-03-06',
  viernes: '2026-03-06',
  friday: '2026-03-06',
  'el lunes 9': '2026-03-09',
  '15/06': '2026-06-15',
};

const readDates: Place['readDates'] = (text) => {
  const lower = text.toLowerCase();
  const found = Object.entries(dates).flatMap(([words, date]) => {
    const index = lower.indexOf(words);
    return index < 0 ? [] : [{ date, text: text.slice(index, index + words.length), index }];
  });
  const inside = (a: (typeof found)[number], b: (typeof found)[number]): boolean =>
    a !== b && a.text.length < b.text.length && a.index >= b.index && a.index + a.text.length <= b.index + b.text.length;
  return found.filter((one) => !found.some((other) => inside(one, other))).sort((a, b) => a.index - b.index);
};

/** Monday 2 March 2026 in Lima; Ana answers. */
export const lima: Place = {
  language: 'es',
  zone: 'America/Lima',
  today: '2026-03-02',
  currency: 'PEN',
  asker: 'ana',
  people: new Map(people.map((one) => [one.id, one])),
  departments: new Map(departments.map((one) => [one.id, one])),
  sites: new Map(sites.map((one) => [one.id, one])),
  assets: new Map(assets.map((one) => [one.id, one])),
  phonePrefix: '51',
  now: new Date('2026-03-02T14:00:00Z'),
  readDates,
  scope: {
    answers: {},
    requester: { department: 'ventas', site: 'lima' },
    today: '2026-03-02',
    zone: 'America/Lima',
    currency: 'PEN',
  },
};

export const withAnswers = (answers: Answers): Place => ({ ...lima, scope: { ...lima.scope, answers } });

type Raw = Readonly<Record<string, unknown>>;

/** A field with what the table leaves out. */
export function field<K extends Field['kind']>(kind: K, more: Raw = {}): Extract<Field, { kind: K }> {
  return Field.parse({ id: kind, label: { es: `el ${kind}`, en: `the ${kind}` }, kind, ...more }) as Extract<Field, { kind: K }>;
}

export const option = (id: string, es: string, more: Raw = {}): Raw => ({ id, label: { es, en: es }, ...more });
