import { reported, type Desk } from './story.ts';
import type { Voice } from './run-scenario.ts';

/** Ana's INC-1, taken by Carlos and set waiting: Monday 2 March, 09:00, unless the clock was moved. */
export async function waiting(desk: Desk, words = 'esperar INC-1 solicitante ¿qué versión de Windows tienes?'): Promise<Voice> {
  await reported(desk);
  const carlos = desk.as('carlos', 'teams');
  await carlos.say('tomar INC-1');
  await carlos.say(words);
  return carlos;
}

/** An instant of 2026 in Lima, as it is printed: `03-02T09:00:00`. */
export const lima = (text: string): string => new Date(`2026-${text}-05:00`).toISOString();
export const state = async (desk: Desk): Promise<unknown> => (await desk.ticket('INC-1'))['state'];
/** Who read what until an instant, and when: only the desk's own words about waiting. */
export async function until(desk: Desk, instant: string): Promise<readonly string[]> {
  const lines = await desk.do({ until: instant });
  const ours = /espera tu respuesta|en espera de|por atendido|Anulé|vuelve a estar en proceso|Seguimos con/;
  return lines.filter(({ text, edited }) => !edited && ours.test(text)).map(({ at, to }) => `${at} ${to}`);
}
