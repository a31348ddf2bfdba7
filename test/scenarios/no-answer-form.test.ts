import { expect } from '@jest/globals';
import { heard, story, type Desk } from './story.ts';

async function atReason(desk: Desk) {
  const ana = desk.as('ana', 'slack');
  for (const words of ['necesito una laptop', 'sí', 'T14', '20/03']) await ana.say(words);
  return ana;
}

for (const words of ['ok', 'sí', 'no', 'no sé', '?', '👍', '¿qué pongo?', 'no entiendo']) {
  story(`"${words}" where a reason is needed is asked about once, and then taken`, async (desk) => {
    const ana = await atReason(desk);
    const asked = heard(await ana.say(words), 'ana');
    expect(asked).toContain(`Si prefieres dejar «${words}», escríbelo otra vez.`);
    expect(asked).toContain('¿Para qué la necesitas?');
    expect(heard(await ana.say(words), 'ana')).toContain('¿Con algún accesorio?');
  });
}

for (const words of ['x', 'trabajo', 'Luis', 'porque se rompió', 'equipo', 'ok, para viajar'])
  story(`"${words}" is taken at once`, async (desk) => {
    const ana = await atReason(desk);
    expect(heard(await ana.say(words), 'ana')).toContain('¿Con algún accesorio?');
  });

story('another answer is taken after the question was asked once more', async (desk) => {
  const ana = await atReason(desk);
  await ana.say('ok');
  await ana.say('viajo mucho');
  expect(heard(await ana.say('omitir'), 'ana')).toContain('Motivo: viajo mucho');
});

for (const words of ['¿cómo cambio mi clave?', 'how do I change my password?'])
  story(`"${words}" where a reason is asked is answered, and the form waits`, async (desk) => {
    const ana = await atReason(desk);
    expect(heard(await ana.say(words), 'ana')).toContain('Cambiar o recuperar tu contraseña');
    expect(heard(await ana.say('continuar'), 'ana')).toContain('¿Para qué la necesitas?');
  });
