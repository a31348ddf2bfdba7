import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { createTabTokens } from '../../../adapters/teams/sso.ts';
import type { ReadBearer } from '../../../adapters/web/bearer.ts';
import { appId, objectIdOf, startTokenService, tenant } from '../../fakes/tab-tokens.ts';
import type { Minted, TokenService } from '../../fakes/tab-tokens.ts';
import { toAna } from '../../fakes/web-desk.ts';
import { describePage, say } from '../../fakes/web-page.ts';

let tokens: TokenService;
beforeAll(async () => void (tokens = await startTokenService()));
afterAll(() => tokens.stop());

const people: Readonly<Record<string, string>> = { [objectIdOf(1)]: 'ana', [objectIdOf(5)]: 'carlos' };

/** Tokens that the desk was shown, and those that have ended before their time. */
const [seen, ended]: [string[], string[]] = [[], []];
const always = { ended: false };

const bearer: ReadBearer = async (token) => {
  seen.push(token);
  if (always.ended || ended.includes(token)) return { is: 'refused' };
  const where = { openIdMetadataUrl: tokens.metadataUrl, tokenIssuer: tokens.issuer };
  const app = { appId, appPassword: 'x', tenantId: tenant, allowedTenants: [tenant] };
  const found = await createTabTokens({ anonymous: false, ...app, ...where })(token);
  if (found.is !== 'known') return { is: found.is };
  const person = people[found.objectId];
  return person === undefined ? { is: 'stranger' } : { is: 'known', person, until: found.until };
};

interface Teams {
  readonly theme?: string;
  readonly locale?: string;
  readonly subEntityId?: string;
  /** What the next token is like; `undefined`: Teams gives none. */
  readonly minted?: () => Minted | undefined;
  readonly options?: BrowserContextOptions;
}

interface OpenTab {
  readonly page: Page;
  readonly tab: Frame;
  readonly complaints: readonly string[];
}

const hostAddress = 'https://teams.microsoft.com/mesa';

/** Links that nobody has opened. */
const links = new Set(['a1'.repeat(16)]);

describePage(
  'the page for people who sign in',
  ({ desk, blank }) => {
    /** Teams, as far as a tab can tell, with the tab in it. */
    const openTab = async (teams: Teams = {}): Promise<OpenTab> => {
      const { theme = 'default', locale = 'es-pe', subEntityId, minted = () => ({}), options } = teams;
      const { page, complaints } = await blank(options);
      const context = { theme, locale, entityId: 'mesa', subEntityId, userObjectId: objectIdOf(1), tid: tenant };
      await page.exposeFunction('mintToken', async () => {
        const like = minted();
        return like === undefined ? undefined : tokens.mint(like);
      });
      await page.addInitScript(`window.hostSettings = ${JSON.stringify({ tab: `${desk().url}/tab`, context })}`);
      const body = await readFile('test/fixtures/web/teams-host.html', 'utf8');
      await page.route(hostAddress, (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.route('https://res.cdn.office.net/**', (route) => route.abort());
      await page.goto(hostAddress);
      const handle = await page.waitForSelector('iframe');
      const tab = await handle.contentFrame();
      if (tab === null) throw new Error('there is no tab');
      await tab.locator('main').waitFor();
      return { page, tab, complaints };
    };
    const heardBy = (page: Page): Promise<readonly { readonly func: string; readonly args: readonly unknown[] }[]> =>
      page.evaluate('window.heard');

    test('signs in by itself, converses, and tells Teams that it is there', async () => {
      const { page, tab, complaints } = await openTab();
      await say(tab.locator('body'), 'no puedo imprimir');
      await tab.getByRole('button', { name: 'Registrar' }).click();
      await tab.getByText('quedó registrado').waitFor();
      expect(desk().heard).toMatchObject([
        { kind: 'message', sender: { userId: 'ana' } },
        { kind: 'choice', sender: { userId: 'ana' } },
      ]);
      expect(await tab.getByText('Demostración').count()).toBe(0);
      expect(await tab.evaluate("performance.getEntriesByType('resource').map(({ name }) => name).join()")).toContain(
        'open-teams',
      );
      expect((await heardBy(page)).map(({ func }) => func)).toEqual(
        expect.arrayContaining(['initialize', 'getContext', 'authentication.getAuthToken', 'appInitialization.success']),
      );
      expect(await page.context().cookies()).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('looks as Teams does, also when that changes', async () => {
      const { page, tab } = await openTab({ theme: 'dark', locale: 'en-us' });
      const theme = (): Promise<string> => tab.evaluate<string>('document.documentElement.dataset.theme');
      expect(await theme()).toBe('dark');
      await tab.getByRole('button', { name: 'Español' }).click();
      await tab.getByRole('button', { name: 'English' }).waitFor();
      for (const [teams, own] of [
        ['contrast', 'contrast'],
        ['default', 'light'],
        ['glass', 'light'],
        ['dark', 'dark'],
      ]) {
        await page.evaluate(`window.changeTheme('${teams}')`);
        await tab.locator(`html[data-theme=${own}]`).waitFor({ state: 'attached' });
      }
      // Its own choice of looks, and its own way out, are not offered.
      expect(await tab.getByRole('button', { name: 'Ajustes' }).count()).toBe(0);
    });

    test('opens the ticket that a link names, and gives the link to it', async () => {
      const { page, tab } = await openTab({ subEntityId: 'inc-1' });
      await tab.getByText('San Isidro').waitFor();
      await tab.getByRole('button', { name: 'Compartir INC-1' }).click();
      const shared = (await heardBy(page)).find(({ func }) => func === 'shareDeepLink');
      expect(shared?.args).toContain('INC-1');
    });

    test('goes on with a new token when one has ended, and loses nothing of what is written', async () => {
      const asked: string[] = [];
      const { page, tab } = await openTab({
        minted: () => {
          asked.push('a token');
          return { claims: { jti: String(asked.length) } };
        },
      });
      const words = tab.getByRole('textbox', { name: /Escribe a la mesa/ });
      await words.fill('una frase');
      const before = asked.length;
      // What the page holds is no longer good, though it says so of itself.
      ended.push(...seen);
      await page.keyboard.press('Enter');
      await tab.getByText('Te leo: una frase').waitFor();
      expect(asked.length).toBeGreaterThan(before);
      // No token is good for a while: what was written stays, and goes when one is.
      always.ended = true;
      await say(tab.locator('body'), 'otra frase');
      await tab.getByText('La sesión terminó').waitFor();
      always.ended = false;
      await tab.getByRole('button', { name: 'Reintentar' }).click();
      await tab.getByText('Te leo: otra frase').waitFor();
      expect(desk().heard).toHaveLength(2);
    });

    test('asks for a new token before one ends', async () => {
      const asked: string[] = [];
      const { tab } = await openTab({
        minted: () => {
          asked.push('a token');
          return { lasts: 100 };
        },
      });
      await say(tab.locator('body'), 'hola');
      await tab.getByText('Te leo: hola').waitFor();
      expect(asked.length).toBeGreaterThan(3);
    });

    test('says politely that it does not know somebody, and that Teams gave no name', async () => {
      const { tab: unknown } = await openTab({ minted: () => ({ claims: { oid: objectIdOf(9) } }) });
      await unknown.getByRole('heading', { name: 'Todavía no te conozco por aquí' }).waitFor();
      const state = { given: false };
      const { tab } = await openTab({ minted: () => (state.given ? {} : undefined) });
      await tab.getByRole('heading', { name: 'No pude confirmar quién eres' }).waitFor();
      state.given = true;
      await tab.getByRole('button', { name: 'Intentar otra vez' }).click();
      await tab.getByRole('textbox', { name: /Escribe a la mesa/ }).waitFor();
    });

    test('fetches files with its token', async () => {
      const { page, tab } = await openTab();
      await tab
        .locator('input[type=file]')
        .setInputFiles({ name: 'nota.txt', mimeType: 'text/plain', buffer: Buffer.from('hola') });
      await tab.getByText('nota.txt').waitFor();
      await say(tab.locator('body'), 'ahí va');
      await tab.getByText('Te leo: ahí va').waitFor();
      const [heard] = desk().heard;
      const [attached] = heard?.kind === 'message' ? heard.attachments : [];
      expect(attached).toMatchObject({ name: 'nota.txt' });
      const file = { id: attached?.ref.split(':').at(-1) ?? '', name: 'nota.txt', contentType: 'text/plain', size: 4 };
      await desk().channel.send(toAna('f1', 'Mira', { files: [file] }));
      const [download] = await Promise.all([page.waitForEvent('download'), tab.getByRole('link', { name: 'nota.txt' }).click()]);
      expect(download.suggestedFilename()).toBe('nota.txt');
      expect(await readFile(await download.path(), 'utf8')).toBe('hola');
    });

    test('cannot be framed by anybody else, and leads to the page where there is no Teams', async () => {
      const { page } = await blank();
      await page.route('https://evil.example/', (route) =>
        route.fulfill({ contentType: 'text/html', body: `<iframe src="${desk().url}/tab"></iframe>` }),
      );
      await page.goto('https://evil.example/');
      await expect(async () => page.frames()[1]?.getByRole('heading').waitFor({ timeout: 1500 })).rejects.toThrow();
      await page.goto(`${desk().url}/tab`);
      await page.getByRole('heading', { name: 'Esta dirección es para Teams' }).waitFor();
      await page.getByRole('link', { name: 'Abrir la página' }).click();
      await page.getByText('Escribe «web» a la mesa').waitFor();
    });

    test('lets in by a link of the desk, once', async () => {
      const { page, complaints } = await blank();
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(request.url()));
      const address = `${desk().url}/web/enter#${'a1'.repeat(16)}`;
      await page.goto(address);
      await page.getByRole('textbox', { name: /Escribe a la mesa/ }).waitFor();
      // It stands neither in the address nor in the history.
      expect(page.url()).toBe(`${desk().url}/`);
      await page.reload();
      await say(page.locator('body'), 'hola');
      await page.getByText('Te leo: hola').waitFor();
      expect(desk().heard).toMatchObject([{ sender: { userId: 'ana' } }]);
      // Of Teams' library nothing is loaded where there is no Teams.
      expect(loaded.filter((one) => one.includes('open-teams'))).toEqual([]);
      expect(loaded.filter((one) => /\/assets\/.*\.js$/.test(one)).length).toBeGreaterThan(0);
      const { page: other } = await blank();
      await other.goto(address);
      await other.getByRole('alert').getByText('Este enlace ya no sirve').waitFor();
      await other.getByText('Escribe «web» a la mesa').waitFor();
      expect(complaints).toEqual([]);
    });

    test('copies the link to a ticket', async () => {
      links.add('b2'.repeat(16));
      const { page } = await blank({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.goto(`${desk().url}/web/enter#${'b2'.repeat(16)}`);
      await page.getByRole('textbox', { name: /Escribe a la mesa/ }).waitFor();
      await page.goto(`${desk().url}/#/tickets/INC-1`);
      await page.getByRole('button', { name: 'Copiar el enlace a INC-1' }).click();
      await page.getByText('Enlace copiado').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${desk().url}/#/tickets/INC-1`);
    });
  },
  () => ({ demo: false, bearer, signIn: { redeem: async (token) => (links.delete(token) ? 'ana' : undefined) } }),
);
