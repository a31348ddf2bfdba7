import { describe, expect } from '@jest/globals';
import { heard, last, story } from './story.ts';

describe('a trip, with what a person types', () => {
  story('is asked for, refused with help where it cannot be read, computed and approved', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('necesito solicitar un viaje de trabajo');
    await ana.tap('Abrir');
    expect(heard(await ana.say('Ana y Pepito'), 'ana')).toMatch(/Encontré a Ana Torres, pero no a «Pepito»/);
    await ana.say('para mi y para bob');
    expect(heard(await ana.say('desde el viernes'), 'ana')).toMatch(/6 de marzo.*falta el otro extremo/);
    await ana.say('del lunes al viernes');
    await ana.say('Piura');
    await ana.say('visitar al cliente del norte');
    expect(last(await ana.say('camioneta'), 'ana').text).toMatch(/Qué vehículo/);
    await ana.say('bxt 812');
    await ana.say('dos mil quinientos soles');
    await ana.say('150');
    expect(heard(await ana.say('javascript:alert(1)'), 'ana')).toMatch(/tipo de enlace no se puede usar/);
    await ana.say('booking.com/hotel-sol');
    expect(heard(await ana.say('ana@'), 'ana')).toMatch(/no es un correo/);
    await ana.say('el mío');
    expect(heard(await ana.say('12345'), 'ana')).toMatch(/teléfono completo/);
    const summary = last(await ana.say('999 888 777'), 'ana').text ?? '';
    expect(summary).toMatch(/Viajeros: Ana Torres y Bob Wilson[\s\S]*Días: 5[\s\S]*Camioneta de reparto \(BXT-812\)/);
    expect(summary).toMatch(/Costo estimado: S\/\s3,250\.00/);
    await ana.tap('Enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      answers: {
        travellers: ['ana', 'bob'],
        dates: { from: '2026-03-09', to: '2026-03-13' },
        days: 5,
        destination: { text: 'Piura' },
        vehicle: 'cam-0012',
        total: { amount: 3250, currency: 'PEN' },
        hotel: 'https://booking.com/hotel-sol',
        email: 'ana@mesa.example',
        phone: '+51999888777',
      },
      // Over 3,000 in all: finance too.
      approvals: [{ stage: 'manager' }, { stage: 'finance' }],
    });
  });

  story('of less goes to the manager alone', async (desk) => {
    const ana = desk.as('ana', 'web');
    await ana.say('viáticos');
    await ana.tap('Abrir');
    for (const answer of ['yo', 'mañana', 'Ica', 'auditoría', 'bus', '200', '100', 'omitir', 'mi correo', 'mi celular'])
      await ana.say(answer);
    await ana.tap('Enviar');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      answers: { days: 1, total: { amount: 300, currency: 'PEN' } },
      approvals: [{ stage: 'manager' }],
    });
  });
});

describe('an event, in English', () => {
  story('shows and asks only what concerns it', async (desk) => {
    const bob = desk.as('bob', 'teams');
    await bob.say('company event');
    await bob.tap('Open it');
    await bob.say('Sales kick-off');
    expect(heard(await bob.say('tomorrow at 3'), 'bob')).toMatch(/3 Mar.*earliest is Wednesday, 4 March/);
    await bob.say('Friday at 3');
    await bob.say('two and a half hours');
    await bob.say('here');
    const services = last(await bob.say('sixty'), 'bob');
    expect(services.text).toMatch(/safety permit/);
    expect(services.choices).toContain('Parking');
    expect(services.choices).not.toContain('Extra security');
    await bob.say('projector and lunch');
    expect(last(await bob.say('done'), 'bob').text).toMatch(/Which projector/);
    await bob.say('the portable one');
    await bob.say('60 lunch, 60 coffee');
    await bob.say('no more');
    await bob.say('skip');
    await bob.tap('Send');
    expect(await desk.ticket('REQ-1')).toMatchObject({
      answers: {
        start: '2026-03-06T20:00:00.000Z',
        length: 150,
        site: 'san-isidro',
        guests: 60,
        services: ['projector', 'catering'],
        projector: 'pro-0002',
        menu: [
          { what: 'lunch', people: 60 },
          { what: 'coffee', people: 60 },
        ],
      },
      approvals: [{ stage: 'manager' }],
    });
  });
});
