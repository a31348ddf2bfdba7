import { describe, expect } from '@jest/globals';
import { heard, story } from './story.ts';

const line = (lines: Parameters<typeof heard>[0], who: string): string | undefined =>
  heard(lines, who)
    .split('\n')
    .find((one) => /Entendido mal|Misunderstood/.test(one));

describe('the report says how well people were understood', () => {
  story('how many were corrected of how many, and the commonest confusion, in nobody’s words', async (desk) => {
    const [ana, bob, carlos] = [desk.as('ana', 'slack'), desk.as('bob', 'slack'), desk.as('carlos', 'teams')];
    await ana.say('no puedo imprimir la lista secreta');
    await ana.tap('Abrir');
    expect(line(await carlos.say('informe'), 'carlos')).toBe('Entendido mal: 0 de 1 (0 %)');
    await desk.wait('PT10M');
    await bob.say('the vpn keeps dropping');
    await bob.tap('Correct it');
    await bob.tap('E-mail');
    await bob.tap('Open it');
    await carlos.say('categoría INC-1 correo');
    await desk.wait('PT10M');
    await ana.say('no puedo imprimir en el piso 2');
    await ana.tap('No es una solicitud');
    const said = await carlos.say('informe');
    expect(line(said, 'carlos')).toMatch(
      /^Entendido mal: 3 de 3 \(100 %\), sobre todo (Impresión|Red e internet) → (Correo|otra cosa) \(1\)$/,
    );
    expect(heard(said, 'carlos')).not.toMatch(/secreta|vpn/);
    await desk.as('sofia', 'slack').say('category INC-1 impresión');
    expect(line(await carlos.say('report'), 'carlos')).toMatch(/^(Entendido mal|Misunderstood): 2 /);
  });

  story('to those who see reports, of what their teams do', async (desk) => {
    const ana = desk.as('ana', 'slack');
    await ana.say('no puedo imprimir');
    await ana.tap('Corregir');
    await ana.tap('Correo');
    await ana.tap('Abrir');
    expect(line(await desk.as('marta', 'slack').say('informe'), 'marta')).toBe(
      'Entendido mal: 1 de 1 (100 %), sobre todo Impresión → Correo (1)',
    );
    expect(line(await desk.as('ana', 'slack').say('informe'), 'ana')).toBeUndefined();
  });
});
