import { expect } from '@jest/globals';
import { heard, last, reported, rewritten, solved, story } from './story.ts';

for (const words of ['ah ya abrió', 'ya funciona, gracias', 'reinicié y ya funciona', 'falsa alarma', 'já voltou, obrigada']) {
  story(`"${words}" while a report waits to be confirmed: nothing is opened`, async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no me abre el outlook');
    expect(heard(await ana.say(words), 'ana')).toBe('¡Qué bueno! Entonces no abro nada.');
    expect(await desk.tickets()).toEqual([]);
  });
}

for (const words of ['ya funciona pero sale borroso', 'ya no imprime nada', '¿ya funciona?']) {
  story(`"${words}" does not say that it is over`, async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('la impresora no imprime');
    await ana.say(words);
    await ana.say('abrir');
    expect((await desk.tickets()).length).toBe(1);
  });
}

story('what works again by itself after it was opened: the comment says how to take it back', async (desk) => {
  const ana = await reported(desk);
  expect(heard(await ana.say('ya imprime'), 'ana')).toBe(
    'Lo agregué a INC-1. Si ya no hace falta que lo veamos, escribe «anular INC-1».',
  );
});

story('"ya imprime, gracias" where it is asked whether all is well closes; "pero" does not', async (desk) => {
  const ana = await reported(desk);
  await solved(desk);
  await ana.say('ya imprime, gracias!');
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'closed' });
  await reported(desk);
  await solved(desk, 'INC-2');
  await ana.say('ya imprime pero sale manchado');
  expect(await desk.ticket('INC-2')).toMatchObject({ state: 'in_progress' });
});

story('"no, sigue sin funcionar" where "¿conforme?" stands on another channel goes to that ticket', async (desk) => {
  await reported(desk);
  await solved(desk);
  expect(heard(await desk.as('ana', 'whatsapp').say('no, sigue sin funcionar'), 'ana')).toMatch(/INC-1/);
  expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress' });
  expect((await desk.tickets()).length).toBe(1);
  await desk.as('ana', 'whatsapp').say('no puedo entrar a mi correo');
  await desk.as('ana', 'whatsapp').say('abrir');
  expect((await desk.tickets()).length).toBe(2);
});

story('an article that helped, with thanks: solved without a ticket; thanks alone say nothing', async (desk) => {
  const bob = desk.as('bob', 'web');
  await bob.say('how do I change my password');
  expect(heard(await bob.say('thanks'), 'bob')).toMatch(/^You are welcome/);
  expect(heard(await bob.say('it worked, thanks!'), 'bob')).toBe('Great! Then I am not opening a ticket.');
});

story('a new one in place of a repair is asked for in passing', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('mi mouse no funciona');
  expect(last(await ana.say('en realidad necesito uno nuevo'), 'ana').text).toMatch(
    /solicitud:\nSolicitud: Accesorio o suministro\n/,
  );
  const bob = desk.as('bob', 'slack');
  await bob.say('my mouse is broken');
  expect(heard(await bob.say('that’s not what I meant'), 'bob')).toMatch(/^What is it, then\?/);
  expect(heard(await bob.say('I want a new one'), 'bob')).toMatch(/Request: Accessory or supply/);
});

story('other words for "not a request", and Portuguese ones for yes and no', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  for (const words of ['no, no es un pedido, solo te comento', 'nel', 'não']) {
    await ana.say('mi mouse no funciona');
    expect(heard(await ana.say(words), 'ana')).toBe('De acuerdo, no abrí nada.');
  }
  await ana.say('a impressora do segundo andar não está imprimindo nada');
  await ana.say('sim');
  expect(await desk.ticket('INC-1')).toMatchObject({ category: 'printing' });
});

story('a yes to "what is it, then?" picks nothing, and a category may be called by one of its names', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('no puedo entrar a mi correo');
  await ana.say('corregir');
  expect(heard(await ana.say('si'), 'ana')).toMatch(/^Elige una de las opciones, por favor:/);
  expect(heard(await ana.say('es del acceso'), 'ana')).toMatch(/Categoría: Accesos y contraseñas/);
  await ana.say('si');
  expect(await desk.ticket('INC-1')).toMatchObject({ category: 'access' });
});

story('a burst that begins with an apology and the thing is one report', async (desk) => {
  const ana = desk.as('ana', 'whatsapp');
  expect(heard(await ana.say('disculpa la molestia'), 'ana')).toMatch(/^Claro, cuéntame/);
  await ana.say('mi laptop');
  await ana.say('la que me dieron ayer');
  const [card] = rewritten(await ana.say('no prende'), 'ana');
  expect(card?.text).toMatch(/Descripción: mi laptop la que me dieron ayer no prende/);
});

story('words that speak against the priority are not given as its reason; a deadline is', async (desk) => {
  const ana = desk.as('ana', 'slack');
  expect(heard(await ana.say('no es urgente pero nadie puede imprimir en todo el piso'), 'ana')).toMatch(
    /Prioridad: alta, porque dices «nadie puede imprimir»\n/,
  );
  const bob = desk.as('luis', 'teams');
  expect(heard(await bob.say('me van a despedir si no mando este informe en 10 minutos y el word no abre'), 'luis')).toMatch(
    /Prioridad: alta, porque dices «no mando este informe en 10 minutos»\n/,
  );
});

story('an ordinal that counts something else joins nothing', async (desk) => {
  const bob = desk.as('bob', 'teams');
  const said = heard(await bob.say('my laptop does not work, and it is the third time this week. get me a human now'), 'bob');
  expect(said).toMatch(/the third time this week/);
});

story('the confirmation that is taken back is marked as such', async (desk) => {
  const ana = desk.as('ana', 'slack');
  await ana.say('no me carga sap');
  expect(rewritten(await ana.say('ya funciona'), 'ana').at(-1)?.choices ?? []).toEqual([]);
});
