import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { WebChannelOptions } from '../../adapters/web/index.ts';
import { describeWithChromium } from './chromium.ts';
import { startTalkingDesk } from './talking-desk.ts';
import type { FakeDesk } from './web-desk.ts';

const run = promisify(execFile);
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page of elsewhere that frames ours here on loopback: in life ours is not on loopback.
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
];

/** Builds the page from its sources into a folder of its own, so that the tests never look at an older one. */
async function buildPage(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'mesa-page-'));
  const config = 'adapters/web/page/vite.config.ts';
  const words = [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    config,
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  // Jest says "test" here, which would make it another page than the one that people get.
  await run(process.execPath, words, { env: { ...process.env, NODE_ENV: 'production' } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const closeAll = (browser: Browser): Promise<unknown> => Promise.all(browser.contexts().map((context) => context.close()));
const launch = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: flags });

export interface OpenPage {
  readonly page: Page;
  /** What the browser complained about: script errors, and what the content security policy forbade. */
  readonly complaints: string[];
}

/** A built page, a browser, and for each test a fresh desk that talks. */
export interface PageBench {
  readonly desk: () => FakeDesk;
  /** A page in a browser profile of its own, which shows nothing yet. */
  readonly blank: (options?: BrowserContextOptions) => Promise<OpenPage>;
  /** Opens the page in a browser profile of its own, in Lima and in Spanish. */
  readonly open: (options?: BrowserContextOptions) => Promise<OpenPage>;
  /** Opens it and becomes Ana. */
  readonly enter: (options?: BrowserContextOptions) => Promise<OpenPage>;
}

async function blankPage(browser: Browser, options: BrowserContextOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught|Warning:/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

/** `describe` for tests of the page in a real browser; skipped with the reason where there is none. `channel`: how the desk is set up. */
export function describePage(
  name: string,
  body: (bench: PageBench) => void,
  channel: () => Partial<WebChannelOptions> = () => ({}),
): void {
  describeWithChromium(name, (executablePath) => {
    let built: Awaited<ReturnType<typeof buildPage>> | undefined;
    let browser: Browser | undefined;
    let desk: FakeDesk | undefined;
    const present = <T>(value: T | undefined): T => {
      if (value === undefined) throw new Error('the bench is used outside a test');
      return value;
    };
    beforeAll(async () => {
      [built, browser] = await Promise.all([buildPage(), launch(executablePath)]);
    }, 60_000);
    afterAll(() => Promise.all([browser?.close(), built?.remove()]));
    beforeEach(async () => {
      desk = await startTalkingDesk({ pageFolder: present(built).folder, ...channel() });
    });
    afterEach(async () => {
      await closeAll(present(browser));
      await present(desk).stop();
    });
    const blank: PageBench['blank'] = (options = {}) => blankPage(present(browser), options);
    const open: PageBench['open'] = async (options) => {
      const opened = await blank(options);
      await opened.page.goto(present(desk).url);
      return opened;
    };
    const enter: PageBench['enter'] = async (options) => {
      const opened = await open(options);
      await opened.page.getByRole('button', { name: /Ana Torres/ }).click();
      await opened.page.getByRole('textbox').first().waitFor();
      return opened;
    };
    body({ desk: () => present(desk), blank, open, enter });
  });
}

export const paneOf = (page: Page, name: string): Locator => page.getByRole('region', { name });

/** Writes a message in a pane and sends it. */
export async function say(pane: Locator, words: string): Promise<void> {
  await pane.getByRole('textbox', { name: /Escribe a la mesa|Write to the desk/ }).fill(words);
  await pane.page().keyboard.press('Enter');
}

/** What can be seen to be wrong with a page: things without a name, texts too faint to read, what sticks out of the window. */
export async function lookAt(page: Page, at: 'findNameless' | 'findFaint' | 'findOverflow'): Promise<readonly string[]> {
  await page.evaluate(await readFile('test/fixtures/web/look-at-page.js', 'utf8'));
  return page.evaluate<readonly string[]>(`lookAtPage.${at}()`);
}
