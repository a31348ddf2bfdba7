import { describe, expect } from '@jest/globals';
import { configWith } from './config-with.ts';
import { askedForMouse, heard, reported, solved, story } from './story.ts';

/** Everything that can be promised, for what prints; Bob is in Madrid. */
const everything = configWith([
  {
    file: 'sla.yaml',
    from: /- id: estandar\n/,
    to: `- id: completo
  label: { es: Completo, en: Full }
  when: { category: printing }
  calendar: oficina
  calendars: { response: emergencia }
  goals:
    critical: { response: 30m, next: 30m, resolution: 4h }
    high: { response: 1h, next: 1h, resolution: 8h }
    normal: { response: 4h, next: 2h, resolution: 3d }
    low: { response: 8h, next: 4h, resolution: 5d }
  due: { weekday: friday, at: '12:00' }
  internal: [{ team: mesa, goals: { critical: 1h, high: 2h, normal: 1d, low: 2d } }]
  vendor: [{ supplier: Lenovo, goals: { critical: 1h, high: 2h, normal: 2d, low: 2d } }]

- id: estandar
`,
  },
  { file: 'people.yaml', from: /(- id: bob\n)/, to: '$1  zone: Europe/Madrid\n' },
]);

const specialHours = configWith([
  {
    file: 'calendars.yaml',
    from: /(oficina:\n)/,
    to: `$1  overrides: { "2026-03-03": [["10:00", "12:00"]] }\n  breaks: { "2026-03-04": [["08:00", "09:00"]] }\n`,
  },
]);

describe('why, in words', () => {
  story('a holiday and a weekend are named and do not count; the sum adds up', async (desk) => {
    await desk.do({ now: '2026-04-30T16:00:00-05:00' });
    const ana = await reported(desk);
    await desk.do({ until: '2026-05-04T09:30:00-05:00' });
    const told = heard(await ana.say('por qué INC-1'), 'ana');
    expect(told).toMatch(
      /• jue 30 abr: 16:00–18:00 → 2 h \(registrado\)\n• vie 1 may: feriado.*no cuenta\n• lun 4 may: 08:00–09:30 → 1 h 30 min/,
    );
    expect(told).toMatch(/fuera de horario \(noches y días libres\): 62 h/);
    expect(told).toMatch(/Suma: 2 h \+ 1 h 30 min = 3 h 30 min \(meta: 4 h\)\./);
    expect(told).toMatch(/Vence el lun, 4 may\., 10:00, cuando se complete la meta\. Tiempo restante: 30 min/);
  });

  story('overdue although it was answered: an answer is no solution, and the desk says so', async (desk) => {
    const ana = await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await desk.wait('P7D');
    for (const [voice, who] of [
      [carlos, 'carlos'],
      [ana, 'ana'],
    ] as const) {
      const told = heard(await voice.say('¿por qué INC-1?'), who);
      expect(told).toMatch(/Venció el jue, 5 mar\., 09:00.*Lleva \d+ h de retraso/);
      expect(told).toMatch(/Responder detiene solo el plazo de respuesta/);
    }
  });

  story('asked in whole sentences, in both languages; an unknown number is no secret', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('P7D');
    for (const words of [
      '¿por qué está vencido INC-1 si ya respondí?',
      'por que se demoran tanto con INC-1',
      'por qué INC-1 está fuera de plazo',
      'why is INC-1 late?',
    ])
      expect(heard(await ana.say(words), 'ana')).toMatch(/Suma: .* \(meta: 30 h\)/);
    expect(heard(await desk.as('bob', 'slack').say('why is INC-1 overdue?'), 'bob')).toMatch(/INC-1/);
    expect(heard(await desk.as('bob', 'slack').say('why is INC-1 overdue?'), 'bob')).not.toMatch(/Deadline|Plazo/);
  });

  story('another priority counts as if it had been so from the start, and says since when', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await desk.wait('PT2H');
    await carlos.say('prioridad INC-1 alta es para toda la sede');
    await desk.wait('PT1H');
    const told = heard(await carlos.say('por qué INC-1'), 'carlos');
    expect(told).toMatch(/Suma: 3 h \(meta: 8 h\)/);
    expect(told).toMatch(
      /El lun, 2 mar\., 11:00 cambió la prioridad: el vencimiento pasó del jue, 5 mar\., 09:00 al lun, 2 mar\., 17:00/,
    );
  });

  story('an emergency says since when, and by whom', async (desk) => {
    await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.wait('PT1H');
    await desk.as('luis', 'teams').say('emergencia INC-1 no podemos facturar');
    await desk.as('marta', 'teams').tap('Aprobar');
    const told = heard(await desk.as('carlos', 'teams').say('por qué INC-1'), 'carlos');
    expect(told).toMatch(
      /Rige el compromiso «Emergencia»: es el primero que corresponde, por la emergencia\. Se cuenta según «Horario de emergencias»/,
    );
    expect(told).toMatch(
      /Es una emergencia desde el lun, 2 mar\., 10:00: la pidió y autorizó Luis Ramírez, y la aceptó Marta Quispe/,
    );
  });

  story('due at closing time and solved that evening, it is late and stays so', async (desk) => {
    await desk.do({ now: '2026-03-02T10:00:00-05:00' });
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('tomar INC-1');
    await carlos.say('prioridad INC-1 alta todo el piso');
    await desk.do({ until: '2026-03-02T19:00:00-05:00' });
    await carlos.say('resolver INC-1 cambié el tóner');
    const told = heard(await carlos.say('por qué INC-1'), 'carlos');
    expect(told).toMatch(
      /Cumplido el lun, 2 mar\., 19:00, fuera de plazo: vencía el lun, 2 mar\., 18:00, al terminar el horario/,
    );
  });

  story('an internal note is no answer', async (desk) => {
    await reported(desk);
    const carlos = desk.as('carlos', 'teams');
    await carlos.say('nota INC-1 lo veo mañana');
    await desk.wait('P1D');
    expect(heard(await carlos.say('por qué INC-1'), 'carlos')).toMatch(/una nota interna no cuenta como respuesta/);
    expect(heard(await desk.as('ana', 'slack').say('por qué INC-1'), 'ana')).not.toMatch(/nota interna/);
  });

  story('a pause says since when, why and who set it; paused, nobody can say when it is due', async (desk) => {
    const ana = await reported(desk);
    await desk.as('carlos', 'teams').say('tomar INC-1');
    await desk.wait('PT2H');
    await desk.as('carlos', 'teams').say('esperar INC-1 repuestos');
    await desk.wait('P1D');
    const told = heard(await ana.say('por que INC-1'), 'ana');
    expect(told).toMatch(/desde el lun, 2 mar\., 11:00: en pausa, no cuenta \(en espera de repuestos; lo indicó Carlos/);
    expect(told).toMatch(/En pausa: mientras tanto no corre.*Tiempo restante: 28 h/);
  });

  story(
    'a date’s own hours and a break are named; of what lasts some hours the end is an hour',
    async (desk) => {
      await reported(desk);
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('tomar INC-1');
      await desk.wait('PT1H');
      await carlos.say('esperar INC-1 repuestos');
      await desk.wait('PT2H');
      await carlos.say('reanudar INC-1');
      await desk.do({ until: '2026-03-04T10:00:00-05:00' });
      const told = heard(await carlos.say('por qué INC-1'), 'carlos');
      expect(told).toMatch(/• lun, 2 mar\., 10:00 a 12:00: en pausa, no cuenta/);
      expect(told).toMatch(/• mar 3 mar: 10:00–12:00 → 2 h \(en proceso; horario especial de ese día\)/);
      expect(told).toMatch(/• mié, 4 mar\., 08:00 a 09:00: interrupción del horario, no cuenta/);
      expect(told).toMatch(/Suma: 7 h \+ 2 h \+ 1 h = 10 h \(meta: 30 h\)/);
    },
    specialHours,
  );

  story('reopened, it goes on where it stopped, and what lay between does not count', async (desk) => {
    const ana = await reported(desk);
    await solved(desk);
    await ana.tap('Conforme');
    await desk.wait('P1D');
    await ana.say('reabrir INC-1 volvió a fallar');
    await desk.wait('PT1H');
    const told = heard(await desk.as('carlos', 'teams').say('por qué INC-1'), 'carlos');
    expect(told).toMatch(/detenido, no cuenta/);
    expect(told).toMatch(/mar 3 mar: 09:00–10:00 → 1 h/);
  });

  story('in English, and for a long life the newest days with the earlier ones as one sum', async (desk) => {
    const bob = desk.as('bob', 'slack');
    await bob.say('the vpn does not connect');
    await bob.say('yes');
    await desk.do({ until: '2026-03-24T12:00:00-05:00' });
    const told = heard(await bob.say('why INC-1'), 'bob');
    expect(told).toMatch(/Deadline of the resolution: a goal of 3 working days \(30 h\), 163 h used/);
    expect(told).toMatch(/Before that, 10 days: 99 h/);
    expect(told).toMatch(/• Tue 24 Mar: 08:00–12:00 → 4 h \(registered\)/);
    expect(told.length).toBeLessThan(3000);
    expect(told).toMatch(/It was due on Thu 5 Mar, 09:00/);
    expect(told).toMatch(/stops when somebody of the team takes it or answers you/);
  });

  story('a request that waits for its approval has no clock yet', async (desk) => {
    const ana = await askedForMouse(desk);
    await desk.wait('P1D');
    expect(heard(await ana.say('por qué REQ-1'), 'ana')).toMatch(/Aún no corre: empieza cuando el ticket queda registrado/);
    await desk.as('luis', 'teams').tap('Aprobar');
    expect(heard(await ana.say('por qué REQ-1'), 'ana')).toMatch(/Vence el mar, 3 mar\., 13:00/);
  });

  story('a cancelled one stopped without being met', async (desk) => {
    const ana = await reported(desk);
    await desk.wait('PT1H');
    await ana.say('anular INC-1 ya no hace falta');
    await desk.wait('PT1H');
    expect(heard(await ana.say('por qué INC-1'), 'ana')).toMatch(
      /Suma: 1 h \(meta: 4 h\)[\s\S]*Se detuvo el lun, 2 mar\., 10:00 sin cumplirse/,
    );
  });

  story(
    'a fixed date, the next answer, the team and the supplier; the requester reads what was promised',
    async (desk) => {
      const ana = await reported(desk);
      const carlos = desk.as('carlos', 'teams');
      await carlos.say('tomar INC-1');
      await desk.wait('PT10M');
      await ana.say('INC-1: sigue sin imprimir nada');
      await desk.wait('PT1H');
      await carlos.say('escalar INC-1 Lenovo');
      await desk.wait('P1D');
      const inside = heard(await carlos.say('por qué INC-1'), 'carlos');
      expect(inside).toMatch(/Plazo de respuesta: meta de 4 h; tiempo usado: 0 min, según «Horario de emergencias»/);
      expect(inside).toMatch(/Plazo de solución: fecha fijada, con 43 h de horario hasta entonces; tiempo usado: 11 h 10 min/);
      expect(inside).toMatch(/Vence el vie, 6 mar\., 12:00: es una fecha fijada/);
      expect(inside).toMatch(
        /Plazo de respuesta al mensaje del lun, 2 mar\., 09:10: meta de 2 h[\s\S]*Se detiene al responder a quien lo pidió/,
      );
      expect(inside).toMatch(/Plazo interno de Mesa de ayuda: meta de 1 día hábil \(10 h\)/);
      expect(inside).toMatch(/Plazo del proveedor Lenovo: meta de 2 días hábiles \(20 h\); tiempo usado: 10 h/);
      const own = heard(await ana.say('por qué INC-1'), 'ana');
      expect(own).toMatch(/Plazo de respuesta al mensaje/);
      expect(own).not.toMatch(/interno|proveedor|nota interna/);
    },
    everything,
  );

  story(
    'days and hours of the reader, with their zone and that of the hours',
    async (desk) => {
      const bob = desk.as('bob', 'slack');
      await bob.say('the vpn does not connect');
      await bob.say('yes');
      await desk.wait('P1D');
      const told = heard(await bob.say('why INC-1'), 'bob');
      expect(told).toMatch(/Times are shown in Europe\/Madrid; the hours are counted in America\/Lima/);
      expect(told).toMatch(/• Mon 2 Mar: 15:00–24:00 → 9 h \(registered\)\n• Tue 3 Mar: 14:00–15:00 → 1 h/);
      expect(told).toMatch(/19:00 \(Europe\/Madrid\)/);
    },
    everything,
  );
});
