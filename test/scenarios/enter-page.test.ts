import { describe, expect, test } from '@jest/globals';
import { temporaryStore } from '../fakes/temporary-store.ts';
import { openStory, type Story } from './run-scenario.ts';
import { heard, last, story } from './story.ts';

const link = /https:\/\/mesa\.example\/web\/enter#[0-9a-f]{32}\b/;

/** A story on a desk whose page has an address. */
function withPage(title: string, tell: (desk: Story) => Promise<void>): void {
  test(title, async () => {
    const desk = await openStory(undefined, undefined, { publicUrl: 'https://mesa.example' });
    try {
      await tell(desk);
    } finally {
      await desk.close();
    }
  });
}

describe('the way to the page', () => {
  withPage('is a link, on each channel and in each language', async (desk) => {
    for (const words of ['web', 'página', 'Pagina', 'abrir la pagina', 'página web'])
      expect(heard(await desk.as('ana', 'slack').say(words), 'ana')).toMatch(link);
    expect(heard(await desk.as('bob', 'whatsapp').say('open the page'), 'bob')).toMatch(/It works once, for 10 minutes/);
    expect(heard(await desk.as('luis', 'teams').command('web'), 'luis')).toMatch(link);
  });

  withPage('is another each time, and not more than five at once', async (desk) => {
    const ana = desk.as('ana', 'slack');
    const links = new Set<string>();
    for (let count = 0; count < 5; count += 1) links.add(link.exec(heard(await ana.say('web'), 'ana'))?.[0] ?? '');
    expect(links.size).toBe(5);
    expect(heard(await ana.say('web'), 'ana')).toContain('Ya te envié varios enlaces');
    expect(heard(await desk.as('bob', 'slack').say('web'), 'bob')).toMatch(link);
    await desk.do({ wait: 'PT10M' });
    expect(heard(await ana.say('web'), 'ana')).toMatch(link);
  });

  test('stands nowhere in the store, once it opens nothing any more', async () => {
    const place = await temporaryStore();
    const desk = await openStory(place, undefined, { publicUrl: 'https://mesa.example' });
    const stored = async (name: 'outbox' | 'passes'): Promise<string> => {
      const found: unknown[] = [];
      for await (const one of place.store.scan(name)) found.push(one);
      return JSON.stringify(found);
    };
    await desk.as('ana', 'slack').say('web');
    expect(await stored('outbox')).toMatch(link);
    expect(await stored('passes')).not.toMatch(/enter#/);
    await desk.do({ wait: 'PT10M' });
    expect(await stored('outbox')).toContain('web.expired');
    expect(await stored('outbox')).not.toContain('/web/enter');
    expect(await stored('passes')).toBe('[]');
    await desk.close();
  });

  withPage('leaves the question open that is being asked', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    const lines = await ana.say('web');
    expect(heard(lines, 'ana')).toMatch(link);
    expect(last(lines, 'ana').choices).toContain('Abrir');
    expect(last(await ana.tap('Abrir'), 'ana').ticket).toBe('INC-1');
  });

  withPage('is not needed by who is there, and not meant by who only speaks of one', async (desk) => {
    expect(heard(await desk.as('ana', 'web').say('web'), 'ana')).toContain('Ya estás en la página');
    const lines = await desk.as('ana', 'slack').say('la página web de ventas no carga');
    expect(heard(lines, 'ana')).not.toMatch(link);
    expect(last(lines, 'ana').choices).toContain('Abrir');
    expect(heard(await desk.as('xavier', 'slack').say('web'), 'xavier')).toContain('no reconozco esta cuenta');
  });

  story('is not there where nobody gave the page an address', async (desk) => {
    expect(heard(await desk.as('ana', 'slack').say('web'), 'ana')).toContain('todavía no tiene una página');
    expect(heard(await desk.as('bob', 'teams').command('web'), 'bob')).toContain('has no page yet');
    expect(heard(await desk.as('ana', 'slack').say('ayuda web'), 'ana')).toContain('un enlace para entrar a la página');
  });
});
