import { describe, expect } from '@jest/globals';
import { heard, last, story, type Desk } from './story.ts';
import type { Voice } from './run-scenario.ts';

/** Bob's INC-1; an English-speaking agent works it. */
async function opened(desk: Desk): Promise<{ bob: Voice; agent: Voice }> {
  const bob = desk.as('bob', 'slack');
  await bob.say('the vpn does not connect');
  await bob.say('yes');
  const agent = desk.as('sofia', 'teams');
  await agent.say('language english');
  return { bob, agent };
}

describe('the whole day in English', () => {
  story('queue, take, note, reply, wait, resume, escalate, resolve', async (desk) => {
    const { bob, agent } = await opened(desk);
    expect(heard(await agent.say('queue'), 'sofia')).toMatch(/INC-1/);
    expect(heard(await agent.say('queue hr'), 'sofia')).toMatch(/empty/);
    expect(heard(await agent.say('take INC-1'), 'sofia')).toMatch(/INC-1 is yours/);
    expect(heard(await agent.say('take INC-1'), 'sofia')).toMatch(/already yours/);
    expect(heard(await agent.say('note INC-1 third time this week'), 'bob')).toBe('');
    expect(heard(await agent.say('reply INC-1 looking into it'), 'sofia')).toMatch(/Bob Wilson/);
    expect(heard(await desk.wait('PT11S'), 'bob')).toMatch(/looking into it/);
    expect(last(await agent.say('wait INC-1 requester which network are you on?'), 'bob')).toMatchObject({
      expects: { type: 'text' },
    });
    expect(heard(await bob.say('the guest wifi'), 'sofia')).toMatch(/the guest wifi/);
    expect(heard(await agent.say('wait INC-1 schedule until Wednesday 3pm'), 'sofia')).toMatch(/until Wed 4 Mar, 15:00/);
    await agent.say('resume INC-1');
    expect(heard(await agent.say('escalate INC-1 Fortinet: certificate expired'), 'bob')).toMatch(/Fortinet is looking at INC-1/);
    expect(last(await agent.say('resolve INC-1 new certificate'), 'bob')).toMatchObject({ choices: ['I agree', 'Not solved'] });
    expect(heard(await agent.say('resume INC-1'), 'sofia')).toMatch(
      /INC-1 is resolved, so it is not possible to resume it\. What you can do: record the conformity/,
    );
    expect(heard(await bob.say('conform INC-1'), 'bob')).toMatch(/INC-1 is closed/);
    expect(heard(await agent.say('reopen INC-1 it dropped again'), 'bob')).toMatch(/reopened INC-1/);
    expect(heard(await agent.say('cancel INC-1 replaced by another'), 'bob')).toMatch(/cancelled INC-1/i);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'cancelled', reopened: 1 });
  });

  story('every button of the card asks what it needs of whoever tapped it', async (desk) => {
    await opened(desk);
    const agent = desk.as('carlos', 'slack');
    await agent.tap('Nota interna');
    expect(heard(await agent.say('revisar el certificado'), 'carlos')).toMatch(/Nota interna agregada a INC-1/);
    expect(last(await agent.tap('Responder'), 'carlos').text).toMatch(/Lo leerá Bob Wilson/);
    await agent.say('ya lo vemos');
    expect(heard(await desk.wait('PT11S'), 'bob')).toMatch(/ya lo vemos/);
    await agent.tap('Tomar');
    await agent.tap('Escalar');
    await agent.say('Fortinet: certificado vencido');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'escalated' });
    await agent.tap('En espera');
    await agent.tap('Repuestos');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'waiting', reason: 'parts' });
    await agent.tap('Reanudar');
    await agent.tap('Asignar');
    await agent.tap('Marta Quispe');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'in_progress', assignee: 'marta' });
  });

  story('a card that has moved on: what it once offered is answered with how things stand', async (desk) => {
    await opened(desk);
    const agent = desk.as('carlos', 'slack');
    await agent.tap('Tomar');
    await agent.say('resolver INC-1 certificado nuevo');
    const old = (await desk.do({ show: 'INC-1' })).length;
    expect(old).toBe(1);
    await expect(agent.tap('Resolver')).rejects.toThrow(/no message|offers/);
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved' });
  });

  story('a redelivered verb does its work once', async (desk) => {
    const { agent } = await opened(desk);
    await agent.say('take INC-1');
    await agent.say('resolve INC-1 new certificate');
    expect(heard(await desk.do({ repeat: 3 }), 'bob')).toBe('');
    expect(await desk.ticket('INC-1')).toMatchObject({ state: 'resolved', reopened: 0 });
  });
});
