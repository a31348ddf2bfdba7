import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { last, story } from './story.ts';

/** An item with one question, whose author wrote more options than any list of WhatsApp has. */
const rooms = Array.from(
  { length: 27 },
  (_, index) => `      - { id: r${index + 1}, label: { es: Oficina ${index + 1}, en: Office ${index + 1} } }`,
);
const manyOptions = configWith([
  {
    file: 'catalog/mudanza.yaml',
    text: `id: mudanza
label: { es: Mudanza de puesto, en: Desk move }
team: mesa
fields:
  - id: room
    kind: choice
    label: { es: Oficina, en: Office }
    options:
${rooms.join('\n')}
`,
  },
]);

describe('a long list', () => {
  story(
    'that the form’s author wrote is shown whole; it can be typed too',
    async (desk) => {
      const ana = desk.as('ana', 'whatsapp');
      const asked = last(await ana.say('nuevo mudanza de puesto'), 'ana');
      expect(asked.choices).toHaveLength(27);
      expect(asked.text).not.toMatch(/lista es larga/);
      expect(last(await ana.say('14'), 'ana').text).toMatch(/Oficina: Oficina 14/);
    },
    manyOptions,
  );
});
