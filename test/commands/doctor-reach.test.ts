import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { checkReach } from '../../src/commands/doctor/check-reach.ts';
import { checkTemplates } from '../../src/commands/doctor/check-templates.ts';
import type { Finding } from '../../src/commands/doctor/finding.ts';
import { readConfiguration } from '../../src/commands/read-configuration.ts';
import type { Person, Team } from '../../src/domain/person.ts';

const lines = (findings: readonly Finding[]) => findings.map(({ ok, about, says }) => `${ok ? '✓' : '✗'} ${about}: ${says}`);
const { definitions } = await readConfiguration(fileURLToPath(new URL('../../config', import.meta.url)));

const slack = { botToken: 'xoxb', signingSecret: 's' };
const teams = { anonymous: true } as const;
const whatsapp = { token: 't', phoneNumberId: '1', appSecret: 's', verifyToken: 'v' };

describe('rooms and people', () => {
  const look = (environment: object, more: object = {}) =>
    lines(
      checkReach({
        environment: { demo: false, ...environment },
        definitions,
        places: [],
        linked: new Set(),
        ...more,
      }),
    );
  const withTeams = (...rooms: readonly Partial<Team['room']>[]) => ({
    ...definitions,
    teams: new Map(rooms.map((room, at) => [`t${at}`, { id: `t${at}`, label: { es: 'T', en: 'T' }, room } as Team])),
  });

  test('nothing is said where the page is all there is', () => {
    expect(look({ demo: true })).toEqual([]);
  });

  test('the demo desk on Slack', () => {
    expect(look({ slack, publicUrl: 'https://mesa.example' })).toEqual([
      '✓ room mesa: on Slack, the channel #mesa by its name',
      '✓ room rrhh: on the page',
      '✓ room sedes: on the page',
      `✓ people: ${definitions.people.size} of ${definitions.people.size} people can be reached`,
    ]);
  });

  test('a room that the desk does not see on Slack', () => {
    expect(look({ slack, demo: true }, { unseen: new Set(['mesa']) })[0]).toBe(
      '✗ room mesa: the desk sees no channel #mesa on Slack; make it, invite the bot (/invite @Mesa), or write its id into teams.yaml as room.address',
    );
  });

  test('a room on a page that nobody gets into', () => {
    expect(look({ teams }).slice(0, 2)).toEqual([
      '✗ room mesa: Slack is off, so it is on the page, which is closed; set PUBLIC_URL, or write a room on a channel that is on into teams.yaml',
      '✗ room rrhh: on the page, which is closed; set PUBLIC_URL, or write a room on a channel that is on into teams.yaml',
    ]);
  });

  test('a room without an address on Teams names the places lately seen', () => {
    const at = new Date();
    const places = [
      {
        id: 'teams:19:a',
        version: 1,
        schema: 1,
        channel: 'teams',
        address: '19:a@thread.tacv2',
        name: 'Mesa › General',
        seenAt: at,
        kept: {},
      },
      {
        id: 'teams:x',
        version: 1,
        schema: 1,
        channel: 'teams',
        address: '00000000-0000-4000-8000-000000000001',
        name: 'Ana Torres',
        seenAt: at,
        kept: {},
      },
    ];
    const shown = {
      definitions: withTeams(
        { channel: 'teams' },
        { channel: 'teams', address: '19:b' },
        { channel: 'slack' },
        { channel: 'whatsapp' },
      ),
    };
    expect(look({ teams, demo: true }, { ...shown, places }).slice(0, 4)).toEqual([
      '✗ room t0: it has no address on Teams; write it into teams.yaml as room.address (lately seen: Mesa › General = 19:a@thread.tacv2)',
      '✓ room t1: on Teams, 19:b',
      '✓ room t2: Slack is off, so it is on the page',
      '✗ room t3: a room cannot be on whatsapp; write slack, teams or web in teams.yaml',
    ]);
    expect(look({ teams }, shown)[0]).toContain('mention the bot in that channel and look here again');
  });

  test('whoever works in a team must be reached; others may link an account', () => {
    const person = (id: string, more: Partial<Person>): [string, Person] => [
      id,
      { id, name: id, kind: 'employee', roles: [], teams: [], addresses: {}, ...more },
    ];
    const people = (...all: readonly [string, Person][]) => ({ definitions: { ...definitions, people: new Map(all) } });
    const agent = person('eva', { teams: [{ team: 'mesa', role: 'agent' }] });
    const other = person('leo', {});
    const reached = person('ana', { addresses: { whatsapp: '51' } });
    expect(look({ whatsapp }, people(other, reached)).at(-1)).toBe(
      '✓ people: 1 of 2 people can be reached; the others link an account when they write',
    );
    expect(look({ whatsapp }, people(agent, reached)).at(-1)).toBe(
      '✗ people: 1 of 2 people can be reached, and not these, who work in a team: eva; give them an address of a channel that is on in people.yaml, or switch another on',
    );
    expect(look({ whatsapp }, { ...people(agent, reached), linked: new Set(['eva']) }).at(-1)).toBe(
      '✓ people: 2 of 2 people can be reached',
    );
    expect(look({ whatsapp }, people(other)).at(-1)).toMatch(/^✗ people: 0 of 1 people can be reached; give them/);
    expect(look({ whatsapp, demo: true }, people(agent, other)).at(-1)).toBe('✓ people: 2 of 2 people can be reached');
  });
});

describe('templates', () => {
  test('of the demo desk cover what comes unasked; none are needed where WhatsApp is off', () => {
    expect(lines(checkTemplates({ whatsapp }, definitions))[0]).toMatch(
      /^✓ whatsapp templates: \d+; what has none goes to another channel, or is held$/,
    );
    expect(checkTemplates({}, definitions)).toEqual([]);
    const { templates: _none, ...without } = definitions;
    expect(lines(checkTemplates({ whatsapp }, without))[0]).toMatch(
      /^✗ whatsapp templates: none for approval\.ask, .*; add them to/,
    );
  });
});
