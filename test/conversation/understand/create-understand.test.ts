import { describe, expect, test } from '@jest/globals';
import { createReadDates } from '../../../adapters/chrono/read-dates.ts';
import { CatalogItem, Category } from '../../../src/domain/catalog.ts';
import { createUnderstand } from '../../../src/conversation/understand/create-understand.ts';
import { catalogItemOf, categoryOf } from '../../../src/conversation/understand/match-own-words.ts';
import { gist, lessons, model, place, understand } from './demo-understand.ts';

describe('requests', () => {
  test.each([
    ['necesito una laptop nueva para el lunes', 'laptop'],
    ['quiero reservar una sala', 'meeting-room'],
    ['vacaciones del 10 al 20 de abril', 'vacation'],
    ['olvidé mi contraseña, resetéenla', 'password-reset'],
    ['need access to SAP', 'access'],
    ['I need a new laptop', 'laptop'],
    ['quiero photoshop en mi compu', 'software'],
    ['se me rompió el mouse, necesito otro', 'peripheral'],
    ['el lunes entra una persona nueva a mi equipo', 'onboarding'],
    ['preciso de um notebook novo', 'laptop'],
  ])('%s', (text, item) => {
    const { intent, item: label, p } = understand(text, place);
    expect({ intent, item: catalogItemOf(label ?? '', lessons.items)?.id }).toEqual({ intent: 'request', item });
    expect(p).toBeGreaterThan(0.6);
  });
});

describe('incidents', () => {
  test.each([
    ['no puedo imprimir desde ayer', 'printing'],
    ['my laptop is broken', 'hardware'],
    ['se cayó el wifi', 'network'],
    ['el correo no funciona', 'email'],
    ['outlook crashes', 'email'],
    ['hola, no me funciona la impresora', 'printing'],
    ['ayuda con mi impresora', 'printing'],
    ['sap is down for everybody', 'business_app'],
    ['o wifi caiu de novo', 'network'],
  ])('%s', (text, category) => {
    const got = understand(text, place);
    expect({ intent: got.intent, category: categoryOf(got.category ?? '', lessons.categories)?.id }).toEqual({
      intent: 'incident',
      category,
    });
    expect(got.p).toBeGreaterThan(0.6);
  });
});

describe('small talk and the rest', () => {
  test.each([
    ['hola', 'greeting'],
    ['Hola!! 👋', 'greeting'],
    ['good morning', 'greeting'],
    ['gracias', 'thanks'],
    ['¡Muchas gracias! 🙏', 'thanks'],
    ['thank you, it works now', 'thanks'],
    ['quiero hablar con una persona', 'human'],
    ['una persona', 'human'],
    ['a person', 'human'],
    ['cómo va mi pedido', 'status'],
    ['how do I reset my password?', 'how_to'],
    ['¿cómo pido vacaciones?', 'how_to'],
    ['tell me a joke', 'other'],
    ['cancelar', 'cancel'],
    ['aprobado', 'approve'],
    ['rechazado', 'reject'],
  ])('%s is %s', (text, intent) => expect(understand(text, place).intent).toBe(intent));

  test.each(['gracias, pero sigue igual', 'thanks but it still fails', 'obrigado, mas continua sem funcionar'])(
    '%s is no thanks',
    (text) => expect(understand(text, place).intent).toBe('incident'),
  );

  test.each(['', '   ', '👍', '...', '?!'])('%j says nothing', (text) =>
    expect(understand(text, place)).toMatchObject({ intent: 'other', because: [] }),
  );

  test('a line of the phrasebook is certain, whatever its case, accents and punctuation', () => {
    expect(understand('¡HOLA, Buenas Tardes!', place).p).toBe(1);
    expect(understand('  qué TAL  ', place).p).toBe(1);
  });

  test('a very long message is read by its beginning', () => {
    expect(understand(`no puedo imprimir ${'y '.repeat(100_000)}`, place).intent).toBe('incident');
  });
});

describe('urgency', () => {
  test.each([
    ['no hay sistema en toda la empresa', 'critical'],
    ['my files are encrypted by ransomware', 'critical'],
    ['no puedo imprimir, es urgente', 'high'],
    ['nobody in my team has wifi', 'high'],
    ['no puedo imprimir', 'medium'],
    ['se ven mal los colores del monitor, sin apuro', 'low'],
    ['necesito un mouse', 'low'],
    ['necesito un mouse urgente', 'high'],
  ])('%s: %s', (text, urgency) => expect(understand(text, place).urgency).toBe(urgency));
});

test('language is read from the words, and taken from what is known where they say nothing', () => {
  expect(understand('mi laptop no prende', place).lang).toBe('es');
  expect(understand('my laptop does not start', place).lang).toBe('en');
  expect(understand('meu notebook não liga', place).lang).toBe('pt');
  expect(understand('laptop', { ...place, language: 'es' }).lang).toBe('es');
  expect(understand('laptop', { ...place, language: 'en' }).lang).toBe('en');
  expect(understand('I cannot print', { ...place, language: 'es' }).lang).toBe('en');
});

test('the words that decided come with their weights, heaviest first', () => {
  const { because } = understand('no me funciona la Impresora', place);
  expect(because.length).toBeGreaterThan(0);
  expect(because.map(({ text }) => text)).toContain('funciona');
  expect(because.map(({ weight }) => weight)).toEqual(because.map(({ weight }) => weight).toSorted((a, b) => b - a));
});

describe("the catalog's own words", () => {
  const [first] = lessons.items;
  const drone = CatalogItem.parse({
    id: 'drone',
    label: { es: 'Dron', en: 'Drone' },
    team: 'mesa',
    synonyms: ['cuadricóptero', 'quadcopter'],
  });
  const vehicle = Category.parse({
    id: 'vehicle',
    label: { es: 'Vehículos', en: 'Vehicles' },
    synonyms: ['camioneta', 'montacargas'],
  });
  const parts = {
    phrasebooks: lessons.phrasebooks,
    items: [...lessons.items, drone],
    categories: [...lessons.categories, vehicle],
  };
  const extended = createUnderstand({ ...parts, model, gist, readDates: createReadDates() });

  test.each(['necesito un dron', 'quiero un cuadricóptero', 'I need a quadcopter', 'Drone'])(
    '%s asks for an item that only the catalog names',
    (text) => expect(extended(text, place)).toMatchObject({ intent: 'request', item: 'drone' }),
  );

  test('a category that only the configuration names is found in a report', () => {
    expect(extended('la camioneta no funciona', place)).toMatchObject({ intent: 'incident', category: 'vehicle' });
  });

  test('and goes on to be, once a line or two of the phrasebook teach it', () => {
    const [book, ...others] = parts.phrasebooks;
    const { intents } = book!;
    const taught = { ...book!, intents: { ...intents, incident: [...intents.incident!, 'el montacargas no sube => vehicle'] } };
    const reader = createUnderstand({ ...parts, phrasebooks: [taught, ...others], readDates: createReadDates() });
    expect(reader('la camioneta no funciona', place)).toMatchObject({ intent: 'incident', category: 'vehicle' });
    expect(reader('la impresora no funciona', place)).toMatchObject({ intent: 'incident', category: 'printing' });
  });

  test('labels lead to the item or category that carries them', () => {
    expect(catalogItemOf('vpn_access', lessons.items)?.id).toBe('access');
    expect(catalogItemOf(first?.id ?? '', lessons.items)).toBe(first);
    expect(catalogItemOf('nothing', lessons.items)).toBeUndefined();
    expect(categoryOf('printing', lessons.categories)?.id).toBe('printing');
  });
});
