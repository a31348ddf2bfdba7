import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { entrances, events, methods } from '../../../adapters/slack/send/methods.ts';

interface Manifest {
  readonly features: {
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly shortcuts: readonly { readonly type: string; readonly callback_id: string; readonly name: string }[];
    readonly slash_commands: readonly { readonly command: string; readonly url: string; readonly should_escape: boolean }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
    readonly interactivity: {
      readonly is_enabled: boolean;
      readonly request_url: string;
      readonly message_menu_options_url: string;
    };
  };
}

const folder = 'adapters/slack';
const manifest = parse(readFileSync(`${folder}/manifest.yaml`, 'utf8')) as Manifest;
const code = readdirSync(folder, { encoding: 'utf8', recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

describe('the manifest asks for what the program uses, and for nothing else', () => {
  test('scopes', () => {
    const used = [...Object.values(methods).flatMap(({ scopes }) => scopes), ...Object.values(events).flat(), 'commands'];
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set(used)].sort());
  });

  test('every method that is called is in the table, and every one of the table is called', () => {
    const named = /'((?:apps|auth|chat|conversations|files|users|views)\.[a-zA-Z.]+)'/g;
    const called = code
      .filter((text) => !text.includes('export const methods'))
      .flatMap((text) => [...text.matchAll(named)].map(([, name]) => name!));
    const clients = code.some((text) => text.includes('.apps.connections.open(')) ? ['apps.connections.open'] : [];
    expect([...new Set([...called, ...clients])].sort()).toEqual(Object.keys(methods).sort());
  });

  test('events', () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(Object.keys(events).sort());
    const receive = readFileSync(`${folder}/receive/receive.ts`, 'utf8');
    for (const event of new Set(Object.keys(events).map((name) => name.split('.')[0]!)))
      expect(receive).toContain(`case '${event}':`);
  });

  test('the command, the shortcuts and the Home tab', () => {
    const { shortcuts, slash_commands: commands, app_home: home } = manifest.features;
    expect(commands.map(({ command }) => command)).toEqual([entrances.command]);
    expect(commands.every(({ should_escape: escaped }) => escaped)).toBe(true);
    expect(shortcuts.map(({ type, callback_id: callback }) => [type, callback])).toEqual([
      ['message', entrances.createTicket],
      ['global', entrances.newRequest],
    ]);
    expect(shortcuts.every(({ name }) => name.length <= 24)).toBe(true);
    expect(home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false });
  });

  test('all of it arrives at the one address', () => {
    const { event_subscriptions: subscriptions, interactivity } = manifest.settings;
    const urls = [
      subscriptions.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
      manifest.features.slash_commands[0]?.url,
    ];
    expect(interactivity.is_enabled).toBe(true);
    expect(urls.map((url) => new URL(url ?? '').pathname)).toEqual(urls.map(() => '/slack/events'));
  });
});
