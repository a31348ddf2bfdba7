import { app, authentication, pages } from '@microsoft/teams-js';
import { createStore } from '../state/store.ts';
import type { Host } from './host.ts';
import { createTokenKeeper } from './token-keeper.ts';

/** Longer than this Teams does not take to answer. */
const answerMs = 8000;

const themes = { dark: 'dark', contrast: 'contrast' } as const;
const themeOf = (name: string): 'light' | 'dark' | 'contrast' => themes[name as keyof typeof themes] ?? 'light';

/** A link's part behind the page: a ticket's number, as the desk writes them. */
const ticketOf = (part: string | undefined): string | undefined =>
  part !== undefined && /^[A-Za-z]{2,5}-\d{1,12}$/.test(part) ? part.toUpperCase() : undefined;

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Teams does not answer')), answerMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** @throws where the page does not stand in Teams */
export async function openTeams(): Promise<Host> {
  await within(app.initialize());
  const context = await within(app.getContext()).catch((error: unknown) => {
    app.notifyFailure({ reason: app.FailedReason.Timeout });
    throw error;
  });
  const theme = createStore(themeOf(context.app.theme));
  app.registerOnThemeChangeHandler((name) => theme.update(() => themeOf(name)));
  const ticket = ticketOf(context.page.subPageId);
  return {
    language: context.app.locale.toLowerCase().startsWith('en') ? 'en' : 'es',
    theme,
    ...(ticket === undefined ? {} : { ticket }),
    token: createTokenKeeper(() => within(authentication.getAuthToken())),
    share: (number) => pages.shareDeepLink({ subPageId: number, subPageLabel: number }),
    ready: () => void app.notifySuccess(),
  };
}
