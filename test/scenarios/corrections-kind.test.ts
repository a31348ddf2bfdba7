import { expect, test } from '@jest/globals';
import { openStory } from './run-scenario.ts';
import { heard, last, story } from './story.ts';

test.each([
  ['no, es una solicitud'],
  ['No. Es una solicitud'],
  ['es una solicitud'],
  ['no es un incidente, es una solicitud'],
  ['perdón, no es una falla, es un pedido'],
  ['es un pedido, no una falla, gracias'],
  ["no, it's a request"],
])('“%s” makes a request of the incident that is shown', async (said) => {
  const desk = await openStory();
  try {
    const ana = desk.as('ana', 'slack');
    await ana.say('mi mouse está malogrado');
    expect(last(await ana.say(said), 'ana').text?.split('\n')).toEqual([
      'De acuerdo. Abriría una solicitud:',
      'Solicitud: Accesorio o suministro',
      'Descripción: mi mouse está malogrado',
      '¿Es correcto?',
    ]);
  } finally {
    await desk.close();
  }
});

test.each([['es un incidente'], ['no es una solicitud, es un incidente'], ['no, es una incidencia']])(
  '“%s” makes an incident of the request that is shown',
  async (said) => {
    const desk = await openStory();
    try {
      const ana = desk.as('ana', 'slack');
      expect(heard(await ana.say('necesito tóner para la impresora del piso 3'), 'ana')).toContain('una solicitud');
      const { text } = last(await ana.say(said), 'ana');
      expect(text).toContain('De acuerdo. Abriría un incidente:');
      expect(text).toContain('Categoría: Impresión\nDescripción: necesito tóner para la impresora del piso 3\n');
    } finally {
      await desk.close();
    }
  },
);

story('without a comma, “no es una solicitud” is the button that opens nothing', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('mi mouse está malogrado');
  expect(heard(await ana.say('no es una solicitud'), 'ana')).toBe('De acuerdo, no abrí nada.');
});

story('what it is not is asked about, and what is told behind the kind is kept', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('mi mouse está malogrado');
  expect(heard(await ana.say('no es un incidente'), 'ana')).toBe('¿Qué es, entonces?');
  const luis = desk.as('luis', 'teams');
  await luis.say('mi mouse está malogrado');
  const { text } = last(await luis.say('no, es una solicitud, necesito uno inalámbrico'), 'luis');
  expect(text).toContain('Solicitud: Accesorio o suministro\nDescripción: mi mouse está malogrado');
  expect(text).toContain('necesito uno inalámbrico');
});

story('“no, es del correo” corrects the category and leaves the words as they were', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  await ana.say('no puedo imprimir');
  expect(heard(await ana.say('no, es del correo'), 'ana')).toContain('Categoría: Correo\nDescripción: no puedo imprimir\n');
  await ana.tap('Abrir');
  expect(await desk.ticket('INC-1')).toMatchObject({ category: 'email' });
});

test('where broken or wanted is asked, “no, es una solicitud” chooses', async () => {
  const torn = { intent: 'incident', p: 0.5, top2: ['incident', 'request'], item: 'vpn_access' } as const;
  const desk = await openStory(undefined, undefined, {
    understand: (own) => (text, place) => ({ ...own(text, place), ...(text === 'el tema de la vpn' && torn) }),
  });
  try {
    const ana = desk.as('ana', 'slack');
    expect(last(await ana.say('el tema de la vpn'), 'ana').choices).toContain('Necesito algo');
    expect(heard(await ana.say('no, es una solicitud'), 'ana')).toContain('Solicitud: Acceso a un sistema');
  } finally {
    await desk.close();
  }
});

story('“un mouse” where it is asked what is needed is wanted, and “el mouse no funciona” is not', async (desk) => {
  const ana = desk.as('ana', 'slack');
  const askedWhat = async (): Promise<void> => {
    await ana.say('no puedo imprimir');
    await ana.say('corregir');
    await ana.say('solicitud');
  };
  await askedWhat();
  expect(heard(await ana.say('un mouse'), 'ana')).toContain('Solicitud: Accesorio o suministro');
  await ana.tap('No es una solicitud');
  await askedWhat();
  expect(heard(await ana.say('el mouse no funciona'), 'ana')).toContain('Categoría: Equipos');
});

story('“no quiero que lo arreglen, quiero uno nuevo” asks for another one', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('mi mouse está malogrado');
  expect(heard(await ana.say('no quiero que lo arreglen, quiero uno nuevo'), 'ana')).toContain(
    'Solicitud: Accesorio o suministro',
  );
  await ana.tap('No es una solicitud');
  await ana.say('mi mouse está malogrado');
  await ana.say('no quiero otro, quiero que lo arreglen');
  expect(heard(await ana.say('sí'), 'ana')).toContain('Registré INC-1');
});
