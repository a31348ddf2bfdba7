import { describe, expect } from '@jest/globals';
import { everyKind } from './every-kind.ts';
import { last, story } from './story.ts';

const config = everyKind();

const filled = {
  Título: 'Cosa', Colores: ['Rojo', 'Azul'], Responsable: 'Luis Ramírez', Equipo: ['Bob Wilson', 'carlos'], Sede: 'Almacén Callao', Cuándo: '2026-03-06T15:00',
  Estadía: { from: '2026-03-09', to: '2026-03-13' }, Duración: '2 h', Precio: 100, Cantidad: 3, Lugar: 'Larcomar', '¿Urgente?': 'Sí', 'Por qué': 'porque sí', Nota: '4',
  Artículos: [{ Artículo: 'Lapicero', Cuántos: 2 }],
}; // prettier-ignore

describe('a card with every kind', () => {
  story(
    'has an input of each type, with options, limits, defaults and hints',
    async (desk) => {
      const ana = desk.as('ana', 'web');
      await ana.say('nuevo todo');
      const { inputs = [] } = last(await ana.say('como formulario'), 'ana');
      const of = (label: string) => inputs.find((input) => input.label === label);
      expect(of('Ahora van los detalles.')).toMatchObject({ type: 'information', required: false });
      expect(of('Colores')).toMatchObject({ type: 'choices', required: true, options: ['Rojo', 'Verde', 'Azul', 'Negro'] });
      expect(of('Sede')).toMatchObject({ type: 'site', value: 'Oficina principal San Isidro' });
      expect(of('Cuándo')).toMatchObject({ type: 'date_time' });
      expect(of('Por qué')).toMatchObject({ required: false });
      expect(of('¿Urgente?')).toMatchObject({ type: 'yes_no', options: ['Sí', 'No'] });
      expect(of('Nota')).toMatchObject({ type: 'rating', options: ['1', '2', '3', '4', '5'] });
      expect(of('Artículos')?.fields?.[0]).toMatchObject({ label: 'Artículo', options: ['Lapicero', 'Cuaderno'] });
    },
    config,
  );

  story(
    'is read whole; what the desk computed is shown before it is sent',
    async (desk) => {
      const ana = desk.as('ana', 'web');
      await ana.say('nuevo todo');
      await ana.say('como formulario');
      const summary = last(await ana.tap('Enviar', { fill: filled }), 'ana');
      expect(summary.text).toMatch(/Total: S\/\s300\.00/);
      expect(await desk.tickets()).toEqual([]);
      await ana.tap('Enviar');
      expect((await desk.ticket('REQ-1'))['answers']).toMatchObject({
        colours: ['red', 'blue'],
        team: ['bob', 'carlos'],
        site: 'callao',
        when: '2026-03-06T20:00:00.000Z',
        long: 120,
        ok: true,
        stars: 4,
        rows: [{ what: 'pen', many: 2 }],
      });
    },
    config,
  );

  story(
    'comes back with every refusal by its field, and what was right kept',
    async (desk) => {
      const ana = desk.as('ana', 'web');
      await ana.say('nuevo todo');
      await ana.say('como formulario');
      const wrong = { ...filled, Precio: 'mucho', Responsable: 'Fulano', Duración: '9 d', Artículos: [{ Artículo: 'Lapicero', Cuántos: 99 }] }; // prettier-ignore
      const back = last(await ana.tap('Enviar', { fill: wrong }), 'ana');
      expect(back.text).toMatch(/Fulano[\s\S]*mucho/);
      expect(back.text).toMatch(/Fila 1/);
      expect(back.inputs?.find(({ label }) => label === 'Título')).toMatchObject({ value: 'Cosa' });
      expect(await desk.tickets()).toEqual([]);
    },
    config,
  );

  story(
    'nasty values are refused and break nothing',
    async (desk) => {
      const ana = desk.as('ana', 'web');
      await ana.say('nuevo todo');
      await ana.say('como formulario');
      const nasty = {
        Título: 'x'.repeat(5000),
        Cuándo: 'never',
        Estadía: { from: '2026-13-45' },
        Precio: 1e309,
        Nota: '5',
        Cantidad: -1,
      };
      const back = last(await ana.tap('Enviar', { fill: nasty }), 'ana');
      expect(back.choices).toEqual(['Enviar', 'Cancelar']);
      expect(desk.log.filter((line) => /error/i.test(line))).toEqual([]);
    },
    config,
  );
});

describe('a card where there are no inputs', () => {
  story('is filled in with a line for each field, and sent', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('nuevo laptop');
    await ana.say('como formulario');
    const back = last(await ana.say('Modelo: x1\nMotivo: viajes\nal norte'), 'ana');
    expect(back.text).toMatch(/Falta.*«Para cuándo»[\s\S]*Modelo.*: X1 Carbon/);
    expect(last(await ana.say('para cuando: 20/03'), 'ana').text).toMatch(/3\. Motivo: viajes\nal norte/);
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { model: 'x1', reason: 'viajes\nal norte' } });
  });

  story('an answer by its name is taken at any question, and at the summary', async (desk) => {
    const ana = desk.as('ana', 'whatsapp');
    await ana.say('nuevo laptop');
    expect(last(await ana.say('para cuándo: 20/03'), 'ana').text).toMatch(/modelo/);
    expect(last(await ana.say('para cuándo: ayer'), 'ana').text).toMatch(/ya pasó[\s\S]*modelo/);
    await ana.say('modelo: T14');
    await ana.say('motivo: viajes');
    expect(last(await ana.say('omitir'), 'ana').text).toMatch(/3\. Motivo: viajes/);
    expect(last(await ana.say('Modelo: x1'), 'ana').text).toMatch(/1\. Modelo: X1 Carbon\n.*20 de marzo/);
    await ana.say('enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({ answers: { model: 'x1', needed_by: '2026-03-20', reason: 'viajes' } });
  });
});
