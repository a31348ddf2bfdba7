import { describe, expect } from '@jest/globals';
import type { Printed } from './run-scenario.ts';
import { heard, last, reported, story, type Desk } from './story.ts';

const codeIn = (lines: readonly Printed[], to: string): string =>
  /\b([A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4})\b/.exec(heard(lines, to))?.[1] ?? 'no code';

/** Xavier, whom nobody knows on WhatsApp, says that he is Ana, who is known on Slack. */
async function claimed(desk: Desk, text = 'vincular ana@mesa.example'): Promise<string> {
  await desk.as('ana', 'slack').say('hola');
  return codeIn(await desk.as('xavier', 'whatsapp').say(text), 'ana');
}

async function linked(desk: Desk): Promise<Printed[]> {
  const code = await claimed(desk);
  return desk.as('xavier', 'whatsapp').say(code);
}

const wrong = 'Ese código no sirve o ya venció.';

describe('a stranger who works here', () => {
  story('is told how to say so, and by a code becomes the person they are', async (desk) => {
    const xavier = desk.as('xavier', 'whatsapp');
    expect(heard(await xavier.say('hola'), 'xavier')).toContain('escribe «vincular» y tu correo');
    await desk.as('ana', 'slack').say('hola');
    const asked = await xavier.say('vincular ana@mesa.example');
    expect(heard(asked, 'xavier')).toContain('Si ana@mesa.example es de alguien de la empresa');
    expect(heard(asked, 'ana')).toContain('xavier de WhatsApp');
    expect(last(asked, 'ana')).toMatchObject({ on: 'slack', choices: ['Bloquear'] });
    const done = await xavier.say(` ${codeIn(asked, 'ana').toLowerCase().replace('-', ' ')} `);
    expect(heard(done, 'xavier')).toContain('Listo, Ana Torres');
    expect(heard(done, 'ana')).toContain('quedó vinculada a tu nombre');
    await xavier.say('no puedo imprimir');
    await xavier.tap('Abrir');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana' });
  });

  story('may say the code in a sentence, and type it twice', async (desk) => {
    const code = await claimed(desk);
    const xavier = desk.as('xavier', 'whatsapp');
    expect(heard(await xavier.say(`mi código es ${code.toLowerCase()}.`), 'xavier')).toContain('Listo, Ana Torres');
    expect(heard(await xavier.say(code), 'xavier')).toContain('Ya te conozco aquí');
  });

  story('is answered in English', async (desk) => {
    const xavier = desk.as('xavier', 'teams');
    expect(heard(await xavier.say('hello, I need a new laptop please'), 'xavier')).toContain('If you work here');
    const asked = await xavier.say('link bob@mesa.example');
    expect(heard(asked, 'xavier')).toContain('If bob@mesa.example belongs to somebody');
    expect(heard(asked, 'bob')).toContain('Somebody wants to link the account xavier on Teams');
    expect(heard(await xavier.say('WRNG-CDEX'), 'xavier')).toContain('That code does not work or has expired');
    expect(heard(await xavier.say(codeIn(asked, 'bob')), 'xavier')).toContain('Done, Bob Wilson');
  });

  story('may write the verb as a command, the id in place of the e-mail, and what a chat makes of an e-mail', async (desk) => {
    const asked = await desk.as('xavier', 'slack').command('vincular-cuenta <mailto:Ana@mesa.example|Ana@mesa.example>');
    expect(codeIn(asked, 'ana')).not.toBe('no code');
    expect(codeIn(await desk.as('yolanda', 'slack').say('vincular BOB'), 'bob')).not.toBe('no code');
    expect(
      codeIn(await desk.as('waldo', 'slack').say('hola, soy sofia@mesa.example y quiero vincular mi cuenta'), 'sofia'),
    ).not.toBe('no code');
  });

  story('who does not say who they are is told how, a few times a day', async (desk) => {
    const zoe = desk.as('zoe', 'slack');
    for (const text of ['vincular', 'vincular zoe pérez', 'link'])
      expect(heard(await zoe.say(text), 'zoe')).toMatch(/Para saber quién eres|So that I know who you are/);
    expect(heard(await zoe.say('vincular'), 'zoe')).toBe('');
  });
});

describe('a code', () => {
  story('says nothing about who works here: known or not, the answers are the same', async (desk) => {
    const answers = async (as: string, email: string): Promise<string[]> => {
      const voice = desk.as(as, 'whatsapp');
      const said = [await voice.say(`vincular ${email}`), await voice.say('ABCDEFGH'), await voice.say('ABCD-EFGH')];
      return said.map((lines) => heard(lines, as).replace(email, 'X'));
    };
    expect(await answers('xavier', 'ana@mesa.example')).toEqual(await answers('yolanda', 'nadie@mesa.example'));
  });

  story('is over after five wrong ones, and the right one then is one more wrong one', async (desk) => {
    const code = await claimed(desk);
    const xavier = desk.as('xavier', 'whatsapp');
    for (let n = 0; n < 5; n += 1) expect(heard(await xavier.say('AAAA-AAAA'), 'xavier')).toContain(wrong);
    expect(heard(await xavier.say(code), 'xavier')).toContain(wrong);
    expect(heard(await xavier.say('ver INC-1'), 'xavier')).not.toContain('INC-1');
  });

  story('expires after ten minutes, and stands nowhere any more', async (desk) => {
    const code = await claimed(desk);
    const after = await desk.wait('PT10M');
    expect(after.find((line) => line.to === 'ana' && line.edited)?.text).toBe(
      'El código para vincular una cuenta venció sin usarse.',
    );
    expect(heard(await desk.as('xavier', 'whatsapp').say(code), 'xavier')).toContain(wrong);
  });

  story('works once', async (desk) => {
    const code = await claimed(desk);
    await desk.as('xavier', 'whatsapp').say(code);
    expect(heard(await desk.as('yolanda', 'whatsapp').say(code), 'yolanda')).not.toContain('Listo');
  });

  story('of another address is of no use', async (desk) => {
    const code = await claimed(desk);
    await desk.as('yolanda', 'whatsapp').say('vincular bob@mesa.example');
    expect(heard(await desk.as('yolanda', 'whatsapp').say(code), 'yolanda')).toContain(wrong);
  });

  story('is replaced by the next', async (desk) => {
    const first = await claimed(desk);
    const second = codeIn(await desk.as('xavier', 'whatsapp').say('vincular ana@mesa.example'), 'ana');
    expect(heard(await desk.as('xavier', 'whatsapp').say(first), 'xavier')).toContain(wrong);
    expect(heard(await desk.as('xavier', 'whatsapp').say(second), 'xavier')).toContain('Listo');
  });

  story('is not sent more than three times an hour, neither from one address nor to one person', async (desk) => {
    const xavier = desk.as('xavier', 'whatsapp');
    for (let n = 0; n < 3; n += 1) expect(codeIn(await xavier.say('vincular ana'), 'ana')).not.toBe('no code');
    const fourth = await xavier.say('vincular bob');
    expect(heard(fourth, 'xavier')).toContain('Espera una hora');
    expect(heard(fourth, 'bob')).toBe('');
    expect(heard(await xavier.say('vincular bob'), 'xavier')).toBe('');
    const other = await desk.as('yolanda', 'whatsapp').say('vincular ana');
    expect(heard(other, 'yolanda')).toContain('Si ana es de alguien de la empresa');
    expect(heard(other, 'ana')).toBe('');
    await desk.wait('PT61M');
    expect(codeIn(await xavier.say('vincular ana'), 'ana')).not.toBe('no code');
  });

  story('is blocked by whoever did not ask for it, for a day', async (desk) => {
    const code = await claimed(desk);
    const blocked = await desk.as('ana', 'slack').tap('Bloquear');
    expect(heard(blocked, 'ana')).toContain('Gracias por avisar');
    expect(heard(await desk.as('xavier', 'whatsapp').say(code), 'xavier')).toContain(wrong);
    await desk.wait('PT2H');
    expect(heard(await desk.as('xavier', 'whatsapp').say('vincular ana'), 'ana')).toBe('');
    await desk.wait('P1D');
    expect(codeIn(await desk.as('xavier', 'whatsapp').say('vincular ana'), 'ana')).not.toBe('no code');
  });

  story('typed where it was received is sent to the right place', async (desk) => {
    const code = await claimed(desk);
    const lines = await desk.as('ana', 'slack').say(code);
    expect(heard(lines, 'ana')).toContain('escríbelo en la cuenta xavier de WhatsApp');
    expect(heard(await desk.as('xavier', 'whatsapp').say(code), 'xavier')).toContain('Listo');
  });

  story('stays good while others are asked for in vain', async (desk) => {
    await claimed(desk);
    await desk.as('xavier', 'whatsapp').say('vincular ana');
    const third = codeIn(await desk.as('xavier', 'whatsapp').say('vincular ana'), 'ana');
    await desk.as('xavier', 'whatsapp').say('vincular ana');
    expect(heard(await desk.as('xavier', 'whatsapp').say(third), 'xavier')).toContain('Listo');
  });

  story('does not take the place of what else is being asked', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await desk.as('xavier', 'whatsapp').say('vincular ana');
    await ana.say('sí');
    expect(await desk.ticket('INC-1')).toMatchObject({ requester: 'ana' });
  });

  story('typed twice at once links once', async (desk) => {
    const code = await claimed(desk);
    const lines = await desk.do({
      together: [
        { as: 'xavier', on: 'whatsapp', say: code },
        { as: 'xavier', on: 'whatsapp', say: code },
      ],
    });
    expect(heard(lines, 'xavier').match(/Listo, Ana/g)).toHaveLength(1);
    await desk.do({ repeat: 2 });
    expect(heard(await desk.as('ana', 'slack').say('cuentas'), 'ana').match(/vinculada el/g)).toHaveLength(1);
  });
});

describe('linked accounts', () => {
  story('are listed, and taken away again by their person', async (desk) => {
    await linked(desk);
    const ana = desk.as('ana', 'slack');
    const listed = heard(await ana.say('mis cuentas'), 'ana');
    expect(listed).toContain('WhatsApp: xavier (vinculada el');
    expect(listed).toContain('(del directorio)');
    const gone = await ana.say('desvincular whatsapp');
    expect(heard(gone, 'ana')).toContain('ya no está vinculada');
    expect(heard(gone, 'xavier')).toContain('Esta cuenta de WhatsApp ya no está vinculada');
    expect(heard(await desk.as('xavier', 'whatsapp').say('mis tickets'), 'xavier')).toContain('no reconozco esta cuenta');
  });

  story('are listed and taken away by administrators, and by nobody else', async (desk) => {
    await linked(desk);
    const marta = desk.as('marta', 'teams');
    expect(heard(await marta.say('cuentas ana'), 'marta')).toContain('WhatsApp: xavier');
    expect(heard(await marta.say('cuentas todas'), 'marta')).toContain('Ana Torres · WhatsApp: xavier');
    const luis = desk.as('luis', 'teams');
    for (const text of ['cuentas ana', 'cuentas todas', 'desvincular ana whatsapp'])
      expect(heard(await luis.say(text), 'luis')).toContain('solo quien administra');
    const gone = await marta.say('desvincular ana whatsapp');
    expect(heard(gone, 'marta')).toContain('de Ana Torres ya no está vinculada');
    expect(heard(gone, 'ana')).toContain('Marta Quispe desvinculó tu cuenta xavier de WhatsApp');
    expect(heard(await marta.say('cuentas todas'), 'marta')).toContain('Nadie ha vinculado cuentas');
  });

  story('of the directory stay, and say so', async (desk) => {
    expect(heard(await desk.as('ana', 'slack').say('desvincular slack'), 'ana')).toContain('viene del directorio');
    expect(heard(await desk.as('bob', 'slack').say('unlink teams'), 'bob')).toContain('comes from the directory');
  });

  story('are no longer where the desk writes once they are gone', async (desk) => {
    await linked(desk);
    await desk.as('xavier', 'whatsapp').say('hola');
    await reported(desk);
    await desk.as('xavier', 'whatsapp').say('hola');
    await desk.as('marta', 'teams').say('desvincular ana whatsapp');
    const lines = await desk.as('carlos', 'teams').say('tomar INC-1');
    expect(lines.filter(({ to }) => to === 'xavier')).toEqual([]);
    expect(last(lines, 'ana')).toMatchObject({ on: 'slack' });
  });

  story('words that only begin like the verb are read as what they are', async (desk) => {
    const lines = await desk.as('ana', 'slack').say('cuentas bloqueadas en sap, no puedo entrar');
    expect(last(lines, 'ana').choices).toContain('Abrir');
    await desk.as('ana', 'slack').tap('No es una solicitud');
    for (const text of ['vincular cuenta', 'vincular ana@mesa.example', 'vincular'])
      expect(heard(await desk.as('ana', 'slack').say(text), 'ana')).toContain('Ya te conozco aquí');
  });
});
